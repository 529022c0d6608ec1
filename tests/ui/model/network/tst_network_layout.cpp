#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/nn/initializer.h"
#include "ui/model/network/network_layout.h"

using namespace separatrix;

namespace {

const QRectF room(10, 20, 360, 300);
const std::vector<std::vector<int>> shapes{{2, 1},          {2, 4, 2},       {2, 16, 16, 2},
                                           {2, 64, 64, 10}, {2, 1, 1, 1, 2}, {2, 64, 64, 64, 64, 64, 64, 10}};

NetworkLayout laid_out(const std::vector<int>& counts, const std::vector<int>& scrolled = {}) {
    return network_layout(counts, scrolled, room, {});
}

int in_sight(const NetworkLayout& layout, int layer) {
    return static_cast<int>(std::count_if(layout.neurons.begin(), layout.neurons.end(),
                                          [&](const PlacedNeuron& neuron) { return neuron.id.layer == layer; }));
}

Predictor mlp(std::vector<int> hidden, int classes = 2) {
    Predictor predictor;
    predictor.architecture = {ModelKind::mlp, std::move(hidden), Activation::tanh, OutputKind::linear, 2, classes};
    predictor.network = initial_network(predictor.architecture, Initializer::uniform, 1);
    return predictor;
}

}  // namespace

