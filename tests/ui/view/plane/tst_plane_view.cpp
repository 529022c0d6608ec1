#include <QAbstractButton>
#include <QAbstractSlider>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QtTest/QtTest>

#include "ui/view/export/picture_export.h"
#include "ui/view/look/style.h"
#include "ui/view/plane/plane_overlay_item.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/plane/tool_strip.h"

using namespace separatrix;

namespace {

/// A plane with a session, laid out and with its first frame and field.
struct Screen {
    Session session;
    std::unique_ptr<PlaneView> view;

    explicit Screen(Document document = small_document()) {
        SavedDocument saved;
        saved.document = std::move(document);
        session.open(saved, {});
        view = std::make_unique<PlaneView>(&session);
        view->resize(600, 560);
        view->show();
        (void)QTest::qWaitForWindowExposed(view.get());
        ready = QTest::qWaitFor(
            [this] {
                return view->gestures()->mapping().valid() && session.frame() && session.field() &&
                       !view->fieldImage().isNull();
            },
            10000);
    }
    bool ready = false;

    static Document small_document() {
        Document document;
        document.points = {
            {1, 1, 0, 0, "Attack of the Lemons"}, {1.2, 0.6, 0, 1, ""}, {4, 4, 1, 2, "Gravity"}, {4.2, 3.6, 1, 3, ""}};
        document.next_id = 4;
        return document;
    }
    QPoint at(double x, double y) const {
        return QPointF(view->xAxis->coordToPixel(x), view->yAxis->coordToPixel(y)).toPoint();
    }
    const Points& points() const { return session.document().points; }
    void click(double x, double y, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseClick(view.get(), button, {}, at(x, y));
    }
    void move(QPoint pixel, Qt::MouseButtons buttons = Qt::NoButton) {
        QMouseEvent event(QEvent::MouseMove, pixel, view->mapToGlobal(pixel), Qt::NoButton, buttons, {});
        QApplication::sendEvent(view.get(), &event);
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(view.get(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) move(from + (to - from) * i / 5, Qt::LeftButton);
        QTest::mouseRelease(view.get(), Qt::LeftButton, {}, to);
    }
    void train() {
        session.setSpeed(1);
        session.setTraining(true);
        (void)QTest::qWaitFor([this] { return session.frame()->epoch > 300; }, 10000);
        session.setTraining(false);
        (void)QTest::qWaitFor(
            [this] {
                return session.frame()->run_state == RunState::paused &&
                       session.field()->epoch == session.frame()->epoch && !session.field()->coarse;
            },
            10000);
    }
};

}  // namespace

class TestPlaneView : public QObject {
    Q_OBJECT
private slots:
    void dataIsSquare();
    void clickAddsAMovie();
    void rightClickAddsTheOther();
    void dragMovesAsOneStep();
    void deleteAndUndo();
    void doubleClickFits();
    void hoverTellsMarksAndProbability();
    void readoutFollowsTheTraining();
    void fieldHasTheClassColour();
    void wrongMoviesAreRinged();
    void wheelZoomsAndAsksForTheField();
    void keyboardAlone();
    void tabLeavesWithoutCrosshair();
    void hintGoesWithTheFirstTraining();
    void stripFitsWhereItIsNarrow();
    void themesChangeThePicture();
    void tinyAndHiddenPlanes();
    void exportsPictures();
    void exportLeavesTheScreenAlone();
    void cardStaysInside();
    void drawingPerformance();
};

void TestPlaneView::dataIsSquare() {
    Screen screen;
    QVERIFY(screen.ready);
    for (const QSize size : {QSize(900, 400), QSize(300, 700), QSize(500, 500)}) {
        screen.view->resize(size);
        QTRY_COMPARE(screen.view->viewport().size(), size);
        QTRY_COMPARE(screen.view->axisRect()->width(), screen.view->axisRect()->height());
        QVERIFY(screen.view->axisRect()->width() > std::min(size.width(), size.height()) * 0.7);
    }
    Document wide = Screen::small_document();
    wide.axes[0].high = 50;
    Screen other(wide);
    QVERIFY(other.ready);
    QVERIFY(other.view->axisRect()->width() > other.view->axisRect()->height());
}

void TestPlaneView::clickAddsAMovie() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.session.setCurrentLabel(1);
    screen.click(2, 3);
    QCOMPARE(screen.points().size(), std::size_t(5));
    QVERIFY(std::abs(screen.points()[4].x1 - 2) < 0.02);
    QVERIFY(std::abs(screen.points()[4].x2 - 3) < 0.02);
    QCOMPARE(screen.points()[4].label, 1);
    QTest::mouseClick(screen.view.get(), Qt::LeftButton, {}, QPoint(2, 2));  // in the margin
    QCOMPARE(screen.points().size(), std::size_t(5));
}

