#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"
#include "ui/view/network/network_editor.h"
#include "ui/view/network/network_view.h"

using namespace separatrix;

class TestNetworkView : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<QWidget> window_;
    NetworkView* view_ = nullptr;

    double value(const WeightId& id) const { return *find_weight(*view_->hand()->network(), id); }
    QPoint on(const WeightId& id) const {
        return view_->hand()->layout().find(id)->curve().pointAtPercent(0.12).toPoint();
    }
    QPoint on(const NeuronId& id) const { return view_->hand()->layout().find(id)->tile.center().toPoint(); }
    /// Paints of the view while `act` runs and its events are handled.
    int paintsOf(const std::function<void()>& act) {
        class Counter : public QObject {
        public:
            int paints = 0;
            bool eventFilter(QObject*, QEvent* event) override {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } counter;
        view_->installEventFilter(&counter);
        act();
        QTest::qWait(50);
        view_->removeEventFilter(&counter);
        return counter.paints;
    }

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
        session_ = std::make_unique<Session>();
        session_->setSpeed(1);
        session_->apply("mlp", [](Document document) {
            document.settings.model.model = ModelKind::mlp;
            document.settings.model.hidden = {3};
            return document;
        });
        session_->undoStack()->clear();
        window_ = std::make_unique<QWidget>();
        window_->resize(400, 330);
        view_ = new NetworkView(session_.get(), window_.get());
        view_->setGeometry(0, 0, 400, 330);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY(view_->hand()->network() && view_->hand()->network()->layers.size() == 2 &&
                    view_->maps()->answer());
        QTest::qWait(30);
    }
    void cleanup() {
        window_.reset();
        session_.reset();
    }

    void theMenuFreezesAWeight() {
        const WeightId id{1, 1, 0};
        const QImage before = view_->grab().toImage();
        const auto open = [&](QContextMenuEvent::Reason reason, QPoint place) {
            QContextMenuEvent event(reason, place, view_->mapToGlobal(place));
            QApplication::sendEvent(view_, &event);
            return view_->findChild<QMenu*>("networkMenu");
        };
        QMenu* menu = open(QContextMenuEvent::Mouse, on(id));
        QVERIFY(menu);
        menu->findChild<QAction*>("networkFreeze")->trigger();
        QVERIFY(view_->hand()->isFrozen(id));
        menu->close();
        QTRY_VERIFY(!view_->findChild<QMenu*>("networkMenu"));
        QVERIFY(view_->grab().toImage() != before);  // a lock, and the legend says what it is
        // by the keyboard, on what is focused there
        view_->setFocus();
        QTest::mouseClick(view_, Qt::LeftButton, {}, on(NeuronId{1, 2}));
        menu = open(QContextMenuEvent::Keyboard, {});
        QVERIFY(menu);
        QVERIFY(!menu->findChild<QAction*>("networkType"));
        menu->findChild<QAction*>("networkFreeze")->trigger();
        QCOMPARE(view_->hand()->frozenShare(NeuronId{1, 2}), FrozenShare::all);
        menu->close();
        QTest::keyClick(view_, Qt::Key_Z);
        QCOMPARE(view_->hand()->frozenShare(NeuronId{1, 2}), FrozenShare::none);
    }
    void drawsTilesInBothThemes() {
        for (const Theme& theme : {light_theme(), dark_theme()}) {
            view_->setTheme(theme);
            const QImage image = view_->grab().toImage();
            // x1 runs from orange to blue
            const QRectF tile = view_->hand()->layout().find(NeuronId{0, 0})->tile;
            const auto at = [&](double share) {
                return image.pixelColor(QPointF(tile.left() + share * tile.width(), tile.center().y()).toPoint());
            };
            QVERIFY(at(0.1).red() > at(0.1).blue());
            QVERIFY(at(0.9).blue() > at(0.9).red());
            QCOMPARE(image.pixelColor(1, 1), theme.card);
        }
    }
    void onePaintForManyFrames() {
        const int paints = paintsOf([&] {
            for (int i = 0; i < 50; ++i) emit session_->frameChanged();
        });
        QVERIFY2(paints <= 1, qPrintable(QString::number(paints)));
    }
    void nothingIsComputedWhileHidden() {
        view_->hide();
        session_->stepEpoch();
        QTRY_COMPARE(session_->frame()->epoch, std::int64_t{1});
        QTest::qWait(20);
        QCOMPARE(view_->maps()->answer()->epoch, std::int64_t{0});
        view_->show();
        QTRY_COMPARE(view_->maps()->answer()->epoch, std::int64_t{1});
    }
    void dragChangesAWeight() {
        const WeightId id{1, 0, 0};
        const double before = value(id);
        QTest::mousePress(view_, Qt::LeftButton, {}, on(id));
        for (int y = 10; y <= 60; y += 10) QTest::mouseMove(view_, on(id) - QPoint(0, y));
        QTest::mouseRelease(view_, Qt::LeftButton, {}, on(id) - QPoint(0, 60));
        QTRY_VERIFY(value(id) > before);
        QCOMPARE(session_->undoStack()->count(), 1);
    }
    void typedInTheEditor() {
        const WeightId id{1, 0, 0};
        const double before = value(id);
        QTest::mouseDClick(view_, Qt::LeftButton, {}, on(id));
        auto* field = view_->findChild<QLineEdit*>("networkEditorValue");
        QVERIFY(field->isVisible());
        QVERIFY(!field->accessibleName().isEmpty());
        QCOMPARE(field->selectedText(), field->text());
        QTest::keyClicks(field, "much");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->isVisible());
        QVERIFY(view_->editor()->error().contains("much"));
        QVERIFY(view_->rect().contains(view_->editor()->geometry()));
        QCOMPARE(value(id), before);
        field->selectAll();
        QTest::keyClicks(field, "-1,5");
        QVERIFY(view_->editor()->error().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!view_->editor()->isVisible());
        QTRY_COMPARE(value(id), -1.5);
        // Escape leaves everything as it was
        QTest::mouseDClick(view_, Qt::LeftButton, {}, on(id));
        QTest::keyClicks(field, "7");
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!view_->editor()->isVisible());
        QCOMPARE(session_->undoStack()->count(), 1);
    }
    void clickChoosesANeuron() {
        QSignalSpy chosen(view_, &NetworkView::neuronChosen);
        const QImage before = view_->grab().toImage();
        QTest::mouseClick(view_, Qt::LeftButton, {}, on(NeuronId{1, 1}));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], (QVariantList{1, 1}));
        QVERIFY(view_->grab().toImage() != before);
    }
    void keyboardAlone() {
        view_->clearFocus();  // a window that opens may give it to its only widget
        view_->setFocus(Qt::TabFocusReason);
        QVERIFY(view_->hand()->focused() == NetworkTarget(NeuronId{0, 0}));
        QTest::keyClick(view_, Qt::Key_Tab);
        QVERIFY(view_->hand()->focused() == NetworkTarget(NeuronId{0, 1}));
        QTest::keyClick(view_, Qt::Key_Right);
        QTest::keyClick(view_, Qt::Key_Left);
        QVERIFY(view_->hand()->focused() == NetworkTarget(WeightId{1, 1, 0}));
        QVERIFY(view_->accessibleDescription().contains("weight of σ(z₂) for x₁ Alfred"));
        QTest::keyClick(view_, Qt::Key_Return);
        auto* field = view_->findChild<QLineEdit*>("networkEditorValue");
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, "0.25");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());  // and not open again for the same weight
        QTRY_COMPARE(value({1, 1, 0}), 0.25);
    }
    void smallSizesDrawToo() {
        for (const QSize size : {QSize(1, 1), QSize(60, 40), QSize(200, 150)}) {
            view_->resize(size);
            QVERIFY(!view_->grab().isNull());
        }
    }
};

QTEST_MAIN(TestNetworkView)
#include "tst_network_view.moc"
