// LatestWorker: the newest request is answered, one that was not begun is dropped, wait() waits for all.
#include <QtTest/QtTest>

#include <atomic>
#include <chrono>

#include "core/threads/latest_worker.h"

using namespace separatrix;
using namespace std::chrono_literals;

class TestLatestWorker : public QObject {
    Q_OBJECT

private slots:
    void theNewestRequestIsAnswered() {
        std::atomic<int> computed{0}, wakes{0};
        LatestWorker<int, int> worker([&] { ++wakes; },
                                      [&](const int& request, const auto&, const auto& deliver) {
                                          ++computed;
                                          std::this_thread::sleep_for(1ms);
                                          deliver(std::make_shared<const int>(request * 2));
                                      },
                                      [](int, int) { return false; });
        for (int i = 1; i <= 100; ++i) worker.request(i);
        worker.wait();
        QVERIFY(computed >= 1 && computed <= 100);
        QCOMPARE(wakes.load(), 1);  // nobody took the first answer
        const auto answer = worker.take();
        QVERIFY(answer);
        QCOMPARE(*answer, 200);
        QVERIFY(!worker.take());
    }

    void anOutdatedOneIsCancelled() {
        std::atomic<bool> began{false};
        LatestWorker<int, int> worker([] {},
                                      [&](const int& request, const auto& cancelled, const auto& deliver) {
                                          began = true;
                                          while (request == 0 && !cancelled()) std::this_thread::sleep_for(100us);
                                          if (!cancelled()) deliver(std::make_shared<const int>(request));
                                      },
                                      [](int newer, int) { return newer == 1; });
        worker.request(0);
        while (!began) std::this_thread::yield();
        worker.request(1);
        worker.wait();
        const auto answer = worker.take();
        QVERIFY(answer);
        QCOMPARE(*answer, 1);
    }

    void waitingForNothingReturns() {
        LatestWorker<int, int> worker([] {}, [](const int&, const auto&, const auto&) {},
                                      [](int, int) { return false; });
        worker.wait();
        for (int i = 0; i < 200; ++i) {
            worker.request(i);
            if (i % 3 == 0) worker.wait();
        }
        worker.wait();
        QVERIFY(!worker.take());
    }

    void everyRequestThatWasWaitedForIsDone() {
        int sum = 0;  // written on the worker's thread, read here behind wait()
        LatestWorker<int, int> worker([] {}, [&](const int& request, const auto&, const auto&) { sum += request; },
                                      [](int, int) { return false; });
        for (int i = 1; i <= 100; ++i) {
            worker.request(i);
            worker.wait();
        }
        QCOMPARE(sum, 5050);
    }
};

QTEST_APPLESS_MAIN(TestLatestWorker)
#include "tst_latest_worker.moc"
