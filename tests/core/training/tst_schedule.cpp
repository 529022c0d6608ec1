// core/training/schedule.h: closed forms by hand, PyTorch's schedulers, and training that follows the schedule.
#include <QtTest/QtTest>

#include <cmath>

#include "tests/core/nn/golden_reference.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;

namespace {

double rate_at(ScheduleKind kind, std::int64_t t, std::int64_t N = 10, double F = 0.5, double alpha = 0.8) {
    return scheduled_rate(alpha, {kind, N, F}, t);
}

}  // namespace

class TestSchedule : public QObject {
    Q_OBJECT

private slots:
    void closedForms() {
        for (const std::int64_t t : {0, 1, 10, 1'000'000'000}) QCOMPARE(rate_at(ScheduleKind::constant, t), 0.8);
        // halved every 10 epochs
        QCOMPARE(rate_at(ScheduleKind::step, 0), 0.8);
        QCOMPARE(rate_at(ScheduleKind::step, 9), 0.8);
        QCOMPARE(rate_at(ScheduleKind::step, 10), 0.4);
        QCOMPARE(rate_at(ScheduleKind::step, 19), 0.4);
        QCOMPARE(rate_at(ScheduleKind::step, 30), 0.1);
        QCOMPARE(rate_at(ScheduleKind::step, 1'000'000'000), 0.0);
        // from 0.8 to 0.4: the middle is half way, and it stays at the end
        QCOMPARE(rate_at(ScheduleKind::cosine, 0), 0.8);
        QCOMPARE(rate_at(ScheduleKind::cosine, 5), 0.6);
        QVERIFY(std::abs(rate_at(ScheduleKind::cosine, 2) - (0.4 + 0.2 * (1 + std::cos(M_PI / 5)))) < 1e-15);
        QCOMPARE(rate_at(ScheduleKind::cosine, 10), 0.4);
        QCOMPARE(rate_at(ScheduleKind::cosine, 11), 0.4);
        QCOMPARE(rate_at(ScheduleKind::cosine, 1'000'000'000), 0.4);
        QCOMPARE(rate_at(ScheduleKind::cosine, 20, 10, 0.0), 0.0);
    }

    void ratesStayBetweenTheirEndsAndNeverRise() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const auto kind = all_schedule_kinds[rng.below(3)];
            const LearningRateSchedule schedule{kind, 1 + static_cast<std::int64_t>(rng.below(40)), rng.uniform()};
            const double alpha = std::pow(10.0, rng.uniform(-6, 3));
            QCOMPARE(scheduled_rate(alpha, schedule, 0), alpha);
            double before = alpha;
            for (std::int64_t t = 1; t < 100; ++t) {
                const double rate = scheduled_rate(alpha, schedule, t);
                QVERIFY2(rate >= 0 && rate <= before * (1 + 1e-15), qPrintable(QString("seed %1").arg(seed)));
                before = rate;
            }
        }
    }

    void asPyTorchDoesIt() {
        const golden::Json json = golden::read("schedules.json");
        int compared = 0;
        for (const golden::Json& run : json.at("runs")) {
            const auto kind = from_name<ScheduleKind>(run.at("kind").get<std::string>());
            QVERIFY(kind);
            const double alpha = run.at("rate");
            std::int64_t t = 0;
            for (const double expected : run.at("rates")) {
                const double rate = scheduled_rate(alpha, {*kind, run.at("epochs"), run.at("factor")}, t++);
                // PyTorch multiplies from epoch to epoch, so that its rounding adds up
                QVERIFY2(std::abs(rate - expected) <= 1e-13 * alpha, run.dump().substr(0, 80).c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 1000);
    }

    /// A run with a schedule is a run whose rate is typed anew before each epoch.
    void trainingFollowsIt_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("precision");
        for (const auto kind : all_schedule_kinds)
            for (const int precision : {0, 1})
                QTest::addRow("%s %d", std::string(name_of(kind)).c_str(), precision)
                    << static_cast<int>(kind) << precision;
    }
    void trainingFollowsIt() {
        QFETCH(int, kind);
        QFETCH(int, precision);
        TrainingJob job = mlp_job();
        job.settings.training.precision = static_cast<Precision>(precision);
        TrainingJob typed = job;
        job.settings.training.schedule = {static_cast<ScheduleKind>(kind), 4, 0.25};
        Trainer scheduled(job);
        Trainer by_hand(typed);
        for (int epoch = 0; epoch < 12; ++epoch) {
            typed.settings.training.learning_rate = learning_rate_at(job.settings.training, epoch);
            by_hand.apply(typed);
            scheduled.run_epoch();
            by_hand.run_epoch();
            QVERIFY(scheduled.checkpoint() == by_hand.checkpoint());
        }
    }

    void resumesInTheMidstOfIt() {
        TrainingJob job = mlp_job();
        job.settings.training.schedule = {ScheduleKind::cosine, 9, 0.01};
        Trainer whole(job);
        Trainer first(job);
        for (int epoch = 0; epoch < 5; ++epoch) first.run_epoch();
        first.step_batch();
        TrainingJob rest = job;
        rest.start_from = std::make_shared<const Checkpoint>(first.checkpoint());
        Trainer resumed(rest);
        for (int epoch = 0; epoch < 12; ++epoch) whole.run_epoch();
        for (int epoch = 5; epoch < 12; ++epoch) resumed.run_epoch();
        QVERIFY(whole.checkpoint() == resumed.checkpoint());
    }

    void divergenceSpeaksOfTheRateOfTheMoment() {
        TrainingJob job = neuron_job();
        job.settings.model.activation = Activation::identity;
        job.settings.training.loss = LossKind::squared;
        job.settings.training.learning_rate = 1e5;
        job.settings.training.schedule = {ScheduleKind::step, 1, 0.5};
        Trainer trainer(job);
        for (int epoch = 0; epoch < 50 && !trainer.diverged(); ++epoch) trainer.run_epoch();
        QVERIFY(trainer.diverged());
        const auto finished = trainer.epoch();
        QCOMPARE(trainer.diverged()->learning_rate, 1e5 * std::pow(0.5, static_cast<double>(finished)));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
