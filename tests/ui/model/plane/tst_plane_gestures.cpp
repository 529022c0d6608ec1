#include <QSignalSpy>
#include <QtTest/QtTest>
#include <cmath>

#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/plane/plane_gestures.h"

using namespace separatrix;

namespace {

/// A plane of 500 x 500 pixels with its corner at (100, 50): a mark is 100 pixels.
struct Hand {
    Session session;
    std::unique_ptr<PlaneGestures> gestures;

    explicit Hand(std::vector<Point> points = {}, int classes = 2) {
        SavedDocument saved;
        for (Point& point : points) point.id = saved.document.next_id++;
        saved.document.points = std::move(points);
        while (saved.document.classes() < classes) {
            saved.document.class_names.push_back("class " + std::to_string(saved.document.classes()));
        }
        if (classes > 2) saved.document.settings.model.model = ModelKind::softmax;
        session.open(saved, {});
        gestures = std::make_unique<PlaneGestures>(&session);
        gestures->setMapping({QRectF(100, 50, 500, 500), gestures->view()});
    }
    const Points& points() const { return session.document().points; }
    int steps() { return session.undoStack()->index(); }
    static QPointF at(double x, double y) { return {100 + 100 * x, 550 - 100 * y}; }

    void click(QPointF pixel, Qt::MouseButton button = Qt::LeftButton) {
        gestures->press(pixel, button);
        gestures->release(pixel, button);
    }
    void double_click(QPointF pixel, Qt::MouseButton button = Qt::LeftButton) {
        click(pixel, button);
        gestures->doubleClick(pixel, button);
        gestures->release(pixel, button);
    }
    void drag(QPointF from, const std::vector<QPointF>& path, Qt::MouseButton button = Qt::LeftButton) {
        gestures->press(from, button);
        for (const QPointF& pixel : path) gestures->move(pixel, button);
        gestures->release(path.back(), button);
    }
};

Point movie(double x1, double x2, int label, std::string title = {}) { return {x1, x2, label, 0, std::move(title)}; }

}  // namespace

class TestPlaneGestures : public QObject {
    Q_OBJECT
private slots:
    void clickAddsWithCurrentLabel();
    void rightClickAddsTheOther();
    void rightClickAsksAmongMany();
    void clickOutsideIsIgnored();
    void clickBeforeLayoutIsIgnored();
    void placeIsClamped();
    void dragOnEmptyAddsNothing();
    void dragIsOneStep();
    void shakyClickMovesNothing();
    void dragKeepsTheGrip();
    void escapeTakesTheDragBack();
    void lostReleaseEndsTheDrag();
    void eraseTool();
    void deleteHovered();
    void doubleClickFitsWithoutTrace();
    void doubleClickOnOldPointKeepsIt();
    void middleDragPans();
    void wheelKeepsThePlaceUnderTheCursor();
    void viewStaysNearThePlane();
    void crosshair();
    void crosshairErasesAndWalks();
    void aViewFromAFileStaysInReach();
    void theCrosshairEncloses();
    void digitsChooseTheLabel();
    void keysThatAreNotOurs();
    void readouts();
    void otherNames();
    void nearestOfMany();
    void locatesAsABruteSearchDoes();
    void aStrokeHoversOverProbesOnly();
    void verdicts();
};

void TestPlaneGestures::clickAddsWithCurrentLabel() {
    Hand hand;
    hand.session.setCurrentLabel(1);
    hand.click(Hand::at(2, 3));
    QCOMPARE(hand.points().size(), std::size_t(1));
    QCOMPARE(hand.points()[0].x1, 2.0);
    QCOMPARE(hand.points()[0].x2, 3.0);
    QCOMPARE(hand.points()[0].label, 1);
    QCOMPARE(hand.steps(), 1);
    hand.session.undoStack()->undo();
    QVERIFY(hand.points().empty());
}

void TestPlaneGestures::rightClickAddsTheOther() {
    Hand hand;
    for (const int label : {0, 1}) {
        hand.session.setCurrentLabel(label);
        hand.click(Hand::at(1 + label, 1), Qt::RightButton);
        QCOMPARE(hand.points().back().label, 1 - label);
    }
}

