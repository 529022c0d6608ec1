// Frozen weights and mistakes in back-propagation through whole runs of the trainer.
#include <QtTest/QtTest>

#include <cmath>

#include "tests/core/training/small_runs.h"

using namespace separatrix;

namespace {

constexpr int output = FrozenParameter::output_layer;
constexpr int bias = FrozenParameter::bias;

TrainingJob job_of(OptimizerKind kind, Precision precision) {
    TrainingJob job = mlp_job();
    job.settings.training.optimizer.kind = kind;
    job.settings.training.precision = precision;
    job.settings.training.penalty = {0.01, 0.1, true};
    return job;
}

Network network_of(const Trainer& trainer) { return trainer.checkpoint().predictor.network; }

}  // namespace

class TestFrozenTraining : public QObject {
    Q_OBJECT

private slots:
    void frozenStayToTheBit_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("precision");
        for (const auto kind : all_optimizer_kinds)
            for (const int precision : {0, 1})
                QTest::addRow("%s %d", std::string(name_of(kind)).c_str(), precision)
                    << static_cast<int>(kind) << precision;
    }
    /// Before, while and after: velocities do not carry on, penalties do not pull.
    void frozenStayToTheBit() {
        QFETCH(int, kind);
        QFETCH(int, precision);
        TrainingJob job = job_of(static_cast<OptimizerKind>(kind), static_cast<Precision>(precision));
        Trainer trainer(job);
        for (int epoch = 0; epoch < 3; ++epoch) trainer.run_epoch();
        const Network before = network_of(trainer);
        job.settings.training.frozen = {{output, 1, bias}, {output, 2, 3}, {0, 0, 0}, {0, 4, bias}, {1, 3, 4}};
        trainer.apply(job);
        for (int epoch = 0; epoch < 5; ++epoch) trainer.run_epoch();
        const Network held = network_of(trainer);
        QCOMPARE(held.layers[2].b(1), before.layers[2].b(1));
        QCOMPARE(held.layers[2].W(2, 3), before.layers[2].W(2, 3));
        QCOMPARE(held.layers[0].W(0, 0), before.layers[0].W(0, 0));
        QCOMPARE(held.layers[0].b(4), before.layers[0].b(4));
        QCOMPARE(held.layers[1].W(3, 4), before.layers[1].W(3, 4));
        QVERIFY(held.layers[0].W(0, 1) != before.layers[0].W(0, 1));
        QVERIFY(held.layers[2].b(0) != before.layers[2].b(0));
        job.settings.training.frozen.clear();
        trainer.apply(job);
        trainer.run_epoch();
        QVERIFY(network_of(trainer).layers[0].W(0, 0) != held.layers[0].W(0, 0));
    }

    /// One full-batch step of plain descent goes as far as alpha times the norm says.
    void theNormCountsWhatMayMove() {
        TrainingJob job = mlp_job(60, 1000);
        job.settings.training.optimizer.kind = OptimizerKind::sgd;
        job.settings.training.learning_rate = 0.01;
        job.settings.training.frozen = {{output, 1, bias}, {output, 2, 3}, {0, 0, 0}, {0, 4, bias}, {1, 3, 4}};
        Trainer trainer(job);
        const double norm = trainer.gradient_norm();
        const Network before = network_of(trainer);
        trainer.run_epoch();
        const Network after = network_of(trainer);
        double square = 0;
        for (std::size_t l = 0; l < before.layers.size(); ++l)
            square += (after.layers[l].W - before.layers[l].W).squaredNorm() +
                      (after.layers[l].b - before.layers[l].b).squaredNorm();
        QVERIFY(norm > 0.01);
        QVERIFY2(std::abs(std::sqrt(square) / 0.01 - norm) < 1e-10 * norm, qPrintable(QString::number(norm)));
    }

    void everythingFrozenMovesNothing() {
        TrainingJob job = job_of(OptimizerKind::adam, Precision::double_);
        Trainer trainer(job);
        const Network start = network_of(trainer);
        for (int l = 0; l < 3; ++l)
            for (int neuron = 0; neuron < 5; ++neuron)
                for (int input = -1; input < 5; ++input)
                    job.settings.training.frozen =
                        with_frozen(job.settings.training.frozen, {l == 2 ? output : l, neuron, input}, true);
        trainer.apply(job);
        for (int epoch = 0; epoch < 3; ++epoch) trainer.run_epoch();
        QVERIFY(network_of(trainer) == start);
        QCOMPARE(trainer.gradient_norm(), 0.0);
        QVERIFY(!trainer.diverged());
    }

    void aFrozenWeightFollowsItsNeuronThroughOtherShapes() {
        TrainingJob job = mlp_job();
        job.settings.training.frozen = {{output, 0, 1}, {0, 1, 0}, {0, 4, 0}};
        Trainer trainer(job);
        const Network start = network_of(trainer);
        for (const auto& hidden : {std::vector<int>{5, 4}, {3, 4}, {3, 4, 4}, {6, 4}}) {
            const Architecture from = architecture_of(job.settings.model, 3);
            job.settings.model.hidden = hidden;
            job.settings.training.frozen =
                resized_frozen(job.settings.training.frozen, from, architecture_of(job.settings.model, 3));
            trainer.apply(job);
            for (int epoch = 0; epoch < 3; ++epoch) trainer.run_epoch();
            const Network now = network_of(trainer);
            QCOMPARE(now.layers.back().W(0, 1), start.layers.back().W(0, 1));
            QCOMPARE(now.layers[0].W(1, 0), start.layers[0].W(1, 0));
        }
        QCOMPARE(job.settings.training.frozen.size(), std::size_t{2});  // neuron 4 has left
    }

    void theWrongSignGoesUphill() {
        for (const Precision precision : {Precision::double_, Precision::float_}) {
            TrainingJob job = neuron_job();
            job.settings.training.precision = precision;
            job.settings.training.learning_rate = 0.01;
            Trainer right(job);
            job.settings.training.faults.wrong_sign = true;
            Trainer wrong(job);
            const double start = right.metrics().train.loss;
            for (int epoch = 0; epoch < 10; ++epoch) {
                right.run_epoch();
                wrong.run_epoch();
            }
            QVERIFY(right.metrics().train.loss < start);
            QVERIFY(wrong.metrics().train.loss > start);
        }
    }

    void aForgottenBiasStaysWhereItWas() {
        TrainingJob job = mlp_job();
        job.settings.training.faults.forget_bias = true;
        Trainer trainer(job);
        const Network start = network_of(trainer);
        trainer.run_epoch();
        const Network now = network_of(trainer);
        for (std::size_t l = 0; l < 3; ++l) {
            QVERIFY(now.layers[l].b == start.layers[l].b);
            QVERIFY(now.layers[l].W != start.layers[l].W);
        }
    }

    void aForgottenSlopeIsAnotherRun() {
        TrainingJob job = mlp_job();
        Trainer right(job);
        job.settings.training.faults.forget_slope = true;
        Trainer wrong(job);
        right.run_epoch();
        wrong.run_epoch();
        QVERIFY(!(network_of(right) == network_of(wrong)));
    }
};

QTEST_GUILESS_MAIN(TestFrozenTraining)
#include "tst_frozen_training.moc"
