// The protocol's invariants (docs/threads.md), each a test, run under ThreadSanitizer too.
#include <QtTest>
#include <atomic>
#include <chrono>

#include "core/training/training_thread.h"
#include "tests/core/training/small_runs.h"

using namespace separatrix;
using namespace std::chrono_literals;

namespace {

/// A training thread whose wake-ups are counted.
struct Watched {
    std::atomic<int> wakes{0};
    TrainingThread thread{[this] { ++wakes; }};

    /// The next frame that `wanted` accepts; fails after ten seconds.
    template <class Wanted>
    std::optional<TrainingFrame> frame(const Wanted& wanted) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (std::chrono::steady_clock::now() < deadline) {
            if (auto frame = thread.take_frame(); frame && wanted(*frame)) return frame;
            std::this_thread::sleep_for(200us);
        }
        return std::nullopt;
    }
    /// The newest frame once none has come for a while, however slow the machine; nothing if none came at all.
    std::optional<TrainingFrame> at_rest() {
        std::optional<TrainingFrame> newest;
        for (auto quiet_since = std::chrono::steady_clock::now();
             std::chrono::steady_clock::now() - quiet_since < 400ms; std::this_thread::sleep_for(1ms)) {
            auto frame = thread.take_frame();
            if (!frame) continue;
            newest = std::move(frame);
            quiet_since = std::chrono::steady_clock::now();
        }
        return newest;
    }
    std::optional<TrainingFrame> state(RunState state) {
        return frame([state](const TrainingFrame& f) { return f.run_state == state; });
    }
    std::optional<TrainingFrame> revision(std::uint64_t revision) {
        return frame([revision](const TrainingFrame& f) { return f.revision == revision; });
    }
};

}  // namespace

class TestTrainingThread : public QObject {
    Q_OBJECT
private slots:
    void atMostOneFrameAndOneWake();
    void lastFrameAlwaysArrives_data();
    void lastFrameAlwaysArrives();
    void theGradientAtRestIsTheLastNetworks();
    void generationAndEpochNeverGoBack();
    void newestJobIsEchoed();
    void stepsAreCounted();
    void destructorReturnsInEveryState_data();
    void destructorReturnsInEveryState();
    void sameJobSameStateWhateverTheTiming();
    void everyFramePaceDrawsEveryEpoch();
    void slowPaceIsKept();
    void stopIsPromptInALongEpoch();
    void divergenceIsReportedAndCanBeContinued();
    void refusalIsAnswered();
    void exceptionBecomesAFrame();
};

void TestTrainingThread::atMostOneFrameAndOneWake() {
    Watched watched;
    watched.thread.submit(neuron_job());
    QVERIFY(watched.revision(1));
    const int before = watched.wakes;
    watched.thread.set_running(true);
    std::this_thread::sleep_for(100ms);  // thousands of epochs, nobody takes a frame
    QCOMPARE(watched.wakes.load(), before + 1);
    QVERIFY(watched.thread.take_frame());
    // one more wake for each time the slot was emptied, never more
    int taken = 1;
    for (int i = 0; i < 20; ++i) {
        std::this_thread::sleep_for(10ms);
        if (watched.thread.take_frame()) ++taken;
    }
    QVERIFY(taken > 5);
    QVERIFY(watched.wakes <= before + taken + 1);
}

void TestTrainingThread::lastFrameAlwaysArrives_data() {
    QTest::addColumn<int>("how");
    QTest::newRow("pause") << 0;
    QTest::newRow("epochs reached") << 1;
    QTest::newRow("loss reached") << 2;
    QTest::newRow("divergence") << 3;
}