void TestPlaneGestures::rightClickAsksAmongMany() {
    Hand hand({}, 3);
    QSignalSpy wanted(hand.gestures.get(), &PlaneGestures::labelMenuWanted);
    hand.click(Hand::at(2, 3), Qt::RightButton);
    QVERIFY(hand.points().empty());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toPointF(), Hand::at(2, 3));
    hand.gestures->addAt({2, 3}, 2);
    QCOMPARE(hand.points().back().label, 2);
}

void TestPlaneGestures::clickOutsideIsIgnored() {
    Hand hand;
    for (const QPointF pixel : {QPointF(99, 300), QPointF(601, 300), QPointF(300, 49), QPointF(300, 551)}) {
        hand.click(pixel);
        hand.click(pixel, Qt::RightButton);
    }
    QVERIFY(hand.points().empty());
    hand.gestures->press(QPointF(qInf(), qQNaN()), Qt::LeftButton);
    hand.gestures->release(QPointF(qInf(), qQNaN()), Qt::LeftButton);
    hand.gestures->addAt({qQNaN(), 1}, 0);
    QVERIFY(hand.points().empty());
}

void TestPlaneGestures::clickBeforeLayoutIsIgnored() {
    Hand hand;
    hand.gestures->setMapping({});
    hand.click(QPointF(0, 0));
    hand.gestures->wheel(QPointF(0, 0), 1);
    QVERIFY(hand.points().empty());
    QVERIFY(hand.gestures->readout().empty());
}

void TestPlaneGestures::placeIsClamped() {
    Hand hand;
    hand.gestures->addAt({7, -3}, 0);
    QCOMPARE(hand.points()[0].x1, 5.0);
    QCOMPARE(hand.points()[0].x2, 0.0);
    hand.drag(Hand::at(5, 0), {Hand::at(3, 3), QPointF(-400, 9000)});
    QCOMPARE(hand.points()[0].x1, 0.0);
    QCOMPARE(hand.points()[0].x2, 0.0);
}

void TestPlaneGestures::dragOnEmptyAddsNothing() {
    Hand hand;
    hand.drag(Hand::at(1, 1), {Hand::at(1.05, 1), Hand::at(3, 3)});
    QVERIFY(hand.points().empty());
    QCOMPARE(hand.steps(), 0);
}

void TestPlaneGestures::dragIsOneStep() {
    Hand hand({movie(1, 1, 0), movie(4, 4, 1)});
    hand.drag(Hand::at(1, 1), {Hand::at(2, 1), Hand::at(2, 2), Hand::at(3, 2.5)});
    QCOMPARE(hand.points().size(), std::size_t(2));
    QCOMPARE(hand.points()[0].x1, 3.0);
    QCOMPARE(hand.points()[0].x2, 2.5);
    QCOMPARE(hand.points()[0].label, 0);
    QCOMPARE(hand.steps(), 1);
    hand.drag(Hand::at(3, 2.5), {Hand::at(2, 1)});  // a second drag is a second step
    QCOMPARE(hand.steps(), 2);
    hand.session.undoStack()->undo();
    QCOMPARE(hand.points()[0].x1, 3.0);
    hand.session.undoStack()->undo();
    QCOMPARE(hand.points()[0].x1, 1.0);
}

void TestPlaneGestures::shakyClickMovesNothing() {
    Hand hand({movie(1, 1, 0)});
    hand.gestures->setStartDragDistance(10);
    hand.drag(Hand::at(1, 1), {Hand::at(1, 1) + QPointF(4, 3)});
    QCOMPARE(hand.points()[0].x1, 1.0);
    QCOMPARE(hand.points().size(), std::size_t(1));
    QCOMPARE(hand.gestures->selected(), std::optional<std::size_t>(0));
    hand.drag(Hand::at(3, 3), {Hand::at(3, 3) + QPointF(4, 3)});  // beside it: a click, at the place of the press
    QCOMPARE(hand.points().size(), std::size_t(2));
    QCOMPARE(hand.points()[1].x1, 3.0);
}

void TestPlaneGestures::dragKeepsTheGrip() {
    Hand hand({movie(1, 1, 0)});
    const QPointF beside = Hand::at(1, 1) + QPointF(5, -3);
    hand.drag(beside, {beside + QPointF(100, 0)});
    QVERIFY(std::abs(hand.points()[0].x1 - 2.0) < 1e-9);
    QVERIFY(std::abs(hand.points()[0].x2 - 1.0) < 1e-9);
}

