#include <QSignalSpy>
#include <QtTest/QtTest>
#include <cmath>

#include "ui/model/plane/plane_gestures.h"
#include "ui/model/plane/probe_text.h"
#include "ui/model/session/selection_edits.h"

using namespace separatrix;

namespace {

using Ids = std::vector<std::uint64_t>;

/// A plane of 500 x 500 pixels with its corner at (100, 50): a mark is 100 pixels.
struct Hand {
    Session session;
    std::unique_ptr<PlaneGestures> gestures;

    explicit Hand(const std::vector<std::array<double, 3>>& movies = {}, PlaneTool tool = PlaneTool::add) {
        SavedDocument saved;
        for (const auto& movie : movies)
            saved.document.points.push_back(
                {movie[0], movie[1], static_cast<int>(movie[2]), saved.document.next_id++, ""});
        session.open(saved, {});
        gestures = std::make_unique<PlaneGestures>(&session);
        gestures->setMapping({QRectF(100, 50, 500, 500), gestures->view()});
        gestures->setTool(tool);
    }
    const Points& points() const { return session.document().points; }
    const Ids& chosen() { return session.selection()->ids(); }
    int steps() { return session.undoStack()->index(); }
    static QPointF at(double x, double y) { return {100 + 100 * x, 550 - 100 * y}; }

    void drag(const std::vector<QPointF>& path, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton) {
        gestures->press(path.front(), button, modifiers);
        for (const QPointF& pixel : path) gestures->move(pixel, button);
        gestures->release(path.back(), button);
    }
    void click(QPointF pixel, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton) {
        drag({pixel}, modifiers, button);
    }
    void keys(std::initializer_list<int> keys) {
        for (const int key : keys) gestures->key(key, {});
    }

    /// The plane as 5 x 5 squares, a mark each: x for label 0, o for 1; capitals where they are chosen, + for several.
    QString art() {
        QStringList rows(5, QStringLiteral("....."));
        for (const Point& point : points()) {
            QChar& cell = rows[4 - std::min(4, static_cast<int>(point.x2))][std::min(4, static_cast<int>(point.x1))];
            QChar mark = point.label == 0 ? QLatin1Char('x') : QLatin1Char('o');
            if (session.selection()->contains(point.id)) mark = mark.toUpper();
            cell = cell == QLatin1Char('.') ? mark : QLatin1Char('+');
        }
        return rows.join(QLatin1Char('\n'));
    }
};

const std::vector<std::array<double, 3>> corners{{0.5, 0.5, 0}, {4.5, 0.5, 1}, {0.5, 4.5, 1}, {4.5, 4.5, 0}};

}  // namespace

class TestPlaneStrokes : public QObject {
    Q_OBJECT
private slots:
    void brushIsOneStep();
    void brushRestsAndIsBounded();
    void brushWithTheOtherButton();
    void brushTakesBackWithEscape();
    void eraseSweeps();
    void relabelPaints();
    void rectangleAndLasso();
    void shiftAddsAltTakesAway();
    void clicksChoose();
    void groupMovesAndStaysInside();
    void groupDragIsExact();
    void probesLive();
    void rightClickOnAMovieAsks();
    void deleteMeansTheChosen();
    void keyboardAlone();
    void keyboardCarries();
    void editsOfTheSelection();
    void copiesAndPastes();
    void optionsAreKeptInBounds();
    void thousandsArePainted();
};

void TestPlaneStrokes::brushIsOneStep() {
    Hand hand({}, PlaneTool::brush);
    ToolOptions options;
    options.brush_radius = 30;
    options.brush_density = 10;
    hand.gestures->setOptions(options);
    hand.session.setCurrentLabel(1);
    QCOMPARE(hand.gestures->reach(), std::optional<double>(30));
    hand.drag({Hand::at(1, 1), Hand::at(2, 1), Hand::at(3, 1)});
    // the touch, and 200 pixels of 60 each
    QCOMPARE(hand.points().size(), std::size_t(10 + 33));
    for (const Point& point : hand.points()) {
        QCOMPARE(point.label, 1);
        const double x = std::clamp(point.x1, 1.0, 3.0);
        QVERIFY(std::hypot(point.x1 - x, point.x2 - 1) <= 0.3 + 1e-9);
    }
    QCOMPARE(hand.steps(), 1);
    const Document painted = hand.session.document();
    hand.session.undoStack()->undo();
    QVERIFY(hand.points().empty());

    Hand again({}, PlaneTool::brush);  // the same document, the same hand
    again.gestures->setOptions(options);
    again.session.setCurrentLabel(1);
    again.drag({Hand::at(1, 1), Hand::at(2, 1), Hand::at(3, 1)});
    QVERIFY(again.session.document() == painted);
}

