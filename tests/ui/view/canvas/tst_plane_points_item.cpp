#include <QLineEdit>
#include <QtTest/QtTest>

#include "core/document/edits.h"
#include "ui/view/canvas/plane_points_item.h"
#include "ui/view/plane/plane_overlay_item.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/plane/tool_strip.h"

using namespace separatrix;

namespace {

struct Screen {
    Session session;
    std::unique_ptr<PlaneView> view;

    explicit Screen(std::size_t count) {
        Document document;
        document.settings.training.test_fraction = 0.2;
        Rng rng(5);
        for (std::size_t i = 0; i < count; ++i)
            document.points.push_back(
                {rng.uniform(0, 5), rng.uniform(0, 5), static_cast<int>(i % 2), document.next_id++, {}});
        SavedDocument saved;
        saved.document = std::move(document);
        session.open(saved, {});
        view = std::make_unique<PlaneView>(&session);
        view->resize(600, 560);
        view->show();
        (void)QTest::qWaitForWindowExposed(view.get());
        ready = QTest::qWaitFor(
            [this] { return view->gestures()->mapping().valid() && session.frame() && item().lastDrawn() > 0; }, 10000);
        settle();
    }
    bool ready = false;
    const PlanePointsItem& item() const { return view->pointsItem(); }
    const QImage& picture() const { return item().picture(); }
    /// Of few movies there is no picture of their own.
    QImage look() const { return picture().isNull() ? view->grab().toImage() : picture(); }
    int rest = 3;  ///< times 50 ms without a change
    /// Until verdicts and drawing have come to rest.
    void settle() { settle(rest); }
    void settle(int times) {
        int same = 0;
        for (int i = 0; i < 200 && same < times; ++i) {
            const QImage before = look();
            QTest::qWait(50);
            same = look() == before ? same + 1 : 0;
        }
    }
    QImage drawn_anew() {
        view->setTheme(view->theme());  // at once, however many they are
        settle(3);
        return picture();
    }
};

}  // namespace

class TestPlanePointsItem : public QObject {
    Q_OBJECT
private slots:
    void fewAreDrawnOneByOne();
    void windowShowsWhatAPaintWould();
    void mendedIsDrawnAnew_data();
    void mendedIsDrawnAnew();
    void paintedInPartsIsDrawnAnew();
    void verdictsOfManyAreDrawn();
    void smallEditsDrawLittle();
    void tightPointsOverlapAlike();
    void stripFollowsTheTool();
    void selectionIsSeen();
};

void TestPlanePointsItem::fewAreDrawnOneByOne() {
    Screen screen(60);
    QVERIFY(screen.ready);
    QVERIFY(screen.picture().isNull());
    QCOMPARE(screen.item().lastDrawn(), std::size_t(60));
    const auto color_at = [&](double x, double y) {
        const QPointF middle = screen.view->gestures()->mapping().to_pixel(x, y);
        return screen.look().pixelColor(QPoint(int(std::floor(middle.x())), int(std::floor(middle.y()))));
    };
    screen.session.apply("alone", [](Document d) {
        const std::vector<Point> apart{{1, 1, 0, 0, {}}, {4, 1, 1, 0, {}}, {0, 2.5, 1, 0, {}}, {1, 4, 1, 0, {}}};
        d.settings.training.test_fraction = 0;
        d.points = {};
        return add_points(std::move(d), apart);
    });
    screen.settle();
    const Theme& theme = screen.view->theme();
    QCOMPARE(color_at(1, 1), theme.class_color(0));
    QCOMPARE(color_at(4, 1), theme.class_color(1));
    QCOMPARE(color_at(1, 4), theme.class_color(1));
    // on the edge: seen beyond the axes too
    const QRectF axes = screen.view->gestures()->mapping().pixels;
    const QPoint beyond(int(axes.left()) - 3, int(screen.view->gestures()->mapping().to_pixel(0, 2.5).y()));
    QCOMPARE(screen.look().pixelColor(beyond), theme.class_color(1));

    const auto id = screen.session.document().points[0].id;
    screen.session.apply("move", [id](Document d) { return move_point(std::move(d), id, 2, 4); });
    screen.settle();
    QCOMPARE(color_at(2, 4), theme.class_color(0));
    QVERIFY(color_at(1, 1) != theme.class_color(0));
    screen.view->setTheme(dark_theme());
    screen.settle();
    QCOMPARE(color_at(2, 4), dark_theme().class_color(0));

    // many have a picture, and none is left when they are few again
    const QImage few = screen.look();
    screen.session.apply("many", [](Document d) {
        std::vector<Point> many;
        for (std::size_t i = 0; i < PlanePointsItem::most_one_by_one; ++i)
            many.push_back({3 + 0.0005 * static_cast<double>(i), 2.5, 0, 0, {}});
        return add_points(std::move(d), many);
    });
    screen.settle();
    QVERIFY(!screen.picture().isNull());
    const QImage many = screen.picture();
    QVERIFY(many == screen.drawn_anew());
    screen.session.undoStack()->undo();
    screen.settle();
    QVERIFY(screen.picture().isNull());
    QCOMPARE(screen.look(), few);
}