void TestPlaneGestures::escapeTakesTheDragBack() {
    Hand hand({movie(1, 1, 0)});
    hand.gestures->press(Hand::at(1, 1), Qt::LeftButton);
    hand.gestures->move(Hand::at(3, 3), Qt::LeftButton);
    QVERIFY(hand.gestures->isDragging());
    QVERIFY(hand.gestures->key(Qt::Key_Escape, {}));
    QVERIFY(!hand.gestures->isDragging());
    QCOMPARE(hand.points()[0].x1, 1.0);
    hand.gestures->move(Hand::at(4, 4), Qt::LeftButton);
    hand.gestures->release(Hand::at(4, 4), Qt::LeftButton);
    QCOMPARE(hand.points()[0].x1, 1.0);
    QCOMPARE(hand.points().size(), std::size_t(1));
}

void TestPlaneGestures::lostReleaseEndsTheDrag() {
    Hand hand({movie(1, 1, 0)});
    hand.gestures->press(Hand::at(1, 1), Qt::LeftButton);
    hand.gestures->move(Hand::at(3, 3), Qt::LeftButton);
    hand.gestures->move(Hand::at(4, 4), Qt::NoButton);
    QVERIFY(!hand.gestures->isDragging());
    QCOMPARE(hand.points()[0].x1, 3.0);
}

void TestPlaneGestures::eraseTool() {
    Hand hand({movie(1, 1, 0), movie(2, 1, 1), movie(3, 1, 0), movie(4, 4, 1)});
    QSignalSpy changed(hand.gestures.get(), &PlaneGestures::toolChanged);
    hand.gestures->setTool(PlaneTool::erase);
    QCOMPARE(changed.count(), 1);
    hand.click(Hand::at(2, 3));  // nothing there
    QCOMPARE(hand.points().size(), std::size_t(4));
    hand.drag(Hand::at(1, 1), {Hand::at(1.5, 1), Hand::at(2, 1), Hand::at(3, 1)});
    QCOMPARE(hand.points().size(), std::size_t(1));
    QCOMPARE(hand.steps(), 1);
    hand.session.undoStack()->undo();
    QCOMPARE(hand.points().size(), std::size_t(4));
}

void TestPlaneGestures::deleteHovered() {
    Hand hand({movie(1, 1, 0), movie(4, 4, 1)});
    hand.gestures->move(Hand::at(4, 4), Qt::NoButton);
    QCOMPARE(hand.gestures->hovered(), std::optional<std::size_t>(1));
    QVERIFY(hand.gestures->key(Qt::Key_Delete, {}));
    QCOMPARE(hand.points().size(), std::size_t(1));
    hand.click(Hand::at(1, 1));  // selects
    hand.gestures->leave();
    QVERIFY(hand.gestures->key(Qt::Key_Backspace, {}));
    QVERIFY(hand.points().empty());
    QVERIFY(!hand.gestures->key(Qt::Key_Delete, {}));
}

void TestPlaneGestures::doubleClickFitsWithoutTrace() {
    Hand hand({movie(1, 1, 0)});
    const Document before = hand.session.document();
    hand.gestures->wheel(Hand::at(2, 2), 3);
    QVERIFY(hand.gestures->view() != PlaneRect());
    hand.double_click(Hand::at(4, 4));
    QCOMPARE(hand.gestures->view(), PlaneRect());
    QVERIFY(hand.session.document() == before);
    QVERIFY(!hand.session.undoStack()->canUndo());
    QVERIFY(!hand.session.undoStack()->canRedo());
    hand.click(Hand::at(4, 4));  // and the plane still takes clicks
    QCOMPARE(hand.points().size(), std::size_t(2));
    hand.double_click(Hand::at(2, 4), Qt::RightButton);  // two movies, quickly
    QCOMPARE(hand.points().size(), std::size_t(4));
}

void TestPlaneGestures::doubleClickOnOldPointKeepsIt() {
    Hand hand({movie(1, 1, 0)});
    hand.click(Hand::at(3, 3));
    hand.double_click(Hand::at(1, 1));
    QCOMPARE(hand.points().size(), std::size_t(2));
    QCOMPARE(hand.steps(), 1);
}