void TestPlaneStrokes::brushRestsAndIsBounded() {
    Hand hand({}, PlaneTool::brush);
    hand.gestures->press(Hand::at(0, 0), Qt::LeftButton);  // three quarters of the ring lie beside the plane
    for (int i = 0; i < 50; ++i) hand.gestures->rest(0.1);
    QVERIFY(hand.points().size() > 3 && hand.points().size() < 8 * 6);
    for (const Point& point : hand.points()) QVERIFY(point.x1 >= 0 && point.x2 >= 0 && point.x1 * point.x2 > 0);
    const auto count = hand.points().size();
    hand.gestures->release(Hand::at(0, 0), Qt::LeftButton);
    hand.gestures->rest(10);
    QCOMPARE(hand.points().size(), count);
    QCOMPARE(hand.steps(), 1);
}

void TestPlaneStrokes::brushWithTheOtherButton() {
    Hand hand({}, PlaneTool::brush);
    hand.session.setCurrentLabel(1);
    hand.click(Hand::at(2, 2), {}, Qt::RightButton);
    QVERIFY(!hand.points().empty());
    for (const Point& point : hand.points()) QCOMPARE(point.label, 0);
}

void TestPlaneStrokes::brushTakesBackWithEscape() {
    Hand hand(corners, PlaneTool::brush);
    const Document before = hand.session.document();
    hand.gestures->press(Hand::at(2, 2), Qt::LeftButton);
    hand.gestures->move(Hand::at(3, 3), Qt::LeftButton);
    QVERIFY(hand.points().size() > 4);
    QVERIFY(hand.gestures->key(Qt::Key_Escape, {}));
    QVERIFY(hand.session.document() == before);
    hand.gestures->release(Hand::at(3, 3), Qt::LeftButton);
    QVERIFY(hand.session.document() == before);
    QVERIFY(!hand.session.undoStack()->canUndo());
}

void TestPlaneStrokes::eraseSweeps() {
    Hand hand({{0.5, 2.5, 0}, {1.5, 2.5, 1}, {2.5, 2.6, 0}, {3.5, 2.5, 1}, {2.5, 4.5, 0}}, PlaneTool::erase);
    ToolOptions options;
    options.erase_radius = 15;
    hand.gestures->setOptions(options);
    // quickly: the pointer jumps over the one in the middle
    hand.drag({Hand::at(1.5, 2.5), Hand::at(3.5, 2.5)});
    QCOMPARE(hand.art(), QStringLiteral("..x..\n.....\nx....\n.....\n....."));
    QCOMPARE(hand.steps(), 1);
    hand.session.undoStack()->undo();
    QCOMPARE(hand.points().size(), std::size_t(5));
}

void TestPlaneStrokes::relabelPaints() {
    Hand hand({{0.5, 2.5, 0}, {1.5, 2.5, 1}, {2.5, 2.5, 0}, {2.5, 4.5, 0}}, PlaneTool::relabel);
    hand.session.setCurrentLabel(1);
    hand.drag({Hand::at(0.5, 2.5), Hand::at(2.5, 2.5)});
    QCOMPARE(hand.art(), QStringLiteral("..x..\n.....\nooo..\n.....\n....."));
    QCOMPARE(hand.steps(), 1);
    hand.drag({Hand::at(0.5, 2.5), Hand::at(2.5, 2.5)});  // nothing is different: no step
    QCOMPARE(hand.steps(), 1);
    hand.drag({Hand::at(1.5, 2.5)}, {}, Qt::RightButton);
    QCOMPARE(hand.art(), QStringLiteral("..x..\n.....\noxo..\n.....\n....."));
}

