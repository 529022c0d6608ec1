// The invariants of Job (docs/threads.md), each a test, run under ThreadSanitizer too.
#include <QtTest/QtTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <random>
#include <stdexcept>

#include "core/threads/job.h"

using namespace separatrix;
using namespace std::chrono_literals;

namespace {

template <class Condition>
bool soon(const Condition& condition) {
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(100us);
    }
    return true;
}

/// A job whose wake-ups are counted.
template <class Result>
struct Counted {
    std::atomic<int> wakes{0};
    std::vector<double> done;  ///< of all reports taken
    Job<Result> job{[this] { ++wakes; }};

    /// Takes reports until the answer comes; fails after ten seconds.
    std::optional<typename Job<Result>::Answer> answer() {
        std::optional<typename Job<Result>::Answer> found;
        soon([&] {
            auto report = job.take();
            if (!report) return false;
            done.push_back(report->done);
            found = std::move(report->answer);
            return found.has_value();
        });
        return found;
    }
};

/// Goes on until it is told to stop, and counts its steps.
struct Endless {
    std::shared_ptr<std::atomic<int>> steps = std::make_shared<std::atomic<int>>(0);
    int operator()(const Job<int>::Progress& progress) const {
        while (progress(++*steps)) std::this_thread::sleep_for(200us);
        return *steps;
    }
};

}  // namespace

class TestJob : public QObject {
    Q_OBJECT

private slots:
    void progressNeverGoesBack() {
        Counted<int> counted;
        counted.job.start([](const auto& progress) {
            std::mt19937 numbers(7);
            for (int i = 0; i < 20'000; ++i) progress((i + numbers() % 2'000) / 22'000.0);
            return 1;
        });
        QVERIFY(counted.answer());
        QVERIFY(std::is_sorted(counted.done.begin(), counted.done.end()));
        QVERIFY(counted.done.back() > 0.9 && counted.done.back() <= 1);
        // the next job begins at 0 again
        counted.done.clear();
        counted.job.start([](const auto& progress) { return progress(0.25) ? 2 : 3; });
        QVERIFY(counted.answer());
        QCOMPARE(counted.done.back(), 0.25);
    }

    void cancelledWithinAStep() {
        Counted<int> counted;
        const Endless endless;
        counted.job.start(endless);
        QVERIFY(soon([&] { return *endless.steps > 20; }));
        counted.job.cancel();
        const int then = *endless.steps;
        const auto answer = counted.answer();
        QVERIFY(answer && answer->has_value());
        QVERIFY2(**answer <= then + 1, qPrintable(QString("%1 steps, then %2").arg(then).arg(**answer)));
    }

    void cancelledBeforeItBegins() {
        Counted<bool> counted;
        for (int i = 0; i < 50; ++i) {
            counted.job.start([](const auto& progress) {
                while (progress(1)) std::this_thread::yield();
                return true;
            });
            counted.job.cancel();
            QVERIFY(counted.answer());
        }
    }

    void answersOnce() {
        Counted<int> counted;
        QVERIFY(!counted.job.is_running() && !counted.job.take());
        for (int i = 0; i < 200; ++i) {
            counted.job.start([i](const auto& progress) { return progress(0.5) ? i : -1; });
            QVERIFY(counted.job.is_running());
            const auto answer = counted.answer();
            QVERIFY(answer && answer->has_value());
            QCOMPARE(**answer, i);
            QVERIFY(!counted.job.is_running());
            QVERIFY(!counted.job.take());
        }
    }

    void onlyTheNewestJobIsHeardOf() {
        Counted<int> counted;
        for (int i = 0; i < 50; ++i) {
            const Endless old;
            counted.job.start(old);
            if (i % 2 == 0) QVERIFY(soon([&] { return *old.steps > 2; }));
            counted.job.start([](const auto& progress) { return progress(0.5) ? -1 : -2; });
            const int steps = *old.steps;
            const auto answer = counted.answer();
            QVERIFY(answer && answer->has_value());
            QCOMPARE(**answer, -1);
            QCOMPARE(counted.done.back(), 0.5);
            QCOMPARE(static_cast<int>(*old.steps), steps);  // it was joined
        }
    }

    void exceptionsAreAnswers() {
        Counted<int> counted;
        counted.job.start([](const auto&) -> int { throw std::runtime_error("the disk is full"); });
        auto answer = counted.answer();
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error(), std::string("the disk is full"));
        counted.job.start([](const auto& progress) -> int {
            progress(0.5);
            throw std::bad_alloc();
        });
        answer = counted.answer();
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error(), std::string("out of memory"));
        counted.job.start([](const auto&) { return 3; });
        answer = counted.answer();
        QVERIFY(answer && answer->has_value());
        QCOMPARE(**answer, 3);
    }

    void destructorReturnsInEveryState() {
        { const Counted<int> never_started; }
        for (int i = 0; i < 20; ++i) {
            const Endless running;
            {
                Counted<int> counted;
                counted.job.start(running);
                if (i % 2 == 0) QVERIFY(soon([&] { return *running.steps > 2; }));
                if (i % 4 > 1) counted.job.cancel();
            }
            const int steps = *running.steps;
            std::this_thread::sleep_for(1ms);
            QCOMPARE(static_cast<int>(*running.steps), steps);
        }
        for (const bool take : {false, true}) {
            Counted<int> answered;
            answered.job.start([](const auto&) { return 1; });
            QVERIFY(soon([&] { return answered.wakes == 1; }));
            if (take) QVERIFY(answered.job.take());
        }
        {
            Counted<int> failed;
            failed.job.start([](const auto&) -> int { throw std::runtime_error("no"); });
        }
    }

    void wakesOnlyWhenTheSlotWasEmpty() {
        Counted<int> counted;
        std::atomic<bool> over{false};
        counted.job.start([&](const auto& progress) {
            for (int i = 1; i <= 1'000; ++i) progress(i);
            over = true;
            return 1;
        });
        QVERIFY(soon([&] { return over.load(); }));
        QCOMPARE(counted.wakes.load(), 1);
        QVERIFY(counted.answer());
        QVERIFY(counted.wakes <= 2);  // the answer may have come after the first report was taken

        // as soon as each report is taken, the next one wakes again
        counted.wakes = 0;
        std::atomic<int> taken{0};
        counted.job.start([&](const auto& progress) {
            for (int i = 1; i <= 50; ++i) {
                progress(i);
                while (taken < i && progress(0)) std::this_thread::yield();
            }
            return 1;
        });
        for (int i = 1; i <= 50; ++i) {
            QVERIFY(soon([&] { return counted.wakes >= i; }));
            const auto report = counted.job.take();
            QVERIFY(report && !report->answer);
            QCOMPARE(report->done, static_cast<double>(i));
            ++taken;
        }
        QVERIFY(counted.answer());
        QCOMPARE(counted.wakes.load(), 51);
    }

    void resultsAreMoved() {
        Counted<std::unique_ptr<int>> counted;
        counted.job.start([](const auto&) { return std::make_unique<int>(4); });
        const auto answer = counted.answer();
        QVERIFY(answer && answer->has_value());
        QCOMPARE(***answer, 4);
    }
};

QTEST_APPLESS_MAIN(TestJob)
#include "tst_job.moc"