void TestPlaneGestures::middleDragPans() {
    Hand hand;
    QSignalSpy changed(hand.gestures.get(), &PlaneGestures::viewChanged);
    hand.drag(Hand::at(2, 2), {Hand::at(2.5, 2), Hand::at(3, 3)}, Qt::MiddleButton);
    QVERIFY(changed.count() >= 1);
    QVERIFY(std::abs(hand.gestures->view().x_low + 1) < 1e-9);
    QVERIFY(std::abs(hand.gestures->view().y_low + 1) < 1e-9);
    QVERIFY(hand.points().empty());
    hand.gestures->key(Qt::Key_F, {});
    QCOMPARE(hand.gestures->view(), PlaneRect());
}

void TestPlaneGestures::wheelKeepsThePlaceUnderTheCursor() {
    Hand hand;
    for (int i = 0; i < 5; ++i) hand.gestures->wheel(Hand::at(1, 4), 1);
    const PlanePoint place = hand.gestures->mapping().to_marks(Hand::at(1, 4));
    QVERIFY(std::abs(place.x - 1) < 1e-9 && std::abs(place.y - 4) < 1e-9);
    QVERIFY(hand.gestures->view().x_high - hand.gestures->view().x_low < 3);
}

void TestPlaneGestures::viewStaysNearThePlane() {
    Hand hand;
    for (int i = 0; i < 500; ++i) hand.gestures->wheel(Hand::at(1, 4), -1);
    QVERIFY(hand.gestures->view().x_high - hand.gestures->view().x_low <= 20.0001);
    for (int i = 0; i < 2000; ++i) hand.gestures->wheel(Hand::at(1, 4), 1);
    QVERIFY(hand.gestures->view().x_high - hand.gestures->view().x_low >= 4.9e-6);
    for (int i = 0; i < 20; ++i) hand.drag(Hand::at(0, 0), {Hand::at(5, 5)}, Qt::MiddleButton);
    hand.gestures->fit();
    for (int i = 0; i < 20; ++i) hand.drag(Hand::at(0, 0), {Hand::at(5, 5)}, Qt::MiddleButton);
    QVERIFY(hand.gestures->view().x_high >= 0);
}

void TestPlaneGestures::crosshair() {
    Hand hand;
    hand.session.setCurrentLabel(1);
    QVERIFY(!hand.gestures->key(Qt::Key_Return, {}));  // no crosshair, nothing to place
    QVERIFY(hand.gestures->key(Qt::Key_Right, {}));
    QVERIFY(hand.gestures->crosshair().active);
    QVERIFY(hand.gestures->key(Qt::Key_Up, {}));
    QVERIFY(hand.gestures->key(Qt::Key_Up, Qt::ShiftModifier));
    QVERIFY(hand.gestures->key(Qt::Key_Return, {}));
    QCOMPARE(hand.points().size(), std::size_t(1));
    QVERIFY(std::abs(hand.points()[0].x1 - 2.6) < 1e-9);
    QVERIFY(std::abs(hand.points()[0].x2 - 2.61) < 1e-9);
    QCOMPARE(hand.points()[0].label, 1);
    for (int i = 0; i < 100; ++i) hand.gestures->key(Qt::Key_Left, {});
    QCOMPARE(hand.gestures->crosshair().place.x, 0.0);
    QVERIFY(hand.gestures->key(Qt::Key_Escape, {}));
    QVERIFY(!hand.gestures->crosshair().active);
    QVERIFY(!hand.gestures->key(Qt::Key_Escape, {}));
}

void TestPlaneGestures::crosshairErasesAndWalks() {
    Hand hand({movie(1, 1, 0), movie(2, 2, 1), movie(4, 4, 1)});
    QVERIFY(!hand.gestures->tab(true));  // the focus goes on
    hand.gestures->key(Qt::Key_Up, {});
    QVERIFY(hand.gestures->tab(true));
    QCOMPARE(hand.gestures->hovered(), std::optional<std::size_t>(0));
    QVERIFY(hand.gestures->tab(true));
    QVERIFY(hand.gestures->tab(false));
    QVERIFY(hand.gestures->tab(false));
    QCOMPARE(hand.gestures->hovered(), std::optional<std::size_t>(2));
    QCOMPARE(hand.gestures->crosshair().place, (PlanePoint{4, 4}));
    QVERIFY(hand.gestures->key(Qt::Key_Delete, {}));
    QCOMPARE(hand.points().size(), std::size_t(2));
    hand.gestures->key(Qt::Key_Escape, {});
    QVERIFY(!hand.gestures->tab(true));
}

