// core/analysis/network_report.h
#include <QtTest/QtTest>

#include <condition_variable>
#include <mutex>

#include "core/analysis/network_report.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;

namespace {

/// n points at (1, 1), (2, 1), (3, 1) ... without scaling.
Dataset row_of_points(int n, double test = 0) {
    std::vector<Point> points;
    for (int i = 0; i < n; ++i)
        points.push_back({static_cast<double>(i + 1), 1, i % 2, static_cast<std::uint64_t>(i), {}});
    return make_dataset(points, marks, 2, test);
}

/// 2-n-2 with the given rows (w1, w2, b) in the hidden layer.
Predictor with_hidden(Activation activation, const std::vector<std::array<double, 3>>& rows) {
    Predictor predictor;
    predictor.architecture = {ModelKind::mlp, {static_cast<int>(rows.size())}, activation, OutputKind::linear, 2, 2};
    predictor.network = initial_network(predictor.architecture, Initializer::glorot, 1);
    auto& layer = predictor.network.layers[0];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto n = static_cast<Index>(i);
        layer.W(n, 0) = rows[i][0];
        layer.W(n, 1) = rows[i][1];
        layer.b(n) = rows[i][2];
    }
    return predictor;
}

std::string states(const NetworkReport& report, std::size_t layer = 0) {
    std::string text;
    for (const NeuronState state : report.layers.at(layer).neurons)
        text += state == NeuronState::dead ? 'd' : state == NeuronState::saturated ? 's' : '.';
    return text;
}

}  // namespace

class TestNetworkReport : public QObject {
    Q_OBJECT

private slots:
    void a_relu_that_is_zero_everywhere_is_dead() {
        // z = -x1; x1 - 10 <= 0 on the ten points, its bend exactly at the last; x1 - 9.5 wakes for one point
        const Predictor predictor = with_hidden(Activation::relu, {{-1, 0, 0}, {1, 0, -10}, {1, 0, -9.5}, {1, 0, 0}});
        const NetworkReport report = network_report(predictor, row_of_points(10));
        QCOMPARE(states(report), std::string("dd.."));
        QCOMPARE(report.dead, Index{2});
        QCOMPARE(report.saturated, Index{0});
        QCOMPARE(report.hidden, Index{4});
        QCOMPARE(report.points, Index{10});
    }

    void no_gradient_reaches_the_dead() {
        const Predictor predictor = with_hidden(Activation::relu, {{-1, 0, 0}, {1, 0, 0}});
        const Dataset dataset = row_of_points(10);
        QCOMPARE(states(network_report(predictor, dataset)), std::string("d."));
        Engine<double> engine;
        engine.network = predictor.network;
        engine.X = dataset.X;
        engine.y = dataset.y;
        StepSettings step;
        step.objective = predictor.objective();
        engine.compute_gradients(step, dataset.train.data(), static_cast<Index>(dataset.train.size()));
        QVERIFY(engine.gradients().layers[0].W.row(0).isZero(0));
        QCOMPARE(engine.gradients().layers[0].b(0), 0.0);
        QVERIFY(engine.gradients().layers[0].W.row(1).norm() > 0);
    }

    void only_training_points_count() {
        // of 20 points some are kept for testing: a neuron that wakes for those only is dead
        const Dataset dataset = row_of_points(20, 0.3);
        double highest = 0;
        for (const Index i : dataset.train) highest = std::max(highest, dataset.X(0, i));
        const Predictor predictor = with_hidden(Activation::relu, {{1, 0, -highest}});
        QCOMPARE(states(network_report(predictor, dataset)), std::string("d"));
        QCOMPARE(network_report(predictor, dataset).points, static_cast<Index>(dataset.train.size()));
    }

    void leaky_neurons_never_die() {
        for (const Activation activation :
             {Activation::leaky_relu, Activation::elu, Activation::softplus, Activation::sine, Activation::identity}) {
            const Predictor predictor = with_hidden(activation, {{-9, 0, -9}, {9, 9, 9}});
            QCOMPARE(states(network_report(predictor, row_of_points(10))), std::string(".."));
        }
    }

    void saturated_at_either_end() {
        // tanh(z) > 0.99 from z = 2.6467 on, the sigmoid > 0.995 from z = 5.2933 on: half the range
        const Predictor tanh =
            with_hidden(Activation::tanh, {{0, 2.65, 0}, {0, 2.64, 0}, {0, -2.65, 0}, {1, 0, 0}, {0, 0, 0}});
        QCOMPARE(states(network_report(tanh, row_of_points(10))), std::string("s.s.."));
        const Predictor sigmoid = with_hidden(Activation::sigmoid, {{0, 5.30, 0}, {0, 5.29, 0}, {0, -5.30, 0}});
        QCOMPARE(states(network_report(sigmoid, row_of_points(10))), std::string("s.s"));
    }

    void ninety_five_percent_are_enough() {
        // z = 10 (x1 - t): all points but those next to t are at an end
        const auto with_middle = [](double t) {
            return states(network_report(with_hidden(Activation::tanh, {{10, 0, -10 * t}}), row_of_points(20)));
        };
        QCOMPARE(with_middle(5), std::string("s"));  // 1 of 20 in the middle: 95 %
        QCOMPARE(states(network_report(with_hidden(Activation::tanh, {{2.6, 0, -2.6 * 5}}), row_of_points(20))),
                 std::string("."));  // 3 of 20
    }

