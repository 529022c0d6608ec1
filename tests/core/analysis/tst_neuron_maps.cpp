#include <QtTest>
#include <chrono>
#include <thread>

#include "core/analysis/neuron_lines.h"
#include "core/analysis/neuron_maps.h"
#include "core/nn/architecture.h"
#include "core/nn/initializer.h"

using namespace separatrix;
using namespace std::chrono_literals;

namespace {

Predictor random_predictor(Architecture architecture, std::uint64_t seed) {
    Predictor predictor;
    predictor.architecture = std::move(architecture);
    if (predictor.architecture.model == ModelKind::regression) predictor.loss = LossKind::squared;
    predictor.scale = {ScaleKind::range, {2.5, 5}, {0.4, 0.2}};
    predictor.network = initial_network(predictor.architecture, Initializer::uniform, seed);
    return predictor;
}

std::vector<Architecture> shapes() {
    return {{ModelKind::neuron, {}, Activation::sigmoid, OutputKind::linear, 2, 2},
            {ModelKind::regression, {}, Activation::sigmoid, OutputKind::linear, 2, 4},
            {ModelKind::softmax, {}, Activation::sigmoid, OutputKind::linear, 2, 3},
            {ModelKind::mlp, {4}, Activation::tanh, OutputKind::linear, 2, 2},
            {ModelKind::mlp, {64, 64}, Activation::relu, OutputKind::sigmoid, 2, 10}};
}

}  // namespace

class TestNeuronMaps : public QObject {
    Q_OBJECT
private slots:
    void areTheForwardPassAtEveryNode() {
        for (const auto& architecture : shapes()) {
            const Predictor predictor = random_predictor(architecture, 3);
            const PlaneRect rect{0, 5, 0, 10};
            const NeuronMaps maps = neuron_maps(predictor, rect, 24, 31);
            QCOMPARE(maps.layers.size(), predictor.network.layers.size() + 1);
            Matrix X(2, maps.nodes());
            for (int j = 0; j < 31; ++j)
                for (int i = 0; i < 24; ++i) X.col(j * 24 + i) << (i + 0.5) * 5 / 24, (j + 0.5) * 10 / 31;
            const Prediction expected = predict(predictor, X);
            const auto close = [](const Matrix& a, const NeuronMaps::Layer& b) {
                return a.rows() == b.rows() && a.cols() == b.cols() &&
                       (a - b.cast<double>()).cwiseAbs().maxCoeff() < 1e-3;
            };
            QVERIFY(close(scaled(predictor.scale, X), maps.layers[0]));
            for (std::size_t l = 0; l < expected.pass.A.size(); ++l)
                QVERIFY(close(expected.pass.A[l], maps.layers[l + 1]));
            QVERIFY(close(expected.P, maps.p));
        }
    }
    void stopEarly() {
        int asked = 0;
        neuron_maps(random_predictor(shapes()[3], 1), {}, 48, 48, [&] { return ++asked == 2; });
        QCOMPARE(asked, 2);
    }
    void workerAnswersTheNewest() {
        std::atomic<int> wakes{0};
        NeuronMapsWorker worker([&] { ++wakes; });
        auto checkpoint = std::make_shared<Checkpoint>();
        checkpoint->predictor = random_predictor(shapes()[4], 1);
        for (int epoch = 1; epoch <= 200; ++epoch)
            worker.request({static_cast<std::uint64_t>(1 + epoch / 100), epoch, checkpoint, {}, 32, 32});
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        std::int64_t newest = 0;
        double milliseconds = 0;
        while (newest != 200 && std::chrono::steady_clock::now() < deadline) {
            if (const auto answer = worker.take()) {
                QVERIFY(answer->epoch > newest);
                newest = answer->epoch;
                milliseconds = answer->milliseconds;
            }
            std::this_thread::sleep_for(500us);
        }
        QCOMPARE(newest, std::int64_t{200});
        QVERIFY(wakes >= 1);
        qInfo() << "2-64-64-10 at 32 x 32:" << milliseconds << "ms";
    }
    void lineOfANeuronIsWhereItsZIsZero() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const Predictor predictor = random_predictor(shapes()[3], seed);
            const PlaneRect rect{0, 5, 0, 10};
            for (const NeuronLine& line : neuron_lines(predictor, rect)) {
                QVERIFY(line.from.y <= line.to.y);
                for (const auto& end : {line.from, line.to}) {
                    QVERIFY(end.x >= 0 && end.x <= 5 && end.y >= 0 && end.y <= 10);
                    const Prediction at = predict(predictor, (Matrix(2, 1) << end.x, end.y).finished());
                    QVERIFY2(std::abs(at.pass.Z[0](line.neuron, 0)) < 1e-9, qPrintable(QString::number(seed)));
                }
            }
        }
    }
    void lineOfAKnownNeuron() {
        Predictor predictor = random_predictor(shapes()[3], 1);
        predictor.scale = {};
        auto& first = predictor.network.layers.front();
        first.W << 1, 1, 0, 0, 1, 0, 0, 1;
        first.b << -4, 1, -2, 9;
        const auto lines = neuron_lines(predictor, {0, 5, 0, 5});
        // x1 + x2 = 4; no direction; x1 = 2; x2 = -9 is not on the plane
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0], (NeuronLine{0, {4, 0}, {0, 4}}));
        QCOMPARE(lines[1], (NeuronLine{2, {2, 0}, {2, 5}}));
        QVERIFY(neuron_lines(random_predictor(shapes()[0], 1), {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestNeuronMaps)
#include "tst_neuron_maps.moc"
