#include <QtTest/QtTest>
#include <limits>
#include <random>
#include <set>

#include "core/data/id_set.h"

using namespace separatrix;

class TestIdSet : public QObject {
    Q_OBJECT
private slots:
    void nothing();
    void holdsWhatItWasGiven_data();
    void holdsWhatItWasGiven();
    void insertsOnce();
};

void TestIdSet::nothing() {
    for (const IdSet& set : {IdSet(), IdSet(std::span<const IdSet::Id>())})
        for (const IdSet::Id id : {IdSet::Id{0}, IdSet::Id{1}, std::numeric_limits<IdSet::Id>::max()})
            QVERIFY(!set.contains(id));
}

void TestIdSet::holdsWhatItWasGiven_data() {
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("range");
    QTest::newRow("neighbours") << quint64{1} << quint64{100};
    QTest::newRow("zero") << quint64{0} << quint64{10};
    QTest::newRow("just flags") << quint64{7} << quint64{(1 << 23) - 1};
    QTest::newRow("just a hash table") << quint64{7} << quint64{1 << 23};
    QTest::newRow("all there are") << quint64{0} << std::numeric_limits<quint64>::max();
}

void TestIdSet::holdsWhatItWasGiven() {
    QFETCH(quint64, first);
    QFETCH(quint64, range);
    std::mt19937_64 random(5);
    const auto any = [&] {
        return first + (range == std::numeric_limits<quint64>::max() ? random() : random() % range);
    };
    std::vector<IdSet::Id> ids{first, first + range};
    for (int i = 0; i < 300; ++i) ids.push_back(any());
    const std::set<IdSet::Id> expected(ids.begin(), ids.end());
    const IdSet set(ids);
    for (const IdSet::Id id : ids) QVERIFY(set.contains(id));
    for (int i = 0; i < 3000; ++i) {
        const IdSet::Id id = any();
        QCOMPARE(set.contains(id), expected.contains(id));
    }
    for (const IdSet::Id id : {first - 1, first + range + 1}) QCOMPARE(set.contains(id), expected.contains(id));
}

void TestIdSet::insertsOnce() {
    for (const IdSet::Id far : {IdSet::Id{9}, IdSet::Id{1} << 40}) {
        const std::vector<IdSet::Id> ids{4, far, 4};
        IdSet set = IdSet::with_room_for(ids);
        QVERIFY(!set.contains(4));
        QVERIFY(set.insert(4));
        QVERIFY(!set.insert(4));
        QVERIFY(set.contains(4));
        QVERIFY(!set.contains(far));
        QVERIFY(set.insert(far));
        QVERIFY(set.contains(far));
    }
}

QTEST_GUILESS_MAIN(TestIdSet)
#include "tst_id_set.moc"
