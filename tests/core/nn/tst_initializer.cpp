// core/nn/initializer.h: ranges, seeds, and what a change of architecture keeps.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

#include "core/math/random.h"
#include "core/nn/architecture.h"
#include "core/nn/initializer.h"

using namespace separatrix;

namespace {

constexpr std::array all_initializers{Initializer::zeros, Initializer::uniform, Initializer::glorot, Initializer::he};

Architecture mlp(std::vector<int> hidden, int classes = 3) {
    return {ModelKind::mlp, std::move(hidden), Activation::tanh, OutputKind::linear, 2, classes};
}

QByteArray seed_text(std::uint64_t seed) { return "seed " + QByteArray::number(qulonglong(seed)); }

/// Numbers that no initializer would draw, so that what was kept can be told from what is new.
template <class Parameters>
void mark(Parameters& parameters) {
    double next = 100;
    for (const auto& view : parameter_views(parameters))
        for (Index i = 0; i < view.size; ++i) view.data[i] = next++;
}

Network trained(const Architecture& architecture) {
    Network network = initial_network(architecture, Initializer::glorot, 1);
    mark(network);
    return network;
}

Network resized(const Network& network, const Architecture& from, const Architecture& to) {
    return resized_network(network, from, to, Initializer::glorot, 77);
}

/// The weights of every layer and neuron that both have, compared to the last bit.
bool same_block(const Layer& a, const Layer& b, Index rows, Index columns) {
    return a.W.topLeftCorner(rows, columns) == b.W.topLeftCorner(rows, columns) && a.b.head(rows) == b.b.head(rows);
}

Architecture random_mlp(Rng& rng, std::size_t layers) {
    std::vector<int> hidden;
    for (std::size_t l = 0; l < layers; ++l) hidden.push_back(1 + static_cast<int>(rng.below(8)));
    return mlp(hidden, 2 + static_cast<int>(rng.below(4)));
}

}  // namespace

class TestInitializer : public QObject {
    Q_OBJECT

private slots:
    void architectures_have_layers() {
        Architecture architecture = mlp({4, 5});
        QCOMPARE(architecture.layer_sizes(), (std::vector<int>{4, 5, 3}));
        QCOMPARE(architecture.layer_activation(1), Activation::tanh);
        QCOMPARE(architecture.layer_activation(2), Activation::identity);
        architecture.output = OutputKind::sigmoid;
        QCOMPARE(architecture.layer_activation(2), Activation::sigmoid);
        QCOMPARE(architecture.layer_activation(1), Activation::tanh);
        architecture.model = ModelKind::softmax;  // the hidden layers are the MLP's only
        QCOMPARE(architecture.layer_sizes(), std::vector<int>{3});
        QCOMPARE(architecture.layer_activation(0), Activation::sigmoid);
        architecture.model = ModelKind::neuron;
        QCOMPARE(architecture.layer_sizes(), std::vector<int>{1});
        QCOMPARE(architecture.layer_activation(0), Activation::tanh);
        architecture.model = ModelKind::regression;
        QCOMPARE(architecture.layer_sizes(), std::vector<int>{1});
        QCOMPARE(architecture.layer_activation(0), Activation::sigmoid);
    }

    void a_network_has_its_architectures_shapes() {
        for (const Initializer initializer : all_initializers) {
            const Network network = initial_network(mlp({4, 5}), initializer, 3);
            QCOMPARE(network.layers.size(), std::size_t{3});
            QCOMPARE(network.inputs(), Index{2});
            QCOMPARE(network.layers[1].W.rows(), Index{5});
            QCOMPARE(network.layers[1].W.cols(), Index{4});
            QCOMPARE(network.layers[1].b.size(), Index{5});
            QCOMPARE(network.layers[1].activation, Activation::tanh);
            QCOMPARE(network.outputs(), Index{3});
        }
    }

    void weights_are_drawn_as_promised_data() {
        QTest::addColumn<int>("initializer");
        QTest::addColumn<double>("range");     // of |w|; 0: any
        QTest::addColumn<double>("variance");  // of w, in a layer of 60 inputs and 40 outputs
        QTest::newRow("zeros") << int(Initializer::zeros) << 0.0 << 0.0;
        QTest::newRow("uniform") << int(Initializer::uniform) << 1.0 << 1.0 / 3;
        QTest::newRow("glorot") << int(Initializer::glorot) << std::sqrt(6.0 / 100) << 2.0 / 100;
        QTest::newRow("he") << int(Initializer::he) << 0.0 << 2.0 / 60;
    }