void TestPlaneView::rightClickAddsTheOther() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.session.setCurrentLabel(1);
    screen.click(2, 3, Qt::RightButton);
    QCOMPARE(screen.points().back().label, 0);
}

void TestPlaneView::dragMovesAsOneStep() {
    Screen screen;
    QVERIFY(screen.ready);
    const Document before = screen.session.document();
    screen.drag(screen.at(4, 4), screen.at(2, 3));
    QCOMPARE(screen.points().size(), std::size_t(4));
    QVERIFY(std::abs(screen.points()[2].x1 - 2) < 0.02);
    QCOMPARE(screen.session.undoStack()->index(), 1);
    screen.session.undoStack()->undo();
    QVERIFY(screen.session.document() == before);
}

void TestPlaneView::deleteAndUndo() {
    Screen screen;
    QVERIFY(screen.ready);
    const Document before = screen.session.document();
    screen.move(screen.at(4, 4));
    QTest::keyClick(screen.view.get(), Qt::Key_Delete);
    QCOMPARE(screen.points().size(), std::size_t(3));
    screen.session.undoStack()->undo();
    QVERIFY(screen.session.document() == before);
}

void TestPlaneView::doubleClickFits() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.view->gestures()->wheel(screen.at(2, 2), 4);
    QTRY_VERIFY(screen.view->xAxis->range().size() < 4);
    const QPoint empty = screen.view->gestures()->mapping().pixels.center().toPoint() + QPoint(40, -60);
    QTest::mouseClick(screen.view.get(), Qt::LeftButton, {}, empty);
    QCOMPARE(screen.points().size(), std::size_t(5));
    QTest::mouseDClick(screen.view.get(), Qt::LeftButton, {}, empty);
    QTRY_COMPARE(screen.view->xAxis->range().size(), 5.0);
    QCOMPARE(screen.points().size(), std::size_t(4));
}

void TestPlaneView::hoverTellsMarksAndProbability() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.move(screen.at(2, 3));
    QVERIFY2(screen.view->readout().where.startsWith(QStringLiteral("Alfred 2.0")),
             qPrintable(screen.view->readout().where));
    QVERIFY(screen.view->readout().what.startsWith(QStringLiteral("James likes it: ")));
    const QImage with = (QTest::qWait(50), screen.view->grab().toImage());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(screen.view.get(), &leave);
    QVERIFY(screen.view->readout().empty());
    QTest::qWait(50);
    QVERIFY(screen.view->grab().toImage() != with);  // the card is really drawn
    screen.move(screen.at(4, 4));
    QVERIFY(screen.view->readout().where.startsWith(QStringLiteral("Gravity")));
    QVERIFY(screen.view->readout().what.startsWith(QStringLiteral("labelled likes")));
}

void TestPlaneView::readoutFollowsTheTraining() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.move(screen.at(4.8, 4.8));
    screen.train();
    QTRY_COMPARE(screen.view->readout().what, QStringLiteral("James likes it: 1.00"));
}

void TestPlaneView::fieldHasTheClassColour() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.train();
    const Theme theme = light_theme();
    const QImage image = screen.view->fieldImage();
    const auto near = [](const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 12;
    };
    QTRY_VERIFY(near(screen.view->fieldImage().pixelColor(image.width() - 1, 0), theme.field_color(1, 1)));
    QVERIFY(near(screen.view->fieldImage().pixelColor(0, image.height() - 1), theme.field_color(0, 1)));
    // and it is there on the screen
    QTRY_VERIFY(near(screen.view->grab().toImage().pixelColor(screen.at(4.9, 4.9)), theme.field_color(1, 1)));
}

void TestPlaneView::wrongMoviesAreRinged() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.train();
    QTRY_COMPARE(screen.view->wrongCount(), std::size_t(0));
    const std::array ids{screen.points()[2].id};
    screen.session.apply({}, [&](Document d) { return relabel_points(std::move(d), ids, 0); });
    QTRY_COMPARE(screen.view->wrongCount(), std::size_t(1));
}

void TestPlaneView::wheelZoomsAndAsksForTheField() {
    Screen screen;
    QVERIFY(screen.ready);
    const QPoint pixel = screen.at(4, 4);
    QWheelEvent event(pixel, screen.view->mapToGlobal(pixel), {}, QPoint(0, 240), Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(screen.view.get(), &event);
    QTRY_VERIFY(screen.view->xAxis->range().size() < 4);
    QTRY_VERIFY(screen.session.field()->field.rect == screen.view->gestures()->view());
    screen.view->fit();
    QTRY_VERIFY(screen.session.field()->field.rect == PlaneRect());
}

void TestPlaneView::keyboardAlone() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(screen.view.get(), Qt::Key_1);
    for (int i = 0; i < 3; ++i) QTest::keyClick(screen.view.get(), Qt::Key_Right);
    QVERIFY(screen.view->accessibleDescription().contains(QStringLiteral("Alfred 2.8")));
    QTest::keyClick(screen.view.get(), Qt::Key_Return);
    QCOMPARE(screen.points().size(), std::size_t(5));
    QCOMPARE(screen.points().back().label, 0);
    QTest::keyClick(screen.view.get(), Qt::Key_Tab);
    QVERIFY(screen.view->readout().where.startsWith(QStringLiteral("Attack of the Lemons")));
    QTest::keyClick(screen.view.get(), Qt::Key_Backspace);
    QCOMPARE(screen.points().size(), std::size_t(4));
}

