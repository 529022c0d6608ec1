// A race between a thread of ours and Qt Test's main thread, in the shape a real one would have: the suppressions
// of tests/tsan.supp must not hide it.
#include <QtTest/QtTest>

#include <thread>

class PlantedRace : public QObject {
    Q_OBJECT

private slots:
    void a_plain_counter_shared_by_two_threads() {
        {
            const std::jthread other([this] {
                for (int i = 0; i < 100'000; ++i) counter_ = counter_ + 1;
            });
            for (int i = 0; i < 100'000; ++i) counter_ = counter_ + 1;
        }
        QVERIFY(counter_ > 0);
    }

private:
    volatile int counter_ = 0;
};

QTEST_GUILESS_MAIN(PlantedRace)
#include "planted_race.moc"