void TestPlaneStrokes::rectangleAndLasso() {
    Hand hand(corners, PlaneTool::select);
    hand.drag({Hand::at(0.1, 0.1), Hand::at(0.2, 3), Hand::at(4.9, 0.9)});
    QCOMPARE(hand.art(), QStringLiteral("o...x\n.....\n.....\n.....\nX...O"));
    QCOMPARE(hand.steps(), 0);  // choosing is no edit
    QVERIFY(hand.gestures->outline().isEmpty());

    ToolOptions options;
    options.select_shape = SelectShape::lasso;
    hand.gestures->setOptions(options);
    // a triangle that leaves out the upper right
    hand.drag({Hand::at(0.1, 0.1), Hand::at(4.9, 0.2), Hand::at(0.2, 4.9), Hand::at(0.1, 0.2)});
    QCOMPARE(hand.art(), QStringLiteral("O...x\n.....\n.....\n.....\nX...O"));

    hand.gestures->press(Hand::at(2, 2), Qt::LeftButton);
    hand.gestures->move(Hand::at(3, 3), Qt::LeftButton);
    QVERIFY(!hand.gestures->outline().isEmpty());
    QVERIFY(hand.gestures->key(Qt::Key_Escape, {}));  // what was chosen stays
    QVERIFY(hand.gestures->outline().isEmpty());
    QCOMPARE(hand.chosen().size(), std::size_t(3));
    QVERIFY(hand.gestures->key(Qt::Key_Escape, {}));
    QVERIFY(hand.chosen().empty());
}

void TestPlaneStrokes::shiftAddsAltTakesAway() {
    Hand hand(corners, PlaneTool::select);
    hand.drag({Hand::at(0.1, 0.1), Hand::at(1, 1)});
    hand.drag({Hand::at(4, 4), Hand::at(4.9, 4.9)}, Qt::ShiftModifier);
    QCOMPARE(hand.art(), QStringLiteral("o...X\n.....\n.....\n.....\nX...o"));
    hand.drag({Hand::at(0.1, 0.1), Hand::at(1, 1)}, Qt::AltModifier);
    QCOMPARE(hand.art(), QStringLiteral("o...X\n.....\n.....\n.....\nx...o"));
    hand.drag({Hand::at(0.1, 0.1), Hand::at(4.9, 1)});
    QCOMPARE(hand.art(), QStringLiteral("o...x\n.....\n.....\n.....\nX...O"));
}

void TestPlaneStrokes::clicksChoose() {
    for (const PlaneTool tool : {PlaneTool::add, PlaneTool::move, PlaneTool::select}) {
        Hand hand(corners, tool);
        hand.click(Hand::at(0.5, 0.5));
        QCOMPARE(hand.chosen(), (Ids{0}));
        hand.click(Hand::at(4.5, 0.5), Qt::ShiftModifier);
        QCOMPARE(hand.chosen(), (Ids{0, 1}));
        hand.click(Hand::at(0.5, 0.5));  // one of several: it alone
        QCOMPARE(hand.chosen(), (Ids{0}));
        hand.click(Hand::at(0.5, 0.5), Qt::ShiftModifier);
        QVERIFY(hand.chosen().empty());
        QCOMPARE(hand.steps(), 0);
    }
    Hand hand(corners, PlaneTool::select);
    hand.click(Hand::at(0.5, 0.5));
    hand.click(Hand::at(2.5, 2.5));
    QVERIFY(hand.chosen().empty());
    QCOMPARE(hand.points().size(), std::size_t(4));
}

void TestPlaneStrokes::groupMovesAndStaysInside() {
    for (const PlaneTool tool : {PlaneTool::add, PlaneTool::move, PlaneTool::select}) {
        Hand hand({{0.5, 0.5, 0}, {1.5, 0.5, 1}, {4.5, 4.5, 0}}, tool);
        hand.session.selection()->set(Ids{0, 1});
        hand.drag({Hand::at(0.5, 0.5), Hand::at(1, 2), Hand::at(1.5, 2.5)});
        QCOMPARE(hand.art(), QStringLiteral("....x\n.....\n.XO..\n.....\n....."));
        QCOMPARE(hand.steps(), 1);
        // against the edge, and the figure stays
        hand.drag({Hand::at(1.5, 2.5), Hand::at(4, 9)});
        QCOMPARE(hand.points()[0].x1, 4.0);
        QCOMPARE(hand.points()[1].x1, 5.0);
        QCOMPARE(hand.points()[0].x2, 5.0);
        QCOMPARE(hand.steps(), 2);
        hand.session.undoStack()->undo();
        hand.session.undoStack()->undo();
        QCOMPARE(hand.points()[0].x1, 0.5);
        QCOMPARE(hand.chosen(), (Ids{0, 1}));
    }
}