void TestPlaneView::tabLeavesWithoutCrosshair() {
    Session session;
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* plane = new PlaneView(&session);
    auto* button = new QPushButton(QStringLiteral("next"));
    row->addWidget(plane);
    row->addWidget(button);
    plane->setHintShown(false);
    window.resize(500, 400);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    plane->setFocus();
    QTest::keyClick(plane, Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    plane->setFocus();
    QTest::keyClick(plane, Qt::Key_Up);
    QTest::keyClick(plane, Qt::Key_Tab);
    QVERIFY(plane->hasFocus());
    QTest::keyClick(plane, Qt::Key_Escape);
    QTest::keyClick(plane, Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    QCOMPARE(plane->accessibleName(), QStringLiteral("Decision plane"));
}

void TestPlaneView::hintGoesWithTheFirstTraining() {
    Screen screen;
    QVERIFY(screen.ready);
    auto* hint = screen.view->findChild<QWidget*>(QStringLiteral("hintPill"));
    QVERIFY(hint && hint->isVisible());
    QVERIFY(screen.view->rect().contains(hint->geometry()));
    // low and broad: no room below the axes, but movies at their foot
    screen.view->resize(900, 300);
    QTRY_COMPARE(screen.view->viewport().width(), 900);
    const auto mapping = screen.view->gestures()->mapping();
    for (const Point& point : screen.points())
        QVERIFY(!hint->geometry().contains(mapping.to_pixel(point.x1, point.x2).toPoint()));
    screen.session.setTraining(true);
    QVERIFY(!hint->isVisible());
    QVERIFY(!screen.view->isHintShown());
    screen.session.setTraining(false);
}

/// Nothing of it lies over anything else, every slider says what it is, and it stays one low row.
void TestPlaneView::stripFitsWhereItIsNarrow() {
    applyTheme(*qApp, light_theme());
    Screen screen;
    QVERIFY(screen.ready);
    ToolStrip* strip = screen.view->toolStrip();
    for (const int width : {700, 404, 302}) {
        screen.view->resize(width, 480);
        QTRY_COMPARE(screen.view->viewport().width(), width);
        for (const PlaneTool tool : {PlaneTool::brush, PlaneTool::probe, PlaneTool::select, PlaneTool::relabel}) {
            screen.view->gestures()->setTool(tool);
            QVERIFY(strip->isVisible());
            QVERIFY(screen.view->rect().contains(strip->geometry()));
            QVERIFY2(strip->height() < 48, qPrintable(QString("%1 at %2").arg(strip->height()).arg(width)));
            QRegion taken;
            for (QWidget* part : strip->findChildren<QWidget*>()) {
                const bool seen = qobject_cast<QAbstractButton*>(part) || qobject_cast<QComboBox*>(part) ||
                                  qobject_cast<QLabel*>(part) || qobject_cast<QAbstractSlider*>(part);
                if (!seen || !part->isVisible()) continue;
                const QRect place(part->mapTo(strip, QPoint()), part->size());
                QVERIFY2(strip->rect().contains(place), qPrintable(part->objectName()));
                QVERIFY2(!taken.intersects(place), qPrintable(part->objectName()));
                taken += place;
            }
            for (const QLabel* label : strip->findChildren<QLabel*>())
                if (label->parentWidget()->isVisible()) QVERIFY(label->isVisible());
        }
    }
}

void TestPlaneView::themesChangeThePicture() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.train();
    const QImage light = screen.view->grab().toImage();
    screen.view->setTheme(dark_theme());
    QTRY_COMPARE(screen.view->grab().toImage().pixelColor(3, 3), dark_theme().card);
    QCOMPARE(light.pixelColor(3, 3), light_theme().card);
}

void TestPlaneView::tinyAndHiddenPlanes() {
    Session session;
    PlaneView hidden(&session);
    QTest::mouseClick(&hidden, Qt::LeftButton, {}, QPoint(5, 5));
    QTest::keyClick(&hidden, Qt::Key_Up);
    hidden.resize(160, 120);
    hidden.show();
    QVERIFY(QTest::qWaitForWindowExposed(&hidden));
    QTest::qWait(30);
    QVERIFY(!hidden.grab().isNull());
    QVERIFY(hidden.gestures()->mapping().pixels.width() > 20);
}

void TestPlaneView::exportsPictures() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.train();
    const auto png = plot_png(*screen.view, QSize(400, 400), 2);
    QVERIFY(png);
    const QImage image = QImage::fromData(*png, "PNG");
    QCOMPARE(image.size(), QSize(800, 800));
    QCOMPARE(image.pixelColor(2, 2), light_theme().card);

    const auto svg = plot_svg(*screen.view, QStringLiteral("The <plane>"), QSize(400, 400));
    QVERIFY(svg);
    QSvgRenderer renderer(*svg);
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.viewBoxF(), QRectF(0, 0, 400, 400));
    QVERIFY(svg->contains("Alfred&apos;s mark") || svg->contains("Alfred's mark") ||
            svg->contains("Alfred&#39;s mark"));
    QVERIFY(svg->count("<path") + svg->count("<polyline") > 8);  // border, halo, points are shapes
    // the field is embedded as letters: three of them may well spell it
    QVERIFY(svg->contains("base64,"));
    const QString shapes = QString::fromUtf8(*svg).remove(QRegularExpression("base64,[^\"]*"));
    QVERIFY(!shapes.contains("nan"));

    const auto pdf = plot_pdf(*screen.view, QStringLiteral("plane"), QSize(400, 400));
    QVERIFY(pdf);
    QVERIFY(pdf->startsWith("%PDF-"));
    QVERIFY(pdf->trimmed().endsWith("%%EOF"));
    QVERIFY(pdf->contains("/MediaBox [0 0 300 300]") || pdf->contains("/MediaBox [0 0 300.000000 300.000000]"));

    QVERIFY(plot_picture(*screen.view, QStringLiteral("PNG"), {}));
    const auto refused = plot_picture(*screen.view, QStringLiteral("bmp"), {});
    QVERIFY(!refused && refused.error().contains(QStringLiteral("bmp")));
    QVERIFY(!plot_png(*screen.view, QSize(400, 400), 1e6));
}

