// core/data/dataset.h: the split and the scaling.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

#include "core/data/dataset.h"
#include "core/data/generators.h"
#include "core/math/random.h"

using namespace separatrix;

namespace {

const std::array<Axis, 2> marks{Axis{"", 0, 5}, Axis{"", 0, 5}};

/// Points with scattered, rising ids.
std::vector<Point> some_points(Rng& rng, std::size_t count) {
    std::vector<Point> points(count);
    std::uint64_t id = 0;
    for (auto& p : points) {
        p.x1 = rng.uniform(0, 5);
        p.x2 = rng.uniform(0, 5);
        p.label = static_cast<int>(rng.below(2));
        p.id = id += 1 + rng.below(4);
    }
    return points;
}

}  // namespace

class TestDataset : public QObject {
    Q_OBJECT

private slots:
    void the_share_is_exact_and_adding_a_point_moves_at_most_one_other() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            auto points = some_points(rng, 2 + rng.below(200));
            const double fraction = rng.uniform(0, 0.9);
            const auto before = test_split(points, fraction);
            const auto n = static_cast<double>(points.size());
            const auto wanted = std::min(std::llround(fraction * n), static_cast<long long>(points.size()) - 1);
            const auto where = QString("seed %1").arg(seed);
            QVERIFY2(std::count(before.begin(), before.end(), true) == wanted, qPrintable(where));

            auto more = points;
            more.push_back({1, 1, 0, points.back().id + 1 + rng.below(100), ""});
            const auto after = test_split(more, fraction);
            int changed = 0;
            for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] != after[i] ? 1 : 0;
            QVERIFY2(changed <= 1, qPrintable(where + QString(": %1 changed").arg(changed)));

            // where a point is and what it is called does not matter, nor the order of the points
            std::vector<std::size_t> order(points.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
            rng.shuffle(order);
            std::vector<Point> shuffled;
            for (const auto i : order) shuffled.push_back(points[i]);
            for (auto& p : shuffled) p.x1 = 0;
            const auto again = test_split(shuffled, fraction);
            for (std::size_t i = 0; i < order.size(); ++i) QVERIFY2(again[i] == before[order[i]], qPrintable(where));
        }
    }

    void something_is_always_left_for_training() {
        Rng rng(1);
        for (const std::size_t count : {0u, 1u, 2u, 3u}) {
            const auto split = test_split(some_points(rng, count), 0.9);
            const auto tested = static_cast<std::size_t>(std::count(split.begin(), split.end(), true));
            QVERIFY(count == 0 || tested < count);
        }
        QCOMPARE(make_dataset(some_points(rng, 10), marks, 2, 0).test.size(), 0u);
        QCOMPARE(make_dataset(some_points(rng, 10), marks, 2, std::nan("")).test.size(), 0u);
    }

    void columns_are_points() {
        const auto dataset = make_dataset({{4, 1, 1, 7, "a"}, {0.5, 2, 0, 9, "b"}}, marks, 2, 0);
        QCOMPARE(dataset.size(), Index{2});
        QCOMPARE(dataset.X(0, 0), 4.0);
        QCOMPARE(dataset.X(1, 1), 2.0);
        QCOMPARE(dataset.y(0), 1);
        QCOMPARE(dataset.ids, (std::vector<std::uint64_t>{7, 9}));
        QCOMPARE(dataset.train, (std::vector<Index>{0, 1}));
    }

    void range_maps_the_axes_onto_minus_one_to_one() {
        const std::array<Axis, 2> axes{Axis{"", 0, 5}, Axis{"", -2, 6}};
        const auto dataset = make_dataset({{0, -2, 0, 0, ""}, {5, 6, 1, 1, ""}, {2.5, 2, 1, 2, ""}}, axes, 2, 0);
        const Matrix X = scaled(input_scale(ScaleKind::range, dataset), dataset.X);
        Matrix expected(2, 3);
        expected << -1, 1, 0, -1, 1, 0;
        QVERIFY((X - expected).cwiseAbs().maxCoeff() < 1e-15);
        QVERIFY(scaled(input_scale(ScaleKind::none, dataset), dataset.X) == dataset.X);
    }

    void standard_scaling_looks_at_the_training_points_only() {
        Rng rng(3);
        auto points = some_points(rng, 101);
        for (auto& p : points) p.x2 = 3;  // does not vary
        const auto dataset = make_dataset(points, marks, 2, 0.3);
        const auto scale = input_scale(ScaleKind::standard, dataset);
        const Matrix X = scaled(scale, dataset.X);
        double sum = 0;
        double square = 0;
        for (const Index i : dataset.train) {
            sum += X(0, i);
            square += X(0, i) * X(0, i);
            QCOMPARE(X(1, i), 0.0);
        }
        const auto n = static_cast<double>(dataset.train.size());
        QCOMPARE(dataset.train.size(), 71u);
        QVERIFY(std::abs(sum / n) < 1e-14);
        QVERIFY(std::abs(square / n - 1) < 1e-14);
        QCOMPARE(scale.factor[1], 1.0);
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
