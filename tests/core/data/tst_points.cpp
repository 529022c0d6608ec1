#include "core/data/points.h"

#include <QtTest>
#include <algorithm>
#include <numeric>

#include "core/math/random.h"

using namespace separatrix;

namespace {

std::vector<Point> some(std::size_t count, std::uint64_t first = 0) {
    std::vector<Point> points(count);
    for (std::size_t i = 0; i < count; ++i)
        points[i] = {static_cast<double>(i), static_cast<double>(i) / 7, static_cast<int>(i % 3), first + i, ""};
    return points;
}

/// How many chunks both have in common.
std::size_t shared_chunks(const Points& a, const Points& b) {
    return static_cast<std::size_t>(std::count_if(a.chunks().begin(), a.chunks().end(), [&](const auto& chunk) {
        return std::find(b.chunks().begin(), b.chunks().end(), chunk) != b.chunks().end();
    }));
}

bool well_formed(const Points& points) {
    std::size_t total = 0;
    for (const auto& chunk : points.chunks()) {
        if (chunk->empty() || chunk->size() > Points::chunk_size) return false;
        total += chunk->size();
    }
    return total == points.size();
}

}  // namespace

class PointsTest : public QObject {
    Q_OBJECT
private slots:
    void isTheSequenceItWasMadeFrom() {
        for (const std::size_t n : {0U, 1U, 255U, 256U, 257U, 1000U}) {
            const auto plain = some(n);
            const Points points(plain);
            QCOMPARE(points.size(), n);
            QCOMPARE(points.empty(), n == 0);
            QVERIFY(points.to_vector() == plain);
            QVERIFY(points == Points(std::vector<Point>(plain)));
            QCOMPARE(points.end() - points.begin(), static_cast<std::ptrdiff_t>(n));
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(points[i] == plain[i] && points.begin()[static_cast<int>(i)] == plain[i]);
        }
    }