void TestPlaneStrokes::groupDragIsExact() {
    // 0.1 and 0.7 have no exact halves: to and fro must be the identity all the same
    Hand hand({{0.1, 0.7, 0}, {1.3, 0.9, 1}}, PlaneTool::move);
    const Document before = hand.session.document();
    hand.session.selection()->set(Ids{0, 1});
    hand.gestures->press(Hand::at(0.1, 0.7), Qt::LeftButton);
    for (int i = 0; i < 100; ++i) hand.gestures->move(Hand::at(0.1 + i * 0.031, 0.7 + i * 0.017), Qt::LeftButton);
    QVERIFY(!(hand.session.document() == before));
    hand.gestures->key(Qt::Key_Escape, {});
    QVERIFY(hand.session.document() == before);
    QVERIFY(!hand.session.undoStack()->canUndo());
}

void TestPlaneStrokes::probesLive() {
    Hand hand(corners, PlaneTool::probe);
    hand.click(Hand::at(2, 3));
    hand.click(Hand::at(3, 3));
    const auto probes = [&] { return hand.session.document().probes; };
    QCOMPARE(probes().size(), std::size_t(2));
    QCOMPARE(probes()[0].name, std::string("Gravity?"));
    QCOMPARE(probes()[1].name, std::string("Probe 2"));
    QCOMPARE(probes()[0].x1, 2.0);
    QCOMPARE(hand.points().size(), std::size_t(4));

    hand.gestures->setTool(PlaneTool::move);
    hand.drag({Hand::at(2, 3), Hand::at(2, 2), Hand::at(1, 2)});
    QCOMPARE(probes()[0].x1, 1.0);
    QCOMPARE(probes()[0].x2, 2.0);
    QCOMPARE(hand.steps(), 3);
    hand.gestures->press(Hand::at(1, 2), Qt::LeftButton);
    hand.gestures->move(Hand::at(4, 4), Qt::LeftButton);
    hand.gestures->key(Qt::Key_Escape, {});
    QCOMPARE(probes()[0].x1, 1.0);

    QSignalSpy menu(hand.gestures.get(), &PlaneGestures::probeMenuWanted);
    QSignalSpy name(hand.gestures.get(), &PlaneGestures::probeNameWanted);
    hand.click(Hand::at(1, 2), {}, Qt::RightButton);
    QCOMPARE(menu.count(), 1);
    hand.gestures->doubleClick(Hand::at(1, 2), Qt::LeftButton);
    QCOMPARE(name.count(), 1);
    hand.gestures->renameProbe(probes()[0].id, "  Alien ");
    QCOMPARE(probes()[0].name, std::string("Alien"));
    hand.gestures->renameProbe(probes()[0].id, "  ");
    QCOMPARE(probes()[0].name, std::string("Alien"));

    // what it says is what the network says there
    QTRY_VERIFY_WITH_TIMEOUT(hand.session.frame() && hand.session.frame()->checkpoint, 10000);
    const auto& predictor = hand.session.frame()->checkpoint->predictor;
    const Vector p = probabilities_at(predictor, 1, 2);
    const Readout readout = probe_readout(hand.session.document(), &predictor, probes()[0], 5);
    QVERIFY(readout.where.startsWith("Alien · Alfred 1"));
    QCOMPARE(readout.what, "James likes it: " + QString::number(p(1), 'f', 2));
    QCOMPARE(readout.detail, "dislikes " + QString::number(p(0), 'f', 2));

    hand.gestures->move(Hand::at(1, 2), Qt::NoButton);
    QVERIFY(hand.gestures->key(Qt::Key_Delete, {}));
    QCOMPARE(probes().size(), std::size_t(1));
    hand.session.undoStack()->undo();
    QCOMPARE(probes()[0].name, std::string("Alien"));
    for (int i = 0; i < 60; ++i) hand.gestures->addProbeAt({1, 1});
    QCOMPARE(probes().size(), max_probes);
}