void TestPlaneGestures::aViewFromAFileStaysInReach() {
    Hand hand;
    const PlaneRect part{1, 3, 2, 4};
    hand.gestures->lookAt(part);
    QCOMPARE(hand.gestures->view(), part);
    const PlaneRect whole = rect_of(hand.session.document().axes);
    for (const PlaneRect& lost :
         {PlaneRect{1, 1 + 2e-16, 1, 2}, PlaneRect{0, 1e300, 0, 1}, PlaneRect{0, 1, -1e9, 1e9}}) {
        hand.gestures->lookAt(part);
        hand.gestures->lookAt(lost);
        QCOMPARE(hand.gestures->view(), whole);
    }
    hand.gestures->lookAt({1e9, 1e9 + 1, 0, 1});  // far away: its middle comes back onto the plane
    QVERIFY(hand.gestures->view().x_low < whole.x_high);
}

void TestPlaneGestures::theCrosshairEncloses() {
    for (const SelectShape shape : {SelectShape::rectangle, SelectShape::lasso}) {
        Hand hand({movie(1, 1, 0), movie(2.6, 2.6, 1), movie(4, 4, 1)});
        ToolOptions options = hand.gestures->options();
        options.select_shape = shape;
        hand.gestures->setOptions(options);
        hand.gestures->setTool(PlaneTool::select);
        const auto go = [&](int key, int times) {
            for (int i = 0; i < times; ++i) hand.gestures->key(key, {});
        };
        go(Qt::Key_Left, 5);  // from the middle
        go(Qt::Key_Down, 5);
        hand.gestures->key(Qt::Key_Return, {});
        QVERIFY(hand.gestures->isBusy());
        go(Qt::Key_Right, 10);
        go(Qt::Key_Up, 10);
        QVERIFY(!hand.gestures->outline().isEmpty());
        go(Qt::Key_Left, shape == SelectShape::lasso ? 10 : 0);
        hand.gestures->key(Qt::Key_Return, {});
        QVERIFY(!hand.gestures->isBusy());
        QCOMPARE(hand.session.selection()->ids(), std::vector<std::uint64_t>{hand.points()[1].id});
        // Escape lets go of an outline and leaves what was chosen
        go(Qt::Key_Down, 10);
        go(Qt::Key_Right, 10);
        hand.gestures->key(Qt::Key_Return, {});
        QVERIFY(hand.gestures->isBusy());
        hand.gestures->key(Qt::Key_Escape, {});
        QVERIFY(!hand.gestures->isBusy());
        QCOMPARE(hand.session.selection()->size(), std::size_t{1});
    }
}

void TestPlaneGestures::digitsChooseTheLabel() {
    Hand hand({}, 3);
    QVERIFY(hand.gestures->key(Qt::Key_3, {}));
    QCOMPARE(hand.session.currentLabel(), 2);
    QVERIFY(hand.gestures->key(Qt::Key_1, {}));
    QCOMPARE(hand.session.currentLabel(), 0);
    QVERIFY(!hand.gestures->key(Qt::Key_9, {}));
    QCOMPARE(hand.session.currentLabel(), 0);
}

void TestPlaneGestures::keysThatAreNotOurs() {
    Hand hand;
    QVERIFY(!hand.gestures->key(Qt::Key_Space, {}));
    QVERIFY(!hand.gestures->key(Qt::Key_E, {}));
    QVERIFY(!hand.gestures->key(Qt::Key_Left, Qt::ControlModifier));
}