    void weights_are_drawn_as_promised() {
        QFETCH(int, initializer);
        QFETCH(double, range);
        QFETCH(double, variance);
        const auto kind = static_cast<Initializer>(initializer);
        double squares = 0;
        double sum = 0;
        double largest = 0;
        const int networks = 20;
        for (std::uint64_t seed = 0; seed < networks; ++seed) {
            const Layer layer = initial_network(mlp({60, 40}), kind, seed).layers[1];
            squares += layer.W.squaredNorm();
            sum += layer.W.sum();
            largest = std::max(largest, layer.W.cwiseAbs().maxCoeff());
            if (kind == Initializer::uniform)
                QVERIFY2(layer.b.cwiseAbs().maxCoeff() <= 1 && !layer.b.isZero(0), seed_text(seed));
            else
                QVERIFY2(layer.b.isZero(0), seed_text(seed));
        }
        const double count = 60.0 * 40 * networks;
        QVERIFY2(std::abs(squares / count - variance) <= 0.04 * variance, QByteArray::number(squares / count));
        QVERIFY2(std::abs(sum / count) <= 5 * std::sqrt(variance / count), QByteArray::number(sum / count));
        if (range > 0) QVERIFY2(largest <= range && largest > 0.999 * range, QByteArray::number(largest));
        if (kind == Initializer::he) QVERIFY(largest > 3.5 * std::sqrt(variance));  // a normal has tails
    }

    void the_same_seed_draws_the_same_weights() {
        for (const Initializer initializer : {Initializer::uniform, Initializer::glorot, Initializer::he}) {
            const Network network = initial_network(mlp({4, 5}), initializer, 9);
            QVERIFY(network == initial_network(mlp({4, 5}), initializer, 9));
            QVERIFY(!(network == initial_network(mlp({4, 5}), initializer, 10)));
            // no two neurons and no two layers start alike
            const Network square = initial_network(mlp({2, 2}, 2), initializer, 9);
            for (std::size_t l = 0; l < 3; ++l) {
                QVERIFY(square.layers[l].W.row(0) != square.layers[l].W.row(1));
                QVERIFY(square.layers[l].W != square.layers[(l + 1) % 3].W);
            }
        }
    }

    /// With He and uniform the numbers do not depend on n_out: a larger network contains the smaller one.
    void a_neurons_weights_depend_on_seed_layer_and_neuron_only() {
        for (const Initializer initializer : {Initializer::uniform, Initializer::he}) {
            const Network small = initial_network(mlp({3, 4}), initializer, 5);
            const Network large = initial_network(mlp({3, 6}), initializer, 5);
            QVERIFY(small.layers[0] == large.layers[0]);
            QVERIFY(same_block(small.layers[1], large.layers[1], 4, 3));
        }
    }

    void growing_keeps_every_neuron_to_the_last_bit() {
        const Architecture from = mlp({3, 4});
        const Network before = trained(from);
        const Network after = resized(before, from, mlp({5, 6}, 5));
        QCOMPARE(after.layers[0].W.rows(), Index{5});
        QCOMPARE(after.layers[1].W.rows(), Index{6});
        QCOMPARE(after.layers[1].W.cols(), Index{5});
        QCOMPARE(after.outputs(), Index{5});
        QVERIFY(same_block(after.layers[0], before.layers[0], 3, 2));
        QVERIFY(same_block(after.layers[1], before.layers[1], 4, 3));
        QVERIFY(same_block(after.layers[2], before.layers[2], 3, 4));
        // what is new is as initial_network would draw it, not a copy and not 0
        const Network fresh = initial_network(mlp({5, 6}, 5), Initializer::glorot, 77);
        QVERIFY(after.layers[0].W.bottomRows(2) == fresh.layers[0].W.bottomRows(2));
        QVERIFY(after.layers[1].W.rightCols(2) == fresh.layers[1].W.rightCols(2));
        QVERIFY(after.layers[1].W.bottomRows(2) == fresh.layers[1].W.bottomRows(2));
        QVERIFY(after.layers[2].W.rightCols(2) == fresh.layers[2].W.rightCols(2));
        QVERIFY(!after.layers[1].W.rightCols(2).isZero(0));
    }

    void laws_of_resizing() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const auto layers = static_cast<std::size_t>(rng.below(4));
            const Architecture a = random_mlp(rng, layers);
            const Architecture b = random_mlp(rng, layers);
            const Network network = trained(a);
            QVERIFY2(resized(network, a, a) == network, seed_text(seed));  // nothing changed