/// After frames of training, verdicts and single steps only a part of the window is painted.
void TestPlanePointsItem::windowShowsWhatAPaintWould() {
    Screen screen(60);
    QVERIFY(screen.ready);
    screen.session.apply("edges", [](Document d) {
        std::vector<Point> edges;
        for (int i = 0; i <= 10; ++i)
            for (const auto& [x, y] : {std::pair(0.5 * i, 0.0), {0.5 * i, 5.0}, {0.0, 0.5 * i}, {5.0, 0.5 * i}})
                edges.push_back({x, y, x + y > 5 ? 1 : 0, 0, {}});  // to be learned, so that verdicts change
        d.points = {};
        return add_points(std::move(d), edges);
    });
    screen.settle();
    const auto is_whole = [&] {
        const QImage window = screen.view->screen()->grabWindow(screen.view->winId()).toImage();
        return window == screen.view->grab().toImage().convertToFormat(window.format());
    };
    QVERIFY(is_whole());
    const std::size_t wrong = screen.item().wrongCount();
    QVERIFY(wrong > 0);
    screen.session.setSpeed(1);
    for (int round = 0; round < 3; ++round) {
        screen.session.setTraining(true);
        QTest::qWait(200);
        screen.session.setTraining(false);
        QTRY_VERIFY(is_whole());
        QTest::qWait(100);  // and nothing comes later
        QVERIFY(is_whole());
        screen.session.stepBatch();
        QTest::qWait(100);
        QTRY_VERIFY(is_whole());
        screen.session.stepEpoch();
        QTest::qWait(100);
        QTRY_VERIFY(is_whole());
    }
    QVERIFY(screen.item().wrongCount() != wrong);
}

void TestPlanePointsItem::mendedIsDrawnAnew_data() {
    QTest::addColumn<int>("count");
    QTest::newRow("all are looked at") << 3000;
    QTest::newRow("found by their place") << 15'000;
}