void TestPlaneGestures::readouts() {
    Hand hand({movie(2.7, 3.6, 1, "Gravity")});
    QTRY_VERIFY(hand.session.frame() && hand.session.frame()->checkpoint);
    hand.gestures->move(Hand::at(1, 4.5), Qt::NoButton);
    QCOMPARE(hand.gestures->readout().where, QStringLiteral("Alfred 1.0 · Bruce 4.5"));
    QVERIFY(hand.gestures->readout().what.startsWith(QStringLiteral("James likes it: 0.")));
    hand.gestures->move(Hand::at(2.7, 3.6) + QPointF(3, 3), Qt::NoButton);
    QCOMPARE(hand.gestures->readout().where, QStringLiteral("Gravity · Alfred 2.7 · Bruce 3.6"));
    QVERIFY(hand.gestures->readout().what.startsWith(QStringLiteral("labelled likes, predicted ")));
    QVERIFY(hand.gestures->readout().detail.startsWith(QStringLiteral("James likes it: ")));
    hand.gestures->leave();
    QVERIFY(hand.gestures->readout().empty());
}

void TestPlaneGestures::otherNames() {
    Document document;
    document.axes = {Axis{"x1", 0, 5}, Axis{"x2", 0, 5}};
    document.class_names = {"no", "yes"};
    QCOMPARE(place_readout(document, nullptr, 2.7, -3.6, 5).where, QStringLiteral("x1 = 2.7 · x2 = −3.6"));
    Vector p(2);
    p << 0.13, 0.87;
    QCOMPARE(probability_text(document, p), QStringLiteral("yes: 0.87, no: 0.13"));
    document.class_names = {"a", "b", "c", "d", "e"};
    Vector many(5);
    many << 0.1, 0.4, 0.05, 0.3, 0.15;
    QCOMPARE(probability_text(document, many), QStringLiteral("b: 0.40, d: 0.30, e: 0.15, a: 0.10, c: 0.05"));
}

