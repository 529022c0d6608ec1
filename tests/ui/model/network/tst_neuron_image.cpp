#include <QSignalSpy>
#include <QtTest>

#include "core/nn/initializer.h"
#include "ui/model/network/neuron_image.h"
#include "ui/model/network/neuron_map_feed.h"

using namespace separatrix;

namespace {

Predictor predictor_of(ModelKind model, Activation activation, int classes = 2) {
    Predictor predictor;
    predictor.architecture = {model, {2}, activation, OutputKind::linear, 2, classes};
    predictor.scale = {ScaleKind::range, {2.5, 2.5}, {0.4, 0.4}};
    predictor.network = initial_network(predictor.architecture, Initializer::zeros, 1);
    return predictor;
}

bool is_blue(QRgb pixel) { return qBlue(pixel) > qRed(pixel) + 40; }
bool is_orange(QRgb pixel) { return qRed(pixel) > qBlue(pixel) + 40; }
bool is_paper(QRgb pixel, const Theme& theme) {
    return std::abs(qRed(pixel) - theme.paper.red()) + std::abs(qBlue(pixel) - theme.paper.blue()) < 12;
}

}  // namespace

class TestNeuronImage : public QObject {
    Q_OBJECT
private slots:
    void inputsRunFromOrangeToBlue() {
        for (const Theme& theme : {light_theme(), dark_theme()}) {
            const Predictor predictor = predictor_of(ModelKind::mlp, Activation::tanh);
            const NeuronMaps maps = neuron_maps(predictor, {}, 21, 21);
            const QImage x1 = neuron_image(maps, predictor, {0, 0}, theme);
            QVERIFY(is_orange(x1.pixel(0, 10)) && is_paper(x1.pixel(10, 3), theme) && is_blue(x1.pixel(20, 10)));
            // x2 rises upwards
            const QImage x2 = neuron_image(maps, predictor, {0, 1}, theme);
            QVERIFY(is_blue(x2.pixel(10, 0)) && is_orange(x2.pixel(10, 20)));
        }
    }
    void paperIsTheMiddleOfEveryActivation() {
        const Theme theme = light_theme();
        for (const Activation activation : all_activations) {
            Predictor predictor = predictor_of(ModelKind::mlp, activation);
            predictor.network.layers[0].W(0, 0) = 6;
            const NeuronMaps maps = neuron_maps(predictor, {}, 21, 21);
            const QImage image = neuron_image(maps, predictor, {1, 0}, theme);
            if (activation != Activation::sine) QVERIFY(is_blue(image.pixel(20, 10)));
            const bool one_sided = activation == Activation::relu || activation == Activation::leaky_relu ||
                                   activation == Activation::softplus || activation == Activation::elu;
            if (one_sided) QVERIFY(!is_blue(image.pixel(0, 10)));
            if (!one_sided && activation != Activation::sine) QVERIFY(is_orange(image.pixel(0, 10)));
            if (activation != Activation::step && activation != Activation::softplus)
                QVERIFY(is_paper(image.pixel(10, 10), theme));
        }
    }
    void theLastLayerIsTheProbabilityOfItsClass() {
        Predictor predictor = predictor_of(ModelKind::mlp, Activation::identity);
        predictor.network.layers[0].W(0, 0) = 1;
        predictor.network.layers[1].W(1, 0) = 20;  // likes where x1 is high
        NeuronMaps maps = neuron_maps(predictor, {}, 21, 21);
        // both tiles tell the same, each in the colours of the plane
        for (const int k : {0, 1}) {
            const QImage image = neuron_image(maps, predictor, {2, k}, light_theme());
            QVERIFY(is_blue(image.pixel(20, 5)));
            QVERIFY(is_orange(image.pixel(0, 5)));
        }
        predictor = predictor_of(ModelKind::mlp, Activation::identity, 3);
        predictor.network.layers[1].b(2) = 30;
        maps = neuron_maps(predictor, {}, 9, 9);
        QVERIFY(is_paper(neuron_image(maps, predictor, {2, 0}, light_theme()).pixel(4, 4), light_theme()));
        const QRgb third = neuron_image(maps, predictor, {2, 2}, light_theme()).pixel(4, 4);
        QVERIFY(qGreen(third) > qRed(third) + 40);  // the third class is green
    }
    void neuronOfTheFirstMinute() {
        Predictor predictor = predictor_of(ModelKind::neuron, Activation::sigmoid);
        predictor.network.layers[0].W(0, 1) = 9;
        const NeuronMaps maps = neuron_maps(predictor, {}, 21, 21);
        const QImage image = neuron_image(maps, predictor, {1, 0}, light_theme());
        QVERIFY(is_blue(image.pixel(10, 0)) && is_orange(image.pixel(10, 20)));
    }
    void nothingForWhatIsNotThere() {
        Predictor predictor = predictor_of(ModelKind::mlp, Activation::tanh);
        const NeuronMaps maps = neuron_maps(predictor, {}, 5, 5);
        QVERIFY(neuron_image(maps, predictor, {1, 2}, light_theme()).isNull());
        QVERIFY(neuron_image(maps, predictor, {3, 0}, light_theme()).isNull());
        QVERIFY(neuron_image({}, predictor, {1, 0}, light_theme()).isNull());
        predictor.network.layers[0].W(0, 0) = std::numeric_limits<double>::quiet_NaN();
        const NeuronMaps broken = neuron_maps(predictor, {}, 5, 5);
        QCOMPARE(qAlpha(neuron_image(broken, predictor, {1, 0}, light_theme()).pixel(2, 2)), 0);
    }
    void feedFollowsTheTrainingOnlyWhileLookedAt() {
        Session session;
        NeuronMapFeed feed(&session);
        QTRY_VERIFY(session.frame());
        QVERIFY(!feed.answer());
        feed.setActive(true);
        QTRY_VERIFY(feed.answer());
        session.stepEpoch();
        QTRY_COMPARE(feed.answer()->epoch, std::int64_t{1});
        feed.setActive(false);
        session.stepEpoch();
        QTRY_COMPARE(session.frame()->epoch, std::int64_t{2});
        QTest::qWait(20);
        QCOMPARE(feed.answer()->epoch, std::int64_t{1});
        feed.setActive(true);
        QTRY_COMPARE(feed.answer()->epoch, std::int64_t{2});
    }
};

QTEST_GUILESS_MAIN(TestNeuronImage)
#include "tst_neuron_image.moc"