class TestNetworkLayout : public QObject {
    Q_OBJECT
private slots:
    void nothingOverlapsOrLeavesTheRoom() {
        for (const auto& counts : shapes) {
            for (const QSizeF size : {QSizeF(360, 300), QSizeF(260, 180), QSizeF(800, 600)}) {
                const QRectF area(QPointF(10, 20), size);
                const NetworkLayout layout = network_layout(counts, {}, area, {});
                std::vector<QRectF> boxes;
                for (const PlacedNeuron& neuron : layout.neurons) {
                    QVERIFY(neuron.tile.width() >= 20);
                    QVERIFY(std::abs(neuron.tile.width() - neuron.tile.height()) < 1e-9);
                    boxes.push_back(neuron.caption.isEmpty() ? neuron.tile : neuron.tile.united(neuron.caption));
                }
                for (const PlacedMore& more : layout.more) boxes.push_back(more.rect);
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    QVERIFY(area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(boxes[i]));
                    for (std::size_t j = 0; j < i; ++j)
                        QVERIFY(!boxes[i].adjusted(0.5, 0.5, -0.5, -0.5).intersects(boxes[j]));
                }
            }
        }
    }
    void everyNeuronIsSeenOrCounted() {
        for (const auto& counts : shapes) {
            const NetworkLayout layout = laid_out(counts);
            for (int l = 0; l < static_cast<int>(counts.size()); ++l) {
                int hidden = 0;
                for (const PlacedMore& more : layout.more) hidden += more.layer == l ? more.count : 0;
                QCOMPARE(in_sight(layout, l) + hidden, counts[static_cast<std::size_t>(l)]);
                QVERIFY(in_sight(layout, l) >= 1);
            }
        }
    }
    void smallNetworksAreLargeAndCaptioned() {
        for (const auto& counts : {shapes[0], shapes[1]}) {
            const NetworkLayout layout = laid_out(counts);
            for (const PlacedNeuron& neuron : layout.neurons) {
                QVERIFY(neuron.tile.width() >= 40);
                QVERIFY(!neuron.caption.isEmpty());
            }
        }
        QCOMPARE(laid_out({2, 4, 2}).weights.size(), std::size_t{2 * 4 + 4 * 2});
    }
    void weightsJoinOnlyWhatIsInSight() {
        const NetworkLayout layout = laid_out({2, 64, 64, 10});
        QVERIFY(in_sight(layout, 1) < 20);
        QCOMPARE(static_cast<int>(layout.weights.size()), in_sight(layout, 0) * in_sight(layout, 1) +
                                                              in_sight(layout, 1) * in_sight(layout, 2) +
                                                              in_sight(layout, 2) * in_sight(layout, 3));
        for (const PlacedWeight& weight : layout.weights) {
            QVERIFY(layout.find(weight.id.target()));
            QVERIFY(weight.to.x() - weight.from.x() >= 15);
        }
    }
    void scrollsAndStopsAtTheEnds() {
        const std::vector<int> counts{2, 64, 64, 10};
        NetworkLayout layout = laid_out(counts, {0, 5, 1000, -7});
        QCOMPARE(layout.first_in_sight[1], 5);
        QCOMPARE(layout.first_in_sight[2], 64 - in_sight(layout, 2));
        QCOMPARE(layout.first_in_sight[3], 0);
        QVERIFY(layout.find(NeuronId{2, 63}));
        QVERIFY(!layout.find(NeuronId{1, 4}));
        layout = laid_out(counts, scrolled_to(layout, counts, {1, 40}));
        QVERIFY(layout.find(NeuronId{1, 40}));
        layout = laid_out(counts, scrolled_to(layout, counts, {1, 0}));
        QVERIFY(layout.find(NeuronId{1, 0}));
    }
    void whatLiesUnderTheCursor() {
        for (const auto& counts : {shapes[0], shapes[1], shapes[2]}) {
            const NetworkLayout layout = laid_out(counts);
            for (const PlacedNeuron& neuron : layout.neurons) {
                QCOMPARE(target_at(layout, neuron.tile.center()), NetworkTarget(neuron.id));
                if (neuron.id.layer > 0)
                    QCOMPARE(target_at(layout, neuron.bias),
                             NetworkTarget(WeightId{neuron.id.layer, neuron.id.index, WeightId::bias}));
            }
        }
        const NetworkLayout layout = laid_out({2, 4, 2});
        for (const PlacedWeight& weight : layout.weights) {
            // near its source the lines of one neuron are apart; a point of the curve itself is never another's
            const QPointF on_it = weight.curve().pointAtPercent(0.3);
            const auto found = target_at(layout, on_it);
            QVERIFY(std::holds_alternative<WeightId>(found));
            if (const auto* other = layout.find(std::get<WeightId>(found)); other->id != weight.id) {
                double nearest = 1e9;
                for (double t = 0; t <= 1; t += 0.002) {
                    const QPointF gap = other->curve().pointAtPercent(t) - on_it;
                    nearest = std::min(nearest, std::hypot(gap.x(), gap.y()));
                }
                QVERIFY(nearest < 1.5);
            }
        }
        QVERIFY(std::holds_alternative<std::monostate>(target_at(layout, room.topLeft() - QPointF(5, 5))));
    }
    void widthsAndDrags() {
        QVERIFY(weight_width(0, 2) > 0);
        QCOMPARE(weight_width(2, 2), weight_width(-2, 2));
        QVERIFY(weight_width(1, 2) < weight_width(2, 2));
        QCOMPARE(weight_width(9, 2), weight_width(2, 2));
        QVERIFY(bias_radius(0, 1, 6) > 1);
        QCOMPARE(bias_radius(-1, 1, 6), 6.0);
        QCOMPARE(dragged_by(100, 4, false), 4.0);
        QCOMPARE(dragged_by(-100, 4, true), -0.4);
        QVERIFY(dragged_by(1, 1e-9, false) > 0);  // also a network of zeros can be dragged
    }
    void arrowsReachEveryNumber() {
        const std::vector<int> counts{2, 3, 2};
        std::vector<NetworkTarget> reached{NeuronId{}};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const auto arrow : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                const auto next = walked(counts, reached[i], arrow);
                if (std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(next);
            }
        }
        QCOMPARE(reached.size(), std::size_t{7 + (2 * 3 + 3) + (3 * 2 + 2)});
        QCOMPARE(walked(counts, {}, Qt::Key_Down), NetworkTarget(NeuronId{}));
    }
    void tabWalksTheNeuronsAndLeaves() {
        const std::vector<int> counts{2, 3, 1};
        NetworkTarget at;
        for (const NeuronId expected : {NeuronId{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 0}}) {
            const auto next = next_neuron(counts, at, true);
            QVERIFY(next && *next == expected);
            at = *next;
        }
        QVERIFY(!next_neuron(counts, at, true));
        QVERIFY(*next_neuron(counts, {}, false) == (NeuronId{2, 0}));
        QVERIFY(*next_neuron(counts, NeuronId{1, 0}, false) == (NeuronId{0, 1}));
        QVERIFY(!next_neuron(counts, NeuronId{0, 0}, false));
    }
    void namesAndTexts() {
        const Document document;
        Predictor predictor = mlp({3});
        QCOMPARE(neuron_caption(predictor, document, {0, 0}), "x₁ Alfred");
        Document plain = document;
        plain.axes[1].name = "x2";  // no "x₂ x2"
        QCOMPARE(neuron_caption(predictor, plain, {0, 1}), "x₂");
        QCOMPARE(neuron_caption(predictor, document, {1, 1}), "tanh(z₂)");
        QCOMPARE(neuron_caption(predictor, document, {2, 1}), "p(likes)");
        predictor.network.layers[0].W(0, 1) = 9.02;
        predictor.network.layers[0].b(2) = -0.5;
        QCOMPARE(weight_text(predictor.network, {1, 0, 1}), "w₁₂⁽¹⁾ = +9.02");
        QCOMPARE(weight_text(predictor.network, {1, 2, WeightId::bias}), "b₃⁽¹⁾ = −0.500");
        QCOMPARE(weight_spoken(predictor, document, {1, 0, 1}), "weight of tanh(z₁) for x₂ Bruce: +9.02");
        QCOMPARE(weight_text(predictor.network, {1, 3, 0}), "");
        QVERIFY(!find_weight(predictor.network, {3, 0, 0}));
        QCOMPARE(neuron_counts(predictor.network), (std::vector<int>{2, 3, 2}));

        predictor = mlp({12, 12}, 3);
        QCOMPARE(neuron_caption(predictor, document, {2, 11}), "tanh(z₁₂⁽²⁾)");
        QCOMPARE(weight_name(predictor.network, {2, 11, 0}), "w₁₂,₁⁽²⁾");

        Predictor neuron;
        neuron.architecture = {ModelKind::neuron, {}, Activation::sigmoid, OutputKind::linear, 2, 2};
        neuron.network = initial_network(neuron.architecture, Initializer::zeros, 1);
        QCOMPARE(neuron_caption(neuron, document, {1, 0}), "p(likes)");
        QCOMPARE(weight_name(neuron.network, {1, 0, 1}), "w₂");
        QCOMPARE(weight_name(neuron.network, {1, 0, WeightId::bias}), "b");
        QCOMPARE(weight_scale(neuron.network, 1), 1.0);
    }
    void typedWeights() {
        QCOMPARE(weight_from_text(" −0,25 ").value(), -0.25);
        QVERIFY(!weight_from_text("abc"));
        QVERIFY(!weight_from_text("1e300"));
        QVERIFY(weight_refusal("abc").contains("abc"));
        QVERIFY(weight_refusal("1e300").contains("at most"));
        QVERIFY(!weight_refusal("").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNetworkLayout)
#include "tst_network_layout.moc"