            const Network there = resized(network, a, b);
            const Network back = resized(there, b, a);
            QCOMPARE(there.outputs(), Index{b.classes});
            Architecture common = a;  // the neurons that both have survive the round trip
            for (std::size_t l = 0; l < layers; ++l) common.hidden[l] = std::min(a.hidden[l], b.hidden[l]);
            common.classes = std::min(a.classes, b.classes);
            Index columns = 2;
            for (std::size_t l = 0; l <= layers; ++l) {
                const Index rows = common.layer_sizes()[l];
                QVERIFY2(same_block(there.layers[l], network.layers[l], rows, columns), seed_text(seed));
                QVERIFY2(same_block(back.layers[l], network.layers[l], rows, columns), seed_text(seed));
                columns = rows;
            }

            // growing and shrinking back is no change at all
            Architecture larger = a;
            for (int& size : larger.hidden) size += 1 + static_cast<int>(rng.below(4));
            larger.classes += 1;
            QVERIFY2(resized(resized(network, a, larger), larger, a) == network, seed_text(seed));
        }
    }

    void a_hidden_layer_more_or_less() {
        const Architecture one = mlp({4});
        const Architecture two = mlp({4, 5});
        const Network before = trained(one);
        const Network more = resized(before, one, two);
        QVERIFY(more.layers[0] == before.layers[0]);
        const Network fresh = initial_network(two, Initializer::glorot, 77);
        QVERIFY(more.layers[1] == fresh.layers[1]);       // the inserted one starts random
        QVERIFY(more.layers[2].b == before.layers[1].b);  // the outputs stay outputs
        const Network less = resized(more, two, one);
        QVERIFY(less.layers[0] == before.layers[0]);
        QVERIFY(less.layers[1].b == before.layers[1].b);
        QVERIFY(less == before);  // taken away again: the same network
        const Architecture three = mlp({4, 4, 4});
        QVERIFY(resized(resized(before, one, three), three, one) == before);
        // without hidden layers the outputs look at the inputs: other connections
        const Network none = resized(before, one, mlp({}));
        QCOMPARE(none.layers.size(), std::size_t{1});
        QVERIFY(none.layers[0].W == initial_network(mlp({}), Initializer::glorot, 77).layers[0].W);
        QVERIFY(none.layers[0].b == before.layers[1].b);
    }

    void from_model_to_model() {
        const auto of = [](ModelKind model) {
            return Architecture{model, {4}, Activation::sigmoid, OutputKind::linear, 2, 2};
        };
        // K outputs stay K outputs; one output is not one of several
        const Network softmax = trained(of(ModelKind::softmax));
        QVERIFY(resized(softmax, of(ModelKind::softmax), of(ModelKind::mlp)).layers[1].b == softmax.layers[0].b);
        const Network neuron = trained(of(ModelKind::neuron));
        QVERIFY(resized(neuron, of(ModelKind::neuron), of(ModelKind::softmax)) ==
                initial_network(of(ModelKind::softmax), Initializer::glorot, 77));
        QVERIFY(resized(softmax, of(ModelKind::softmax), of(ModelKind::neuron)) ==
                initial_network(of(ModelKind::neuron), Initializer::glorot, 77));
        // another activation changes nothing but the activation
        Architecture relu = of(ModelKind::mlp);
        relu.activation = Activation::relu;
        const Network mlp_network = trained(of(ModelKind::mlp));
        Network changed = resized(mlp_network, of(ModelKind::mlp), relu);
        QCOMPARE(changed.layers[0].activation, Activation::relu);
        changed.layers[0].activation = Activation::sigmoid;
        QVERIFY(changed == mlp_network);
    }

    void moments_are_resized_like_the_weights() {
        QVERIFY(resized_moments({}, mlp({3}), mlp({5})).layers.empty());
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const Architecture a = random_mlp(rng, rng.below(4));
            const Architecture b = random_mlp(rng, rng.below(4));
            const Network network = trained(a);
            Gradients moments = zeros_like(network);
            mark(moments);  // the same marks as the weights
            const Network weights = resized_network(network, a, b, Initializer::zeros, 1);
            const Gradients resized = resized_moments(moments, a, b);
            QCOMPARE(resized.layers.size(), weights.layers.size());
            for (std::size_t l = 0; l < resized.layers.size(); ++l) {
                QVERIFY2(resized.layers[l].W == weights.layers[l].W, seed_text(seed));  // kept, or 0 where new
                QVERIFY2(resized.layers[l].b == weights.layers[l].b, seed_text(seed));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestInitializer)
#include "tst_initializer.moc"