void TestPlaneStrokes::rightClickOnAMovieAsks() {
    Hand hand(corners);
    QSignalSpy asked(hand.gestures.get(), &PlaneGestures::pointMenuWanted);
    hand.click(Hand::at(0.5, 0.5), {}, Qt::RightButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(hand.chosen(), (Ids{0}));
    QCOMPARE(hand.points().size(), std::size_t(4));
    hand.session.selection()->set(Ids{0, 1});
    hand.click(Hand::at(4.5, 0.5), {}, Qt::RightButton);  // one of those that are chosen: they stay chosen
    QCOMPARE(hand.chosen(), (Ids{0, 1}));
    hand.click(Hand::at(2, 2), {}, Qt::RightButton);  // beside them: a movie
    QCOMPARE(hand.points().size(), std::size_t(5));
    QCOMPARE(asked.count(), 2);
}

void TestPlaneStrokes::deleteMeansTheChosen() {
    Hand hand(corners);
    hand.session.selection()->set(Ids{0, 1});
    hand.gestures->move(Hand::at(4.5, 4.5), Qt::NoButton);
    QVERIFY(hand.gestures->key(Qt::Key_Delete, {}));
    QCOMPARE(hand.art(), QStringLiteral("o...x\n.....\n.....\n.....\n....."));
    QVERIFY(hand.chosen().empty());
}

void TestPlaneStrokes::keyboardAlone() {
    Hand hand(corners, PlaneTool::select);
    hand.keys({Qt::Key_Up});
    hand.gestures->tab(true);
    hand.keys({Qt::Key_Return});
    hand.gestures->tab(true);
    hand.keys({Qt::Key_Return});
    QCOMPARE(hand.chosen(), (Ids{0, 1}));
    hand.gestures->setTool(PlaneTool::relabel);
    hand.keys({Qt::Key_1, Qt::Key_Return});
    QCOMPARE(hand.points()[1].label, 0);
    hand.gestures->setTool(PlaneTool::erase);
    hand.keys({Qt::Key_Return});
    QCOMPARE(hand.points().size(), std::size_t(3));
    hand.gestures->setTool(PlaneTool::brush);
    hand.keys({Qt::Key_Left, Qt::Key_Return});
    QCOMPARE(hand.points().size(), std::size_t(3 + ToolOptions().brush_density));
    hand.gestures->setTool(PlaneTool::probe);
    hand.keys({Qt::Key_Return});
    QCOMPARE(hand.session.document().probes.size(), std::size_t(1));
    // Tab comes to the probe behind the movies
    hand.keys({Qt::Key_Up});
    hand.gestures->tab(false);
    QVERIFY(hand.gestures->hoveredProbe().has_value());
    QVERIFY(hand.gestures->readout().spoken().startsWith("Gravity?"));
    QSignalSpy menu(hand.gestures.get(), &PlaneGestures::probeMenuWanted);
    QVERIFY(hand.gestures->menu());
    QCOMPARE(menu.count(), 1);
    hand.keys({Qt::Key_Delete});
    QVERIFY(hand.session.document().probes.empty());
}

void TestPlaneStrokes::keyboardCarries() {
    Hand hand({{1, 1, 0}, {4, 4, 1}}, PlaneTool::move);
    hand.keys({Qt::Key_Up});
    hand.gestures->tab(true);
    hand.keys({Qt::Key_Return});
    QVERIFY(hand.gestures->isDragging());
    hand.keys({Qt::Key_Right, Qt::Key_Right, Qt::Key_Up});
    QVERIFY(std::abs(hand.points()[0].x1 - 1.2) < 1e-9);
    hand.keys({Qt::Key_Return});
    QVERIFY(!hand.gestures->isDragging());
    hand.keys({Qt::Key_Right});  // put down: it stays
    QVERIFY(std::abs(hand.points()[0].x1 - 1.2) < 1e-9);
    QVERIFY(std::abs(hand.points()[0].x2 - 1.1) < 1e-9);
    QCOMPARE(hand.steps(), 1);
    hand.keys({Qt::Key_Left, Qt::Key_Return, Qt::Key_Down, Qt::Key_Escape});
    QVERIFY(std::abs(hand.points()[0].x2 - 1.1) < 1e-9);
    QCOMPARE(hand.steps(), 1);
}

void TestPlaneStrokes::editsOfTheSelection() {
    Hand hand(corners);
    select_all(hand.session);
    QCOMPARE(hand.chosen(), (Ids{0, 1, 2, 3}));
    hand.session.selection()->set(Ids{0, 3});
    duplicate_selected(hand.session);
    QCOMPARE(hand.chosen(), (Ids{4, 5}));
    QCOMPARE(hand.points()[4].x1, 0.6);
    QCOMPARE(hand.points()[4].x2, 0.4);
    QCOMPARE(hand.points()[4].label, 0);
    relabel_selected(hand.session, 1);
    QCOMPARE(hand.points()[5].label, 1);
    QCOMPARE(hand.points()[0].label, 0);
    const Document before = hand.session.document();
    jitter_selected(hand.session, 1);
    const Document once = hand.session.document();
    QVERIFY(once.points[4].x1 != before.points[4].x1 && once.points[0] == before.points[0]);
    QVERIFY(std::abs(once.points[4].x1 - before.points[4].x1) < 0.05 * 5);
    hand.session.undoStack()->undo();
    jitter_selected(hand.session, 1);
    QVERIFY(hand.session.document() == once);  // the same again
    jitter_selected(hand.session, 1);
    QVERIFY(!(hand.session.document() == once));
    delete_selected(hand.session);
    QCOMPARE(hand.points().size(), std::size_t(4));
    while (hand.session.undoStack()->canUndo()) hand.session.undoStack()->undo();
    QCOMPARE(hand.points().size(), std::size_t(4));
}

void TestPlaneStrokes::copiesAndPastes() {
    Hand hand(corners);
    hand.session.selection()->set(Ids{1, 2});
    const QString rows = selected_rows(hand.session);
    QCOMPARE(rows.count('\n'), 3);
    QVERIFY(paste_into_selection(hand.session, rows).isEmpty());
    QCOMPARE(hand.chosen(), (Ids{4, 5}));
    QCOMPARE(hand.points()[4].x1, 4.5);
    QCOMPARE(hand.points()[5].label, 1);
    QCOMPARE(hand.steps(), 1);
    QVERIFY(!paste_into_selection(hand.session, "no rows\nat all").isEmpty());
    QCOMPARE(hand.steps(), 1);
}

void TestPlaneStrokes::optionsAreKeptInBounds() {
    Hand hand;
    ToolOptions options;
    options.brush_radius = 1e9;
    options.erase_radius = -3;
    options.brush_density = 0;
    hand.gestures->setOptions(options);
    QCOMPARE(hand.gestures->options().brush_radius, tool_limits::max_radius);
    QCOMPARE(hand.gestures->options().erase_radius, tool_limits::min_radius);
    QCOMPARE(hand.gestures->options().brush_density, tool_limits::min_density);
}

void TestPlaneStrokes::thousandsArePainted() {
    Hand hand({}, PlaneTool::brush);
    ToolOptions options;
    options.brush_radius = 60;
    options.brush_density = 200;
    hand.gestures->setOptions(options);
    std::vector<Point> many(100'000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = {static_cast<double>(i % 317) / 64, static_cast<double>(i / 317) / 64, 0, 0, ""};
    hand.session.apply("many", [&](Document d) { return add_points(std::move(d), many); });
    QElapsedTimer clock;
    clock.start();
    const auto before = hand.points().size();
    hand.gestures->press(Hand::at(1, 1), Qt::LeftButton);
    for (int i = 0; i <= 60; ++i) hand.gestures->move(Hand::at(1 + i / 20.0, 1 + i / 30.0), Qt::LeftButton);
    hand.gestures->release(Hand::at(4, 3), Qt::LeftButton);
    QVERIFY(hand.points().size() > before + 700);
    // a frame for each event, with a wide margin for slow and busy machines
    QVERIFY2(clock.elapsed() < 62 * 50, qPrintable(QString::number(clock.elapsed())));
    hand.session.undoStack()->undo();
    QCOMPARE(hand.points().size(), before);
}

QTEST_GUILESS_MAIN(TestPlaneStrokes)
#include "tst_plane_strokes.moc"