    void the_last_layer_is_not_judged() {
        Predictor predictor = with_hidden(Activation::tanh, {{0.1, 0, 0}});
        predictor.architecture.output = OutputKind::sigmoid;
        predictor.network.layers[1].activation = Activation::sigmoid;
        predictor.network.layers[1].b.setConstant(50);
        const NetworkReport report = network_report(predictor, row_of_points(5));
        QVERIFY(report.layers[1].neurons.empty());
        QCOMPARE(report.saturated, Index{0});
    }

    void deeper_layers_are_judged_behind_the_scaling() {
        // the same network as the trainer's, against a pass of our own
        const TrainingJob job = mlp_job();
        Checkpoint checkpoint = trained(job, 40);
        checkpoint.predictor.network.layers[1].W.row(2) *= 200;
        const NetworkReport report = network_report(checkpoint.predictor, *job.dataset);
        const auto& network = checkpoint.predictor.network;
        const Matrix X = scaled(checkpoint.predictor.scale, job.dataset->X);
        for (std::size_t l = 0; l < 2; ++l) {
            for (Index n = 0; n < network.layers[l].W.rows(); ++n) {
                int extreme = 0;
                for (const Index i : job.dataset->train) {
                    Vector a = X.col(i);
                    for (std::size_t k = 0; k <= l; ++k)
                        a = (network.layers[k].W * a + network.layers[k].b).array().tanh();
                    extreme += std::abs(a(n)) > 0.99;
                }
                const bool saturated = extreme >= 0.95 * static_cast<double>(job.dataset->train.size());
                QCOMPARE(report.layers[l].neurons[static_cast<std::size_t>(n)] == NeuronState::saturated, saturated);
            }
        }
        QVERIFY(report.saturated >= 1);
    }

    void nobody_is_judged_without_points() {
        const Predictor predictor = with_hidden(Activation::relu, {{-1, 0, 0}});
        const NetworkReport report = network_report(predictor, make_dataset({}, marks, 2, 0));
        QCOMPARE(states(report), std::string("."));
    }

    void cancelled_judges_nobody() {
        const Predictor predictor = with_hidden(Activation::relu, {{-1, 0, 0}});
        const NetworkReport report = network_report(predictor, row_of_points(10), [] { return true; });
        QVERIFY(report.layers[0].neurons.empty());
        QCOMPARE(report.dead, Index{0});
    }

    void weights_are_counted() {
        Matrix W(2, 3);
        W << -1.9, 0, 0.01, 0.5, 1.99, 0.5;
        const WeightHistogram histogram = weight_histogram({&W});
        QCOMPARE(histogram.reach, 2.0);
        QCOMPARE(histogram.total, Index{6});
        QCOMPARE(histogram.counts[0], Index{1});   // [-2, -1.84)
        QCOMPARE(histogram.counts[12], Index{2});  // around 0
        QCOMPARE(histogram.counts[15], Index{2});  // [0.4, 0.56)
        QCOMPARE(histogram.counts[24], Index{1});
        QVERIFY(std::abs(histogram.mean - 1.1 / 6) < 1e-15);
        const double mean = 1.1 / 6;
        const double variance = (W.array() - mean).square().mean();
        QVERIFY(std::abs(histogram.deviation - std::sqrt(variance)) < 1e-15);
        QCOMPARE(histogram.bin_low(0), -2.0);
    }

    void the_reach_is_a_round_number() {
        const auto reach = [](double w) {
            const Matrix W = Matrix::Constant(1, 1, w);
            return weight_histogram({&W}).reach;
        };
        QCOMPARE(reach(0), 1.0);
        QCOMPARE(reach(1), 1.0);
        QCOMPARE(reach(1.01), 2.0);
        QCOMPARE(reach(-4.2), 5.0);
        QCOMPARE(reach(5.5), 10.0);
        QVERIFY(std::abs(reach(0.03) - 0.05) < 1e-17);
        // the largest one is inside
        const Matrix W = Matrix::Constant(1, 1, 5.0);
        QCOMPARE(weight_histogram({&W}).counts.back(), Index{1});
    }

    void all_layers_together() {
        const Checkpoint checkpoint = trained(mlp_job(), 1);
        const NetworkReport report = network_report(checkpoint.predictor, *mlp_job().dataset);
        QCOMPARE(report.layers.size(), std::size_t{3});
        QCOMPARE(report.all.total, Index{2 * 5 + 5 * 4 + 4 * 3});
        QCOMPARE(report.parameters, Index{2 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3});
        Index sum = 0;
        for (const auto& layer : report.layers) sum += layer.weights.total;
        QCOMPARE(sum, report.all.total);
    }

    void the_worker_answers() {
        std::mutex mutex;
        std::condition_variable answered;
        int waits = 0;
        NetworkReportWorker worker([&] {
            std::lock_guard lock(mutex);
            ++waits;
            answered.notify_all();
        });
        const auto checkpoint = std::make_shared<const Checkpoint>(trained(mlp_job(), 1));
        worker.request({checkpoint, mlp_job().dataset});
        std::unique_lock lock(mutex);
        QVERIFY(answered.wait_for(lock, std::chrono::seconds(10), [&] { return waits > 0; }));
        const auto answer = worker.take();
        QVERIFY(answer);
        QCOMPARE(answer->checkpoint, checkpoint);
        QCOMPARE(answer->report.hidden, Index{9});
    }
};

QTEST_APPLESS_MAIN(TestNetworkReport)
#include "tst_network_report.moc"