    void aSmallEditLeavesTheRestShared() {
        const Points before(some(100'000));
        Points after = before;
        QCOMPARE(shared_chunks(before, after), before.chunks().size());
        after.change(5'000).x1 = -1;
        QCOMPARE(shared_chunks(before, after), before.chunks().size() - 1);
        QVERIFY(!(after == before));
        QCOMPARE(before[5'000].x1, 5'000.0);
        QCOMPARE(after[5'000].x1, -1.0);
        after.change(5'000).x1 = 5'000;
        QVERIFY(after == before);

        Points shorter = before;
        QCOMPARE(shorter.erase_if([](const Point& p) { return p.id == 40'000; }), std::size_t{1});
        QCOMPARE(shared_chunks(before, shorter), before.chunks().size() - 1);
        Points longer = before;
        longer.push_back({1, 2, 0, 100'000, "new"});
        QVERIFY(shared_chunks(before, longer) >= before.chunks().size() - 1);
        QCOMPARE(longer.back().title, std::string("new"));
    }

    void changesOnlyTheChunksThatAreConcerned() {
        const Points before(some(10'000));
        Points after = before;
        after.change_if([](const Point& p) { return p.id >= 300 && p.id < 400; }, [](Point& p) { p.label = 9; });
        QCOMPARE(shared_chunks(before, after), before.chunks().size() - 1);
        QCOMPARE(std::count_if(after.begin(), after.end(), [](const Point& p) { return p.label == 9; }),
                 std::ptrdiff_t{100});
    }

    void knowsTheChunksItHadBefore() {
        const Points before(some(5'000));
        Points after = before;
        QVERIFY(after.seen_in({}) == std::vector<std::size_t>(before.chunks().size(), Points::unseen));
        std::vector<std::size_t> every_third;
        for (std::size_t i = 0; i < 700; i += 3) every_third.push_back(i);
        after.erase_at(every_third);
        after.change(4'000).x1 = -1;
        after.push_back({1, 1, 0, 5'000, {}});
        const auto seen = after.seen_in(before.chunks());
        QCOMPARE(seen.size(), after.chunks().size());
        std::size_t found = 0;
        for (std::size_t c = 0; c < seen.size(); ++c) {
            const auto there = std::find(before.chunks().begin(), before.chunks().end(), after.chunks()[c]);
            const bool is_there = there != before.chunks().end();
            QCOMPARE(seen[c] == Points::unseen, !is_there);
            if (!is_there) continue;
            QCOMPARE(before.chunks()[seen[c]], after.chunks()[c]);
            ++found;
        }
        QVERIFY(found >= before.chunks().size() - 5);
        // in another order too
        std::vector<Points::ChunkPointer> reversed(before.chunks().rbegin(), before.chunks().rend());
        const auto backwards = before.seen_in(reversed);
        for (std::size_t c = 0; c < backwards.size(); ++c) QCOMPARE(backwards[c], backwards.size() - 1 - c);
    }

    void findsIdsInAnyOrder() {
        Points points(some(1000, 50));
        QCOMPARE(points.index_of(50 + 777), std::optional<std::size_t>(777));
        QVERIFY(!points.index_of(49) && !points.index_of(1050));
        std::vector<Point> shuffled = some(1000);
        Rng rng(3);
        rng.shuffle(shuffled);
        points = shuffled;
        for (std::size_t i = 0; i < shuffled.size(); ++i)
            QCOMPARE(points.index_of(shuffled[i].id), std::optional<std::size_t>(i));
        QVERIFY(!points.find(5000));
    }

    /// A law: whatever is done to it, it is what a vector would be.
    void behavesAsAVector() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            std::vector<Point> plain;
            Points points;
            Points kept;
            std::vector<Point> kept_plain;
            std::uint64_t next = 0;
            for (int step = 0; step < 30; ++step) {
                switch (rng.below(8)) {
                    case 6:
                    case 7: {
                        std::vector<std::size_t> some_of_them;
                        const double share = rng.uniform();
                        for (std::size_t i = 0; i < plain.size(); ++i)
                            if (rng.uniform() < share * share) some_of_them.push_back(i);
                        if (rng.below(2) == 0) {
                            points.change_at(some_of_them, [](Point& p) { p.x1 = -3; });
                            for (const std::size_t i : some_of_them) plain[i].x1 = -3;
                        } else {
                            points.erase_at(some_of_them);
                            for (auto i = some_of_them.rbegin(); i != some_of_them.rend(); ++i)
                                plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(*i));
                        }
                        break;
                    }
                    case 0: {
                        const auto more = some(static_cast<std::size_t>(rng.below(700)), next);
                        next += more.size();
                        plain.insert(plain.end(), more.begin(), more.end());
                        points.append(more);
                        break;
                    }
                    case 1:
                        plain.push_back({rng.uniform(), 0, 0, next, "t"});
                        points.push_back(plain.back());
                        ++next;
                        break;
                    case 2: {
                        const std::uint64_t modulus = 1 + rng.below(5);
                        const auto unwanted = [&](const Point& p) { return p.id % modulus == 1; };
                        const auto removed = std::erase_if(plain, unwanted);
                        QCOMPARE(points.erase_if(unwanted), removed);
                        break;
                    }
                    case 3:
                        if (!plain.empty()) {
                            const auto i = static_cast<std::size_t>(rng.below(plain.size()));
                            plain[i].x2 = 77;
                            points.change(i).x2 = 77;
                        }
                        break;
                    case 4: {
                        const auto count = static_cast<std::size_t>(rng.below(plain.size() + 10));
                        if (count >= plain.size()) break;
                        std::vector<std::size_t> tail(plain.size() - count);
                        std::iota(tail.begin(), tail.end(), count);
                        plain.resize(count);
                        points.erase_at(tail);
                        break;
                    }
                    case 5:
                        kept = points;
                        kept_plain = plain;
                        break;
                }
                const QString where = QStringLiteral("seed %1, step %2").arg(seed).arg(step);
                QVERIFY2(well_formed(points), qPrintable(where));
                QVERIFY2(points.to_vector() == plain, qPrintable(where));
                QVERIFY2((points == kept) == (plain == kept_plain), qPrintable(where));
                QVERIFY2(kept.to_vector() == kept_plain, qPrintable(where));
                // cut otherwise, and still equal
                QVERIFY2(points == Points(plain), qPrintable(where));
            }
        }
    }
};

QTEST_GUILESS_MAIN(PointsTest)
#include "tst_points.moc"
