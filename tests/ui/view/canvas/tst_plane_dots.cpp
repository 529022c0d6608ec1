// What is drawn of each movie follows the document, and the place that a view gives it.
#include <QtTest>

#include "ui/view/canvas/plane_dots.h"

using namespace separatrix;

class TestPlaneDots : public QObject {
    Q_OBJECT
private slots:
    void dotsLieWhereTheirViewPlacesThem() {
        Points points;
        for (std::uint64_t id = 0; id < 1000; ++id) points.push_back({0.005 * static_cast<double>(id), 1, 0, id, {}});
        PlaneDots dots;
        std::size_t touched = 0;
        const auto count = [&](const PlaneDot&) { ++touched; };
        const auto lies = [&](const auto& place) {
            std::size_t index = 0;
            bool all = true;
            dots.each([&](const PlaneDot& dot) {
                const PlanePoint at = place(points[index++]);
                all = all && dot.x == at.x && dot.y == at.y;
            });
            return all && index == points.size();
        };
        const auto marks = [](const Point& point) { return PlanePoint{point.x1, point.x2}; };
        // some stay: only those that move are painted anew
        const auto bent = [](const Point& point) {
            return PlanePoint{point.x1, point.id < 100 ? 2 * point.x2 : point.x2};
        };
        QCOMPARE(dots.set_points(points, {}, count), PlaneDots::Change::some);
        QCOMPARE(touched, points.size());
        QVERIFY(lies(marks));
        touched = 0;
        QCOMPARE(dots.set_points(points, {}, count), PlaneDots::Change::none);
        dots.set_place(bent);
        QVERIFY(lies(marks));
        QCOMPARE(dots.set_points(points, {}, count), PlaneDots::Change::some);
        QCOMPARE(touched, std::size_t(200));  // where they were and where they are
        QVERIFY(lies(bent));
        points.push_back({4, 4, 1, 1000, {}});
        dots.set_points(points, {}, count);
        QCOMPARE(touched, std::size_t(201));
        QVERIFY(lies(bent));
        dots.set_place({});
        dots.set_points(points, {}, count);
        QVERIFY(lies(marks));
    }
};

QTEST_GUILESS_MAIN(TestPlaneDots)
#include "tst_plane_dots.moc"
