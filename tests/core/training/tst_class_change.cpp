// core/training/class_change.h: each class keeps its output neuron.
#include <QtTest/QtTest>

#include "core/training/class_change.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;

class TestClassChange : public QObject {
    Q_OBJECT

private slots:
    void a_class_in_the_middle_leaves() {
        const Checkpoint before = trained(mlp_job(), 5);
        const Checkpoint after = with_classes(before, {0, 2}, ModelKind::mlp, Initializer::glorot, 42);
        QCOMPARE(after.predictor.architecture.classes, 2);
        QCOMPARE(after.epoch, before.epoch);
        const auto& old = before.predictor.network.layers;
        const auto& now = after.predictor.network.layers;
        QCOMPARE(now.size(), old.size());
        QVERIFY(now[0] == old[0] && now[1] == old[1]);
        QCOMPARE(now[2].W.rows(), Index{2});
        for (const auto& [k, origin] : {std::pair<Index, Index>{0, 0}, {1, 2}}) {
            QVERIFY(now[2].W.row(k) == old[2].W.row(origin));
            QCOMPARE(now[2].b(k), old[2].b(origin));
            // Adam's moments go along
            for (const auto moment : {&OptimizerState::first, &OptimizerState::second}) {
                const auto& m = (after.optimizer.*moment).layers[2];
                const auto& was = (before.optimizer.*moment).layers[2];
                QVERIFY(m.W.row(k) == was.W.row(origin));
                QCOMPARE(m.b(k), was.b(origin));
            }
        }
        QVERIFY((after.optimizer.first.layers[0] == before.optimizer.first.layers[0]));
        QCOMPARE(after.optimizer.steps, before.optimizer.steps);
    }

    void what_remains_scores_the_same() {
        const Checkpoint before = trained(mlp_job(), 20);
        const Checkpoint after = with_classes(before, {1, 2}, ModelKind::mlp, Initializer::glorot, 42);
        const Matrix X = Matrix::Random(2, 50).array() * 2.5 + 2.5;
        const Prediction a = predict(before.predictor, X);
        const Prediction b = predict(after.predictor, X);
        // p of the remaining classes among themselves
        for (Index i = 0; i < X.cols(); ++i) {
            const double expected = a.P(1, i) / (a.P(1, i) + a.P(2, i));
            QVERIFY2(std::abs(b.P(0, i) - expected) < 1e-12, qPrintable(QString::number(i)));
        }
    }

    void a_new_class_starts_random() {
        const Checkpoint before = trained(mlp_job(), 5);
        const Checkpoint after = with_classes(before, {0, 1, 2, -1}, ModelKind::mlp, Initializer::glorot, 42);
        const auto& W = after.predictor.network.layers[2].W;
        QVERIFY(W.topRows(3) == before.predictor.network.layers[2].W);
        const Network fresh = initial_network(after.predictor.architecture, Initializer::glorot, 42);
        QVERIFY(W.row(3) == fresh.layers[2].W.row(3));
        QVERIFY(W.row(3).norm() > 0);
        QVERIFY(after.optimizer.first.layers[2].W.row(3).isZero(0));
        QVERIFY(after.optimizer.first.layers[2].W.topRows(3) == before.optimizer.first.layers[2].W);
    }

    void there_and_back_is_the_same_network() {
        const Checkpoint before = trained(mlp_job(), 5);
        const Checkpoint more = with_classes(before, {0, 1, 2, -1}, ModelKind::mlp, Initializer::he, 3);
        QVERIFY(with_classes(more, {0, 1, 2}, ModelKind::mlp, Initializer::he, 3) == before);
    }

    void the_neurons_line_stays_with_softmax() {
        const Checkpoint before = trained(neuron_job(), 30);
        const Checkpoint after = with_classes(before, {0, 1, -1}, ModelKind::softmax, Initializer::glorot, 42);
        QCOMPARE(after.predictor.architecture.model, ModelKind::softmax);
        QCOMPARE(after.predictor.network.layers[0].W.rows(), Index{3});
        QCOMPARE(after.predictor.network.layers[0].activation, Activation::identity);
        const Matrix X = Matrix::Random(2, 50).array() * 2.5 + 2.5;
        const Prediction a = predict(before.predictor, X);
        const Prediction b = predict(after.predictor, X);
        for (Index i = 0; i < X.cols(); ++i) {
            const double among_two = b.P(1, i) / (b.P(0, i) + b.P(1, i));
            QVERIFY(std::abs(among_two - a.P(1, i)) < 1e-12);
        }
        QVERIFY(after.optimizer.first.layers.empty());
    }

    void other_neurons_start_anew() {
        TrainingJob job = neuron_job();
        job.settings.model.activation = Activation::tanh;
        job.settings.training.loss = LossKind::squared;
        const Checkpoint after = with_classes(trained(job, 3), {0, 1, -1}, ModelKind::softmax, Initializer::glorot, 42);
        QVERIFY(after.predictor.network == initial_network(after.predictor.architecture, Initializer::glorot, 42));
    }

    void one_number_keeps_its_neuron() {
        TrainingJob job = mlp_job();
        job.settings.model.model = ModelKind::regression;
        job.settings.training.loss = LossKind::squared;
        const Checkpoint before = trained(job, 5);
        const Checkpoint after = with_classes(before, {0, 2}, ModelKind::regression, Initializer::glorot, 42);
        QVERIFY(after.predictor.network == before.predictor.network);
        QVERIFY(after.optimizer == before.optimizer);
        QCOMPARE(after.predictor.architecture.classes, 2);
    }

    void training_goes_on_from_it() {
        TrainingJob job = mlp_job();
        const Checkpoint before = trained(job, 10);
        job.start_from = std::make_shared<const Checkpoint>(
            with_classes(before, {0, 1, 2, -1}, ModelKind::mlp, job.settings.model.initializer, job.settings.seed));
        job.dataset = generated(GeneratorKind::rings, 60, 4, 0.25);
        Trainer trainer(job);
        QVERIFY(trainer.checkpoint().predictor.network == job.start_from->predictor.network);
        QCOMPARE(trainer.epoch(), before.epoch);
        QVERIFY(trainer.run_epoch());
    }
};

QTEST_APPLESS_MAIN(TestClassChange)
#include "tst_class_change.moc"
