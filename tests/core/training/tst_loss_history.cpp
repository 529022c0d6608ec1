#include <QtTest>
#include <cmath>
#include <random>

#include "core/training/loss_history.h"

using namespace separatrix;

class TestLossHistory : public QObject {
    Q_OBJECT
private slots:
    void exactUntilFull();
    void boundedAndHonest();
    void everyBucketIsTrue();
    void missingTestLossJoinsNothing();
    void goesBackNever();
    void restores();
    void reducedIsTheSameCurveInLessRoom();
};

void TestLossHistory::exactUntilFull() {
    LossHistory history(16);
    for (int e = 0; e < 16; ++e) history.append({e, 1.0 / (e + 1), 0.5});
    QCOMPARE(history.buckets().size(), std::size_t{16});
    QCOMPARE(history.stride(), std::int64_t{1});
    QCOMPARE(history.buckets()[3].loss.last, 0.25);
}

void TestLossHistory::boundedAndHonest() {
    // one spike and one dip in ten million epochs are still there
    LossHistory history;
    for (std::int64_t e = 0; e < 10'000'000; ++e)
        history.append({e, e == 1'234'567 ? 99.0 : e == 7'654'321 ? -1.0 : 0.5, 0.5});
    QVERIFY(history.buckets().size() <= history.capacity());
    QCOMPARE(history.buckets().front().first_epoch, std::int64_t{0});
    QCOMPARE(history.buckets().back().last_epoch, std::int64_t{9'999'999});
    double largest = 0, smallest = 1;
    for (const auto& bucket : history.buckets()) {
        largest = std::max(largest, bucket.loss.largest);
        smallest = std::min(smallest, bucket.loss.smallest);
    }
    QCOMPARE(largest, 99.0);
    QCOMPARE(smallest, -1.0);
}

void TestLossHistory::everyBucketIsTrue() {
    std::mt19937_64 random(3);
    for (const int count : {1, 15, 16, 17, 31, 32, 33, 100, 1000, 4097}) {
        LossHistory history(16);
        std::vector<double> all;
        for (int e = 0; e < count; ++e) {
            all.push_back(static_cast<double>(random() % 1000));
            history.append({e, all.back(), static_cast<double>(e), -all.back()});
        }
        std::int64_t next = 0;
        for (const auto& bucket : history.buckets()) {
            QCOMPARE(bucket.first_epoch, next);
            const auto begin = all.begin() + bucket.first_epoch;
            const auto end = all.begin() + bucket.last_epoch + 1;
            const ValueRange expected{*begin, *(end - 1), *std::min_element(begin, end), *std::max_element(begin, end)};
            QVERIFY2(bucket.loss == expected, qPrintable(QString::number(count)));
            QCOMPARE(bucket.test_loss.smallest, -expected.largest);
            const auto first = static_cast<double>(bucket.first_epoch);
            const auto last = static_cast<double>(bucket.last_epoch);
            QVERIFY(bucket.accuracy == (ValueRange{first, last, first, last}));
            next = bucket.last_epoch + 1;
        }
        QCOMPARE(next, std::int64_t{count});
    }
}

void TestLossHistory::missingTestLossJoinsNothing() {
    LossHistory history(4);
    for (int e = 0; e < 8; ++e) history.append({e, 1, 1});
    for (int e = 8; e < 16; ++e) history.append({e, 1, 1, 2.0 + e, 1});
    QVERIFY(std::isnan(history.buckets().front().test_loss.smallest));
    QCOMPARE(history.buckets().back().test_loss.largest, 17.0);
}

void TestLossHistory::goesBackNever() {
    LossHistory history;
    history.append({5, 1, 1});
    history.append({5, 2, 1});
    history.append({4, 3, 1});
    QCOMPARE(history.buckets().size(), std::size_t{1});
    QCOMPARE(history.buckets()[0].loss.largest, 1.0);
}

void TestLossHistory::restores() {
    LossHistory history(16);
    for (int e = 0; e < 1000; ++e) history.append({e, 1.0 * e, 1});
    LossHistory copy(16);
    QVERIFY(copy.restore(history.buckets(), history.stride()));
    for (int e = 1000; e < 1100; ++e) {
        history.append({e, 1.0 * e, 1});
        copy.append({e, 1.0 * e, 1});
    }
    QCOMPARE(copy.buckets().size(), history.buckets().size());
    QVERIFY(!copy.restore(history.buckets(), 3));
    auto wrong = history.buckets();
    std::swap(wrong.front(), wrong.back());
    QVERIFY(!copy.restore(wrong, 64));
    QVERIFY(!copy.restore(std::vector<LossBucket>(17), 1));
}

void TestLossHistory::reducedIsTheSameCurveInLessRoom() {
    LossHistory whole(64);
    LossHistory small(16);
    for (int e = 0; e < 500; ++e) {
        const EpochLoss value{e, e == 333 ? 9.0 : 1.0 / (e + 1), e == 222 ? 0.0 : 0.5};
        whole.append(value);
        small.append(value);
    }
    const LossHistory reduced = whole.reduced(16);
    QVERIFY(reduced.buckets().size() <= 16);
    QVERIFY(reduced == small);  // as if it had been recorded in that room from the start
    double largest = 0, lowest = 1;
    for (const auto& bucket : reduced.buckets()) {
        largest = std::max(largest, bucket.loss.largest);
        lowest = std::min(lowest, bucket.accuracy.smallest);
    }
    QCOMPARE(largest, 9.0);
    QCOMPARE(lowest, 0.0);
    QVERIFY(whole.reduced(1000) == whole);  // NaN of the test loss included
    QVERIFY(!(whole.reduced(32) == whole));
}

QTEST_GUILESS_MAIN(TestLossHistory)
#include "tst_loss_history.moc"