void TestTrainingThread::theGradientAtRestIsTheLastNetworks() {
    TrainingJob job = mlp_job();
    job.settings.training.stop_epochs = 40;
    Trainer alone(job);
    for (int epoch = 0; epoch < 40; ++epoch) alone.run_epoch();
    Watched watched;
    watched.thread.submit(job);
    watched.thread.set_running(true);  // over long before the norm is due again
    const auto last = watched.state(RunState::finished);
    QVERIFY(last);
    QCOMPARE(last->epoch, std::int64_t{40});
    QCOMPARE(last->gradient_norm, alone.gradient_norm());

    // of many points it comes with a second frame, of very many not at all
    job = mlp_job(30'000);  // 3/4 of them train, 54 parameters
    Trainer many(job);
    Watched slow;
    slow.thread.submit(job);
    const auto first = slow.revision(1);
    QVERIFY(first && std::isnan(first->gradient_norm) && !first->again);
    const auto second = slow.revision(1);
    QVERIFY(second && second->again);
    QCOMPARE(second->gradient_norm, many.gradient_norm());
    job.dataset = generated(GeneratorKind::rings, 130'000, 3, 0.25);
    job.revision = 2;
    slow.thread.submit(job);
    const auto only = slow.revision(2);
    QVERIFY(only && std::isnan(only->gradient_norm));
    QVERIFY(!slow.at_rest());
}

void TestTrainingThread::lastFrameAlwaysArrives() {
    QFETCH(int, how);
    for (int round = 0; round < 10; ++round) {
        Watched watched;
        TrainingJob job = neuron_job();
        if (how == 1) job.settings.training.stop_epochs = 17 + round;
        if (how == 2) job.settings.training.stop_loss = 0.3;
        if (how == 3) {
            job = mlp_job();
            job.settings.model.activation = Activation::identity;
            job.settings.training.loss = LossKind::squared;
            job.settings.training.optimizer.kind = OptimizerKind::sgd;
            job.settings.training.learning_rate = 100;
        }
        watched.thread.submit(job);
        const auto run = watched.thread.set_running(true);
        if (how == 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(300 * round));
            watched.thread.set_running(false);
        }
        const auto last = watched.state(how == 0   ? RunState::paused
                                        : how == 3 ? RunState::diverged
                                                   : RunState::finished);
        // a pause before the first command was even seen is answered by the job's own paused frame
        QVERIFY2(last, qPrintable(QString::number(round)));
        const StopReason reasons[] = {StopReason::none, StopReason::epochs, StopReason::loss, StopReason::none};
        QCOMPARE(last->stop_reason, reasons[how]);
        if (how == 1) QCOMPARE(last->epoch, std::int64_t{17 + round});
        if (how == 2) QVERIFY(last->metrics.train.loss < 0.3);
        if (how == 3) QVERIFY(last->divergence && std::isfinite(last->metrics.train.loss));
        if (how != 0) QCOMPARE(last->run, run);
        std::this_thread::sleep_for(3ms);
        if (const auto after = watched.thread.take_frame()) QCOMPARE(after->run_state, last->run_state);
    }
}

void TestTrainingThread::generationAndEpochNeverGoBack() {
    Watched watched;
    TrainingJob job = neuron_job();
    watched.thread.submit(job);
    watched.thread.set_running(true);
    std::pair<std::uint64_t, std::int64_t> newest{0, 0};
    std::uint64_t revision = 0;
    for (int i = 0; i < 400; ++i) {
        if (i % 7 == 0) {
            ++job.revision;
            if (i % 35 == 0) ++job.generation;
            watched.thread.submit(job);
        }
        if (i % 11 == 0) watched.thread.set_running(i % 22 == 0);
        if (i % 5 == 0) watched.thread.step_batches(1);
        if (const auto frame = watched.thread.take_frame()) {
            const std::pair now{frame->generation, frame->epoch};
            QVERIFY(now >= newest);
            QVERIFY(frame->revision >= revision);
            newest = now;
            revision = frame->revision;
        }
        std::this_thread::sleep_for(100us);
    }
}

void TestTrainingThread::newestJobIsEchoed() {
    for (const bool running : {false, true}) {
        Watched watched;
        TrainingJob job = neuron_job();
        watched.thread.submit(job);
        if (running) watched.thread.set_running(true);
        for (int i = 0; i < 500; ++i) {
            ++job.revision;
            job.settings.training.learning_rate = 0.001 * (i + 1);
            watched.thread.submit(job);
        }
        QVERIFY(watched.revision(501));
    }
}

void TestTrainingThread::stepsAreCounted() {
    Watched watched;
    const TrainingJob job = mlp_job(60, 7);
    watched.thread.submit(job);
    watched.thread.step_epochs(3);
    watched.thread.step_epochs(4);
    for (int i = 0; i < 5; ++i) watched.thread.step_epochs(1);
    const auto epochs = watched.frame([](const TrainingFrame& f) { return f.epoch == 12; });
    QVERIFY(epochs);
    QCOMPARE(*epochs->checkpoint, trained(job, 12));
    for (int i = 0; i < 14; ++i) watched.thread.step_batches(1);  // 7 batches an epoch
    const auto batches = watched.frame([](const TrainingFrame& f) { return f.epoch == 14; });
    QVERIFY(batches);
    QCOMPARE(*batches->checkpoint, trained(job, 14));
    QCOMPARE(batches->stepped_ids.size(), std::size_t{3});  // the last, shorter batch
    std::this_thread::sleep_for(5ms);
    QVERIFY(!watched.thread.take_frame());
}

void TestTrainingThread::destructorReturnsInEveryState_data() {
    QTest::addColumn<int>("state");
    const char* names[] = {"no job",     "paused",     "running", "every frame, none taken", "one epoch a minute",
                           "long epoch", "many steps", "diverged"};
    for (int i = 0; i < 8; ++i) QTest::newRow(names[i]) << i;
}

void TestTrainingThread::destructorReturnsInEveryState() {
    QFETCH(int, state);
    QElapsedTimer timer;
    {
        Watched watched;
        TrainingJob job = state == 5 ? mlp_job(50'000, 1) : mlp_job();
        if (state == 7) job.settings.training.learning_rate = 1e6;
        if (state != 0) watched.thread.submit(job);
        if (state == 3) watched.thread.set_pace({.every_frame = true});
        if (state == 4) watched.thread.set_pace({.epochs_per_second = 1.0 / 60});
        if (state == 6) watched.thread.step_epochs(1'000'000);
        if (state >= 2 && state != 6) watched.thread.set_running(true);
        std::this_thread::sleep_for(30ms);
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestTrainingThread::sameJobSameStateWhateverTheTiming() {
    TrainingJob job = mlp_job(60, 7);
    job.settings.training.stop_epochs = 200;
    const Checkpoint expected = trained(job, 200);
    for (int round = 0; round < 6; ++round) {
        Watched watched;
        watched.thread.set_pace({.every_frame = round == 1});
        job.settings.training.stop_epochs = round < 2 ? 200 : 0;
        watched.thread.submit(job);
        if (round < 2) {
            watched.thread.set_running(true);
        } else {
            // paused at odd moments, in the midst of epochs, then the rest step by step
            for (int i = 0; i < 10; ++i) {
                watched.thread.set_running(true);
                std::this_thread::sleep_for(std::chrono::microseconds(20 * round * i));
                watched.thread.set_running(false);
                watched.thread.step_batches(round);
            }
            const auto paused = watched.frame([&](const TrainingFrame& f) { return f.run_state == RunState::paused; });
            QVERIFY(paused);
            const auto epoch = watched.at_rest().value_or(*paused).epoch;
            if (epoch >= 200) continue;
            watched.thread.step_epochs(200 - epoch);
        }
        const auto last = watched.frame([](const TrainingFrame& f) { return f.epoch == 200; });
        QVERIFY2(last, qPrintable(QString::number(round)));
        QCOMPARE(*last->checkpoint, expected);
    }
}

void TestTrainingThread::everyFramePaceDrawsEveryEpoch() {
    Watched watched;
    watched.thread.set_pace({.every_frame = true});
    watched.thread.submit(neuron_job());
    QVERIFY(watched.revision(1));
    watched.thread.set_running(true);
    std::int64_t next = 1;
    for (int i = 0; i < 60; ++i) {
        const auto frame = watched.frame([](const TrainingFrame&) { return true; });
        QVERIFY(frame);
        QVERIFY2(frame->epoch <= next, "an epoch was not drawn");
        next = frame->epoch + 1;
    }
    QVERIFY(next > 50);
}

void TestTrainingThread::slowPaceIsKept() {
    Watched watched;
    watched.thread.set_pace({.epochs_per_second = 50, .every_frame = true});
    watched.thread.submit(neuron_job());
    watched.thread.set_running(true);
    std::int64_t epoch = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 500) {
        if (const auto frame = watched.thread.take_frame()) epoch = frame->epoch;
        std::this_thread::sleep_for(1ms);
    }
    QVERIFY2(epoch >= 3 && epoch <= 28, qPrintable(QString::number(epoch)));
}

void TestTrainingThread::stopIsPromptInALongEpoch() {
    Watched watched;
    watched.thread.submit(mlp_job(200'000, 1));
    watched.thread.set_running(true);
    // the epoch takes a good while; it is shown while it goes on
    QVERIFY(watched.frame([](const TrainingFrame& f) { return f.position > 0 || f.epoch > 0; }));
    QElapsedTimer timer;
    timer.start();
    watched.thread.set_running(false);
    QVERIFY(watched.state(RunState::paused));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestTrainingThread::divergenceIsReportedAndCanBeContinued() {
    Watched watched;
    TrainingJob job = mlp_job();
    job.settings.model.activation = Activation::identity;
    job.settings.training.loss = LossKind::squared;
    job.settings.training.optimizer.kind = OptimizerKind::sgd;
    job.settings.training.learning_rate = 100;
    watched.thread.submit(job);
    watched.thread.set_running(true);
    const auto diverged = watched.state(RunState::diverged);
    QVERIFY(diverged);
    QCOMPARE(diverged->divergence->learning_rate, 100.0);
    job.settings.training.learning_rate = 0.01;
    ++job.revision;
    watched.thread.submit(job);
    watched.thread.set_running(true);
    const auto goes_on = watched.frame([&](const TrainingFrame& f) { return f.epoch > diverged->epoch + 5; });
    QVERIFY(goes_on);
    QVERIFY(!goes_on->divergence);
}

void TestTrainingThread::refusalIsAnswered() {
    Watched watched;
    TrainingJob job = neuron_job();
    job.settings.model.activation = Activation::step;
    job.settings.training.loss = LossKind::squared;
    watched.thread.submit(job);
    const auto seen = watched.revision(1);
    QVERIFY(seen && seen->checkpoint);  // it can be looked at
    QCOMPARE(seen->error->code, ErrorCode::step_cannot_learn);
    const auto run = watched.thread.set_running(true);
    const auto answer = watched.frame([&](const TrainingFrame& f) { return f.error.has_value(); });
    QVERIFY(answer);
    QCOMPARE(answer->run_state, RunState::paused);
    Q_UNUSED(run);
    job.settings.model.activation = Activation::sigmoid;
    ++job.revision;
    watched.thread.submit(job);
    watched.thread.set_running(true);
    QVERIFY(watched.frame([](const TrainingFrame& f) { return f.epoch > 3; }));
}

void TestTrainingThread::exceptionBecomesAFrame() {
    Watched watched;
    TrainingJob job = mlp_job();
    job.settings.model.hidden = {2'000'000'000, 2'000'000'000};  // cannot be allocated
    watched.thread.submit(job);
    const auto failed = watched.state(RunState::failed);
    QVERIFY(failed);
    QVERIFY(!failed->exception.empty());
    // and the thread lives on
    TrainingJob good = mlp_job();
    good.generation = 2;
    good.revision = 2;
    watched.thread.submit(good);
    watched.thread.set_running(true);
    QVERIFY(watched.frame([](const TrainingFrame& f) { return f.generation == 2 && f.epoch > 2; }));
}

QTEST_GUILESS_MAIN(TestTrainingThread)
#include "tst_training_thread.moc"