void TestPlaneView::exportLeavesTheScreenAlone() {
    Screen screen;
    QVERIFY(screen.ready);
    screen.train();
    QTest::qWait(100);
    const PlaneMapping before = screen.view->gestures()->mapping();
    const QImage picture = screen.view->grab().toImage();
    QVERIFY(plot_svg(*screen.view, {}, QSize(1200, 300)));
    QVERIFY(plot_png(*screen.view, QSize(300, 900), 1));
    QVERIFY(screen.view->gestures()->mapping() == before);
    QCOMPARE(screen.view->grab().toImage(), picture);
}

void TestPlaneView::cardStaysInside() {
    const QRectF room(50, 10, 400, 300);
    for (const QPointF at :
         {QPointF(51, 11), QPointF(449, 309), QPointF(449, 11), QPointF(51, 309), QPointF(250, 150)}) {
        const QRectF card = card_place({150, 50}, at, room);
        QVERIFY(room.contains(card));
        QVERIFY(!card.contains(at));
        // the tool's ring stays free as long as there is room somewhere
        const QRectF beside_ring = card_place({150, 50}, at, room, 60);
        QVERIFY(room.contains(beside_ring));
        QVERIFY(!beside_ring.intersects(QRectF(at - QPointF(60, 60), QSizeF(120, 120))));
    }
}

void TestPlaneView::drawingPerformance() {
    for (const int count : {1000, 100'000}) {
        Document document;
        Rng rng(7);
        for (int i = 0; i < count; ++i) {
            const double x = rng.uniform(0, 5);
            const double y = rng.uniform(0, 5);
            document.points.push_back({x, y, x + y > 5 ? 1 : 0, document.next_id++, {}});
        }
        Screen screen(document);
        QVERIFY(screen.ready);
        screen.view->resize(800, 800);
        QTest::qWait(200);
        const auto best_of = [&](const auto& draw) {
            double best = 1e9;
            for (int i = 0; i < 10; ++i) {
                QElapsedTimer clock;
                clock.start();
                draw();
                best = std::min(best, static_cast<double>(clock.nsecsElapsed()) * 1e-6);
            }
            return best;
        };
        const double paint = best_of([&] { screen.view->repaint(); });
        const double anew = best_of([&] {  // with every movie
            screen.view->setTheme(screen.view->theme());
            screen.view->repaint();
        });
        qInfo("%d points at 800 x 800: a paint %.2f ms, with all movies drawn anew %.2f ms", count, paint, anew);
        QVERIFY(paint < 60);
        QVERIFY(anew < 600);
    }
}

QTEST_MAIN(TestPlaneView)
#include "tst_plane_view.moc"
