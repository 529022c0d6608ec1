// Choosing movies where a view shows them, which need not be at their marks.
#include <QtTest>

#include "ui/model/plane/enclosing_stroke.h"

using namespace separatrix;

namespace {

/// A view that shows the plane's movies in a mirror, left and right exchanged.
PlaneGround mirrored(Session& session) {
    PlaneGround ground{&session, {QRectF(0, 0, 500, 500), {0, 5, 0, 5}}, {0, 5, 0, 5}, {0, 5, 0, 5}, {}, {}};
    ground.locator.set_place([](const Point& point) { return PlanePoint{5 - point.x1, point.x2}; });
    ground.locator.set_points(session.document().points);
    return ground;
}

void open_movies(Session& session) {
    SavedDocument saved;
    for (const double x : {1.0, 2.0, 4.0, 4.5})
        saved.document.points.push_back({x, 2.5, 0, saved.document.next_id++, {}});
    session.open(saved, {});
}

}  // namespace

class TestEnclosingStroke : public QObject {
    Q_OBJECT
private slots:
    void findsMoviesWhereTheyAreSeen() {
        Session session;
        open_movies(session);
        PlaneGround ground = mirrored(session);
        const auto at = [&](double x, double y) { return ground.mapping.to_pixel(x, y); };
        QCOMPARE(ground.locator.nearest(ground.mapping, at(4, 2.5), 5), std::optional<std::size_t>(0));
        QCOMPARE(ground.locator.nearest(ground.mapping, at(1, 2.5), 5), std::optional<std::size_t>(2));
        QCOMPARE(ground.locator.along(ground.mapping, at(0, 2.5), at(1.5, 2.5), 5), (std::vector<std::size_t>{2, 3}));
        // an edit places the new ones alike
        session.apply("add", [](Document d) { return add_point(std::move(d), 0.5, 4, 0); });
        ground.locator.set_points(session.document().points);
        QCOMPARE(ground.locator.nearest(ground.mapping, at(4.5, 4), 5), std::optional<std::size_t>(4));
        // and at their marks once more
        ground.locator.set_place({});
        ground.locator.set_points(session.document().points);
        QCOMPARE(ground.locator.nearest(ground.mapping, at(4, 2.5), 5), std::optional<std::size_t>(2));
    }

    void choosesThemAndChangesNothingElse() {
        Session session;
        open_movies(session);
        const Document before = session.document();
        const PlaneGround ground = mirrored(session);
        const auto ids = [&](std::initializer_list<std::size_t> indices) {
            std::vector<std::uint64_t> of;
            for (const std::size_t i : indices) of.push_back(before.points[i].id);
            return of;
        };
        EnclosingStroke stroke(ground.mapping.to_pixel(0.2, 4));
        stroke.to(ground, ground.mapping.to_pixel(3.2, 1));
        stroke.choose(ground, {});
        QCOMPARE(session.selection()->ids(), ids({1, 2, 3}));
        choose_by_click(ground, 0, {});
        QVERIFY(session.selection()->contains(before.points[0].id));
        choose_by_click(ground, 1, Qt::AltModifier);
        QVERIFY(!session.selection()->contains(before.points[1].id));
        stroke.choose(ground, Qt::AltModifier);
        QCOMPARE(session.selection()->ids(), ids({0}));
        choose_by_click(ground, std::nullopt, Qt::ShiftModifier);
        QCOMPARE(session.selection()->ids(), ids({0}));
        choose_by_click(ground, std::nullopt, {});
        QVERIFY(session.selection()->empty());
        QVERIFY(session.document() == before);
        QCOMPARE(session.undoStack()->count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEnclosingStroke)
#include "tst_enclosing_stroke.moc"