void TestPlanePointsItem::mendedIsDrawnAnew() {
    QFETCH(int, count);
    Screen screen(static_cast<std::size_t>(count));
    if (count > 10'000) screen.rest = 14;  // their verdicts take longer, on a busy machine much longer
    QVERIFY(screen.ready);
    Rng rng(8);
    for (int round = 0; round < 4; ++round) {
        screen.session.apply("edit", [&](Document d) {
            const auto id = d.points[rng.below(d.points.size())].id;
            d = move_point(std::move(d), id, rng.uniform(0, 5), rng.uniform(0, 5));
            const std::array others{d.points[rng.below(d.points.size())].id, d.points[rng.below(d.points.size())].id};
            d = round % 2 == 0 ? remove_points(std::move(d), others)
                               : relabel_points(std::move(d), others, round % 4 / 2);
            return add_point(std::move(d), rng.uniform(0, 5), rng.uniform(0, 5), round % 2);
        });
        screen.settle();
        const QImage mended = screen.picture();
        QVERIFY2(mended == screen.drawn_anew(), qPrintable(QStringLiteral("round %1").arg(round)));
    }
    screen.session.undoStack()->undo();
    screen.settle();
    const QImage mended = screen.picture();
    QVERIFY(mended == screen.drawn_anew());
}

/// With very many movies a picture that changes a lot is painted in parts while the old one is shown.
void TestPlanePointsItem::paintedInPartsIsDrawnAnew() {
    Screen screen(250'000);
    QVERIFY(screen.ready);
    QTest::qWait(1000);
    const QImage before = screen.picture();
    for (int round = 0; round < 3; ++round) {  // one after the other, the later ones in the midst of the painting
        std::vector<std::uint64_t> ids;
        for (std::uint64_t id = static_cast<std::uint64_t>(round); id < 90'000; id += 3) ids.push_back(id);
        screen.session.apply("relabel", [&](Document d) { return relabel_points(std::move(d), ids, round % 2); });
        QTest::qWait(5);
    }
    // at rest: the same for half a second
    QImage parts;
    QVERIFY(QTest::qWaitFor(
        [&] {
            parts = screen.picture();
            QTest::qWait(500);
            return parts == screen.picture() && parts != before;
        },
        30000));
    QVERIFY(parts == screen.drawn_anew());

    // a closer look: the old picture stretched at once, the new one when it is ready
    screen.view->gestures()->wheel(screen.view->gestures()->mapping().pixels.center(), 2);
    QTest::qWait(1500);
    const QImage closer = screen.picture();
    QVERIFY(closer != parts);
    QVERIFY(closer == screen.drawn_anew());
    // away and back before it is ready
    screen.view->gestures()->wheel(screen.view->gestures()->mapping().pixels.center(), 1);
    QTest::qWait(1);
    screen.view->gestures()->wheel(screen.view->gestures()->mapping().pixels.center(), -1);
    QTest::qWait(1500);
    QVERIFY(screen.picture() == closer);
    // and an edit there, found by its place
    screen.session.apply("add", [](Document d) { return add_point(std::move(d), 2.5, 2.5, 1); });
    QTRY_VERIFY(screen.picture() != closer);
    QVERIFY2(screen.item().lastDrawn() < 20'000, qPrintable(QString::number(screen.item().lastDrawn())));
    QTest::qWait(1500);
    const QImage mended = screen.picture();
    QVERIFY(mended == screen.drawn_anew());
}

/// What training changes about very many movies is painted in parts too, however little it is; an edit in the midst of
/// that is seen at once.
void TestPlanePointsItem::verdictsOfManyAreDrawn() {
    Screen screen(250'000);
    QVERIFY(screen.ready);
    screen.session.setSpeed(1);
    screen.session.setTraining(true);
    QVERIFY(QTest::qWaitFor([&] { return screen.session.frame()->epoch > 5; }, 30000));
    const auto id = screen.session.document().points[5].id;
    screen.session.apply("move", [id](Document d) { return move_point(std::move(d), id, 2.5, 2.5); });
    QTest::qWait(300);
    screen.session.setTraining(false);
    QVERIFY(screen.item().wrongCount() > 0);
    QImage parts;
    QVERIFY(QTest::qWaitFor(
        [&] {
            parts = screen.picture();
            QTest::qWait(700);
            return parts == screen.picture();
        },
        30000));
    QVERIFY(parts == screen.drawn_anew());
}

void TestPlanePointsItem::smallEditsDrawLittle() {
    Screen screen(3000);
    QVERIFY(screen.ready);
    const auto id = screen.session.document().points[700].id;
    screen.session.apply("x", [id](Document d) { return move_point(std::move(d), id, 2.5, 2.5); });
    const QImage before = screen.picture();
    QTRY_VERIFY(screen.picture() != before);
    QVERIFY2(screen.item().lastDrawn() < 150, qPrintable(QString::number(screen.item().lastDrawn())));
}

void TestPlanePointsItem::tightPointsOverlapAlike() {
    // all on a few pixels: the order in which they lie over each other shows
    Screen screen(2500);
    QVERIFY(screen.ready);
    screen.session.apply("x", [](Document d) {
        std::vector<Point> heap;
        for (int i = 0; i < 40; ++i) heap.push_back({2.5 + i * 0.004, 2.5 + (i % 7) * 0.01, i % 2, 0, {}});
        return add_points(std::move(d), heap);
    });
    screen.settle();
    const auto id = screen.session.document().points[2510].id;
    screen.session.apply("x", [id](Document d) { return relabel_points(std::move(d), std::array{id}, 1); });
    screen.settle();
    const QImage mended = screen.picture();
    QVERIFY(mended == screen.drawn_anew());
}

void TestPlanePointsItem::stripFollowsTheTool() {
    Screen screen(20);
    QVERIFY(screen.ready);
    ToolStrip* strip = screen.view->toolStrip();
    for (const PlaneTool tool : all_tools) {
        screen.view->setTool(tool);
        QCOMPARE(strip->isVisible(), tool != PlaneTool::add && tool != PlaneTool::move);
        if (!strip->isVisible()) continue;
        QVERIFY(screen.view->rect().contains(strip->geometry()));
        QVERIFY(strip->width() >= strip->minimumSizeHint().width());
    }
    screen.view->setTool(PlaneTool::brush);
    auto* radius = strip->findChild<GrooveSlider*>("toolRadius");
    QVERIFY(radius && !radius->accessibleName().isEmpty() && !radius->toolTip().isEmpty());
    const double before = screen.view->gestures()->options().brush_radius;
    radius->setFocus();
    QTest::keyClick(radius, Qt::Key_Right);
    QVERIFY(screen.view->gestures()->options().brush_radius > before);
    strip->findChild<QToolButton*>("brushGaussian")->click();
    QCOMPARE(screen.view->gestures()->options().brush_shape, BrushShape::gaussian);

    screen.view->setTool(PlaneTool::probe);
    auto* remove = strip->findChild<QToolButton*>("probeDelete");
    QVERIFY(!remove->isEnabled() && remove->toolTip().contains("no probe"));
    screen.view->gestures()->addProbeAt({2, 2});
    screen.view->gestures()->addProbeAt({3, 3});
    auto* list = strip->findChild<QComboBox*>("probeList");
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentText(), QStringLiteral("Probe 2"));
    QTRY_COMPARE(screen.view->overlayItem().probeCards().size(), std::size_t(2));
    const auto cards = screen.view->overlayItem().probeCards();
    QVERIFY(!cards[0].intersects(cards[1]));
    screen.view->setBriefProbes(true);  // a small plane: names instead of cards
    QTRY_VERIFY(screen.view->overlayItem().probeCards() == std::vector<QRectF>(2));
    screen.view->setBriefProbes(false);
    QTRY_VERIFY(screen.view->overlayItem().probeCards() == cards);

    strip->findChild<QToolButton*>("probeRename")->click();
    auto* name = screen.view->findChild<QLineEdit*>("probeName");
    QVERIFY(name);
    name->setText("Alien");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(screen.session.document().probes[1].name, std::string("Alien"));
    remove->click();
    QCOMPARE(screen.session.document().probes.size(), std::size_t(1));
}

void TestPlanePointsItem::selectionIsSeen() {
    Screen screen(20);
    QVERIFY(screen.ready);
    const QImage before = screen.view->grab().toImage();
    screen.session.selection()->set(screen.session.document().points[3].id);
    screen.settle();
    QVERIFY(screen.view->grab().toImage() != before);
    screen.session.selection()->clear();
    screen.settle();
    QVERIFY(screen.view->grab().toImage() == before);
}

QTEST_MAIN(TestPlanePointsItem)
#include "tst_plane_points_item.moc"