void TestPlaneGestures::nearestOfMany() {
    std::vector<Point> points;
    for (int i = 0; i < 100'000; ++i) points.push_back(movie((i % 317) / 63.4, (i / 317) / 63.4, 0));
    PointLocator locator;
    locator.set_points(points);
    const PlaneMapping mapping{QRectF(100, 50, 500, 500), PlaneRect()};
    double best = 1e9;
    std::optional<std::size_t> found;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer clock;
        clock.start();
        found = locator.nearest(mapping, mapping.to_pixel(points[777].x1, points[777].x2), 5);
        best = std::min(best, static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    qInfo("nearest of 100,000: %.3f ms", best);
    QCOMPARE(found, std::optional<std::size_t>(777));
    QVERIFY(best < 20);
    points = {movie(1, 1, 0), movie(1, 1, 1)};
    locator.set_points(points);
    QCOMPARE(locator.nearest(mapping, mapping.to_pixel(1, 1), 5), std::optional<std::size_t>(1));  // the upper one
}

/// The same points after every edit, compared one by one.
void TestPlaneGestures::locatesAsABruteSearchDoes() {
    const PlaneMapping mapping{QRectF(100, 50, 500, 500), PlaneRect()};
    const auto apart = [](QPointF p, QPointF a, QPointF b) {
        const double length2 = QPointF::dotProduct(b - a, b - a);
        const double t = length2 > 0 ? std::clamp(QPointF::dotProduct(p - a, b - a) / length2, 0.0, 1.0) : 0;
        return std::hypot((p - a - t * (b - a)).x(), (p - a - t * (b - a)).y());
    };
    Rng rng(11);
    Points points;
    PointLocator locator;
    std::uint64_t id = 0;
    for (int step = 0; step < 120; ++step) {
        std::vector<std::size_t> some;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (rng.uniform() < 0.05) some.push_back(i);
        switch (rng.below(3)) {
            case 0: points.erase_at(some); break;
            case 1: points.change_at(some, [&](Point& point) { point.x1 = rng.uniform(0, 5); }); break;
            default:
                for (int n = 0; n < 77; ++n)  // on a grid: many lie on an edge or on each other
                    points.push_back({0.125 * static_cast<double>(rng.below(41)),
                                      0.125 * static_cast<double>(rng.below(41)),
                                      0,
                                      ++id,
                                      {}});
        }
        locator.set_points(points);
        const QPointF from(100 + 12.5 * static_cast<double>(rng.below(41)),
                           50 + 12.5 * static_cast<double>(rng.below(41)));
        const QPointF to = from + QPointF(rng.uniform(-80, 80), rng.below(3) == 0 ? 0 : rng.uniform(-80, 80));
        const double radius = rng.below(2) == 0 ? 12.5 : rng.uniform(1, 60);
        const QPolygonF outline(QRectF(from, to).normalized());
        std::optional<std::size_t> nearest;
        double best = radius;
        std::vector<std::size_t> along;
        std::vector<std::size_t> inside;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const QPointF at = mapping.to_pixel(points[i].x1, points[i].x2);
            const double distance = std::hypot(at.x() - from.x(), at.y() - from.y());
            if (distance <= best) {
                best = distance;
                nearest = i;
            }
            if (apart(at, from, to) <= radius) along.push_back(i);
            if (outline.containsPoint(at, Qt::OddEvenFill)) inside.push_back(i);
        }
        const auto found = locator.nearest(mapping, from, radius);
        QCOMPARE(found.has_value(), nearest.has_value());
        if (found) {
            const QPointF at = mapping.to_pixel(points[*found].x1, points[*found].x2);
            QVERIFY(std::abs(std::hypot(at.x() - from.x(), at.y() - from.y()) - best) < 1e-9);
        }
        // at the very edge rounding decides
        const auto surely = [&](std::size_t i, double slack) {
            return apart(mapping.to_pixel(points[i].x1, points[i].x2), from, to) <= radius + slack;
        };
        const auto reached = locator.along(mapping, from, to, radius);
        QVERIFY(std::is_sorted(reached.begin(), reached.end()));
        for (const std::size_t i : reached) QVERIFY(surely(i, 1e-9));
        for (const std::size_t i : along)
            QVERIFY(!surely(i, -1e-9) || std::binary_search(reached.begin(), reached.end(), i));
        QVERIFY(locator.inside(mapping, outline) == inside);
    }
}

void TestPlaneGestures::aStrokeHoversOverProbesOnly() {
    Hand hand({movie(1, 1, 0), movie(3, 3, 1)});
    hand.session.apply("probe", [](Document d) { return add_probe(std::move(d), 2, 2, "p"); });
    const auto probe = hand.session.document().probes.front().id;
    for (const PlaneTool tool : {PlaneTool::brush, PlaneTool::erase, PlaneTool::relabel}) {
        hand.gestures->setTool(tool);
        hand.gestures->move(Hand::at(3, 3), Qt::NoButton);
        QVERIFY(hand.gestures->hovered());
        hand.gestures->press(Hand::at(4.5, 0.5), Qt::LeftButton);
        hand.gestures->move(Hand::at(2, 2), Qt::LeftButton);
        QVERIFY(!hand.gestures->hovered());
        QCOMPARE(hand.gestures->hoveredProbe(), std::optional(probe));
        hand.gestures->release(Hand::at(2, 2), Qt::LeftButton);
        hand.gestures->move(Hand::at(3, 3), Qt::NoButton);
        QVERIFY(hand.gestures->hovered());
    }
    // a stroke that ends by a change of the tool
    hand.gestures->press(Hand::at(3, 1), Qt::LeftButton);
    hand.gestures->move(Hand::at(1, 1.3), Qt::LeftButton);
    hand.gestures->setTool(PlaneTool::add);
    hand.gestures->release(Hand::at(1, 1.3), Qt::LeftButton);
    hand.gestures->move(Hand::at(1, 1), Qt::NoButton);
    QVERIFY(hand.gestures->hovered());
}

void TestPlaneGestures::verdicts() {
    Hand hand({movie(1, 1, 0), movie(4, 4, 1), movie(4.5, 4, 0)});
    QTRY_VERIFY(hand.session.frame() && hand.session.frame()->checkpoint);
    Predictor predictor = hand.session.frame()->checkpoint->predictor;
    predictor.network.layers[0].W << 1, 1;  // likes where the scaled marks' sum is positive
    predictor.network.layers[0].b << 0;
    QCOMPARE(wrong_points(hand.session.document().points, 2, predictor), (std::vector<bool>{false, false, true}));
    QCOMPARE(verdict_pause(100), 0);
    QCOMPARE(verdict_pause(100'000), 200);
}

QTEST_MAIN(TestPlaneGestures)
#include "tst_plane_gestures.moc"
