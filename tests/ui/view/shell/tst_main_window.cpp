#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include "core/document/text_file.h"
#include "ui/model/files/document_files.h"
#include "ui/view/controls/notice_bar.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

using namespace separatrix;

namespace {

bool interactive(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QAbstractSlider*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget);
}

/// Widgets that Qt makes inside others (scroll bars, the popup of a combo box) speak for themselves.
bool inner(const QWidget& widget) {
    if (widget.inherits("QScrollBar") || widget.objectName().startsWith("qt_")) return true;
    if (widget.parentWidget() && widget.parentWidget()->inherits("QTabBar")) return true;
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (parent->inherits("QComboBoxPrivateContainer") || parent->inherits("QMenu") || parent->inherits("QMenuBar"))
            return true;
    return false;
}

void answer_next_question(QMessageBox::StandardButton button) {
    QTimer::singleShot(100, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box) box->button(button)->click();
    });
}

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyInteractiveWidgetSpeaks();
    void shortcutsDoNotCollide();
    void spaceTrainsAndPauses();
    void selectingAllSelectsAll();
    void keysOfTheFirstMinute();
    void badFileIsOneSentenceAndNothingIsLost();
    void csvAndDocumentOpen();
    void dropOpens();
    void savedAndOpenedIsTheSame();
    void theViewIsSavedToo();
    void fullDiskLosesNothing();
    void unsavedChangesAreAskedFor();
    void theLossAxisIsRemembered();
    void themesChangeEverything();
    void divergenceOffersASmallerRate();
    void aBrokenBackpropIsSaidOverThePlane();
    void menusDoWhatTheySay();
    void sidePanelTakesTheColumn();

private:
    QTemporaryDir folder_;
};

void TestMainWindow::init() { QVERIFY(folder_.isValid()); }

void TestMainWindow::everyInteractiveWidgetSpeaks() {
    MainWindow window;
    window.show();
    QStringList silent;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!interactive(*widget) || inner(*widget)) continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty() || widget->toolTip().isEmpty())
            silent << QString("%1 '%2' name '%3' tip '%4'")
                          .arg(widget->metaObject()->className(), widget->objectName(), widget->accessibleName(),
                               widget->toolTip());
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join('\n')));
    for (const QAction* action : window.findChildren<QAction*>())
        if (!action->isSeparator() && !action->text().isEmpty() && !action->menu() &&
            action->shortcut() != QKeySequence())
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
}

void TestMainWindow::shortcutsDoNotCollide() {
    MainWindow window;
    QMap<QString, QString> seen;
    int count = 0;
    for (const QAction* action : window.findChildren<QAction*>()) {
        for (const QKeySequence& shortcut : action->shortcuts()) {
            const QString key = shortcut.toString();
            QVERIFY2(!seen.contains(key) || seen[key] == action->text(),
                     qPrintable(key + ": " + seen[key] + " and " + action->text()));
            seen[key] = action->text();
            ++count;
        }
    }
    QVERIFY(count > 12);
    for (const char* key : {"Space", "E", "S", "R", "N", "Ctrl+Q", "Ctrl+S", "Ctrl+O", "Ctrl+Z"})
        QVERIFY2(seen.contains(key), key);
}

void TestMainWindow::spaceTrainsAndPauses() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Space);
    QVERIFY(window.session().isTraining());
    QVERIFY(QTest::qWaitFor([&] { return window.session().frame()->epoch > 5; }, 10000));
    QTest::keyClick(&window, Qt::Key_Space);
    QVERIFY(!window.session().isTraining());
}

void TestMainWindow::selectingAllSelectsAll() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Session& session = window.session();
    QTest::keyClick(&window, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(session.selection()->ids().size(), session.document().points.size());
    // a lasso that ends on another movie than the one that Maths shows
    const auto& points = session.document().points;
    session.selection()->set(points[0].id);
    const std::vector<std::uint64_t> three{points[2].id, points[3].id, points[5].id};
    session.selection()->set(three);
    QCOMPARE(session.selection()->ids().size(), std::size_t{3});
}

void TestMainWindow::keysOfTheFirstMinute() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_E);
    QVERIFY(QTest::qWaitFor([&] { return window.session().frame() && window.session().frame()->epoch == 1; }, 10000));
    QTest::keyClick(&window, Qt::Key_S);
    QVERIFY(QTest::qWaitFor([&] { return window.session().frame()->position == 1; }, 10000));
    QTest::keyClick(&window, Qt::Key_R);
    QVERIFY(QTest::qWaitFor([&] { return window.session().frame()->epoch == 0; }, 10000));
    const auto seed = window.session().document().settings.seed;
    QTest::keyClick(&window, Qt::Key_N);
    QVERIFY(window.session().document().settings.seed != seed);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.session().document().settings.seed, seed);
}

void TestMainWindow::badFileIsOneSentenceAndNothingIsLost() {
    MainWindow window;
    window.show();
    const Document before = window.session().document();
    const QString path = folder_.filePath("bad.csv");
    QVERIFY(write_file(path.toStdString(), "1,2,0\n3,x,1\n"));
    QVERIFY(!window.openPath(path));
    auto* notice = window.findChild<NoticeBar*>();
    QVERIFY2(notice->text().contains("bad.csv") && notice->text().contains("line 2"), qPrintable(notice->text()));
    QCOMPARE(window.session().document(), before);
    QVERIFY(!window.openPath(folder_.path()));
    QVERIFY(!window.openPath(folder_.filePath("missing.csv")));
    QVERIFY2(notice->text().contains("missing.csv"), qPrintable(notice->text()));
    QCOMPARE(window.session().document(), before);
    // and as an argument
    MainWindow other(path);
    QCOMPARE(other.session().document(), before);
}

void TestMainWindow::csvAndDocumentOpen() {
    MainWindow window;
    window.show();
    const QString path = folder_.filePath("ok.csv");
    QVERIFY(write_file(path.toStdString(), "1,2,no\n3,4,yes\n10,4,yes\n"));
    QVERIFY(window.openPath(path));
    QCOMPARE(window.session().document().points.size(), std::size_t{3});
    QCOMPARE(window.session().document().class_names[1], std::string("yes"));
    QVERIFY(window.session().document().axes[0].high >= 10);
    QVERIFY(window.session().path().isEmpty());  // saving must not overwrite the table
}

void TestMainWindow::dropOpens() {
    MainWindow window;
    window.show();
    const QString path = folder_.filePath("dropped.csv");
    QVERIFY(write_file(path.toStdString(), "1,2,0\n3,4,1\n"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QCOMPARE(window.session().document().points.size(), std::size_t{2});
}

void TestMainWindow::savedAndOpenedIsTheSame() {
    MainWindow window;
    window.show();
    window.session().stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return window.session().frame() && window.session().frame()->epoch == 1; }, 10000));
    const QString path = folder_.filePath("run.sepx");
    QVERIFY(save_file(path, window.session().savedBytes()));
    MainWindow other(path);
    QCOMPARE(other.session().document(), window.session().document());
    QVERIFY(QTest::qWaitFor([&] { return other.session().frame() && other.session().frame()->epoch == 1; }, 10000));
    QCOMPARE(*other.session().frame()->checkpoint, *window.session().frame()->checkpoint);
    QVERIFY(!other.session().isModified());
}

void TestMainWindow::theViewIsSavedToo() {
    MainWindow window;
    window.show();
    auto* plane = window.findChild<PlaneView*>();
    const PlaneRect part{1, 3, 2, 4};
    plane->gestures()->lookAt(part);
    window.findChild<QAction*>("actionShowReport")->trigger();
    window.findChild<QAction*>("actionNeuronLines")->setChecked(false);
    QVERIFY(!window.session().isModified());  // looking is no edit
    const QString path = folder_.filePath("view.sepx");
    QVERIFY(save_file(path, window.session().savedBytes()));
    MainWindow other(path);
    QCOMPARE(other.findChild<PlaneView*>()->gestures()->view(), part);
    QCOMPARE(other.findChild<SidePanel*>()->remembered(), QString("report"));
    QVERIFY(!other.findChild<QAction*>("actionNeuronLines")->isChecked());
    QVERIFY(!other.session().isModified());
    QCOMPARE(other.session().savedBytes(), window.session().savedBytes());
}

void TestMainWindow::theLossAxisIsRemembered() {
    const auto toggle = [](MainWindow& window) { window.findChild<QAbstractButton*>("lossScale")->click(); };
    const auto is_logarithmic = [] { return MainWindow().findChild<QAction*>("actionLogLoss")->isChecked(); };
    MainWindow window;
    const bool before = window.findChild<QAction*>("actionLogLoss")->isChecked();
    toggle(window);
    QCOMPARE(window.findChild<QAction*>("actionLogLoss")->isChecked(), !before);
    QCOMPARE(is_logarithmic(), !before);
    toggle(window);
    QCOMPARE(is_logarithmic(), before);
}

void TestMainWindow::fullDiskLosesNothing() {
    MainWindow window;
    const auto saved = save_file(QStringLiteral("/dev/full"), window.session().savedBytes());
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::write_failed);
    const auto nowhere = save_file(folder_.filePath("no/such/folder/a.sepx"), "x");
    QVERIFY(!nowhere);
}

void TestMainWindow::unsavedChangesAreAskedFor() {
    MainWindow window;
    window.show();
    const Document before = window.session().document();
    window.session().apply("add", [](Document d) { return add_point(std::move(d), 1, 1, 0); });
    QVERIFY(window.isWindowModified());
    answer_next_question(QMessageBox::Cancel);
    QVERIFY(!window.close());
    QVERIFY(window.isVisible());
    answer_next_question(QMessageBox::Discard);
    QVERIFY(window.close());
    MainWindow untouched;
    untouched.show();
    QVERIFY(untouched.close());  // nothing to ask
}

void TestMainWindow::themesChangeEverything() {
    MainWindow window;
    window.resize(1200, 800);
    window.show();
    QVERIFY(QTest::qWaitFor([&] { return window.session().field() != nullptr; }, 10000));
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        window.setTheme(theme);
        QTest::qWait(50);
        const QImage picture = window.grab().toImage();
        // cards and the space between them have the theme's colours
        int window_pixels = 0;
        int card_pixels = 0;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3) {
                window_pixels += picture.pixelColor(x, y) == theme.window ? 1 : 0;
                card_pixels += picture.pixelColor(x, y) == theme.card ? 1 : 0;
            }
        QVERIFY2(window_pixels > 2000, qPrintable(QString::number(window_pixels)));
        QVERIFY2(card_pixels > 20000, qPrintable(QString::number(card_pixels)));
    }
}

void TestMainWindow::divergenceOffersASmallerRate() {
    MainWindow window;
    window.show();
    Session& session = window.session();
    session.apply("diverge", [](Document d) {
        d.settings.model.model = ModelKind::mlp;
        d.settings.model.activation = Activation::identity;
        d.settings.training.loss = LossKind::squared;
        d.settings.training.learning_rate = 1000;
        return d;
    });
    session.setTraining(true);
    auto* notice = window.findChild<NoticeBar*>();
    QVERIFY(QTest::qWaitFor([&] { return notice->isVisible(); }, 10000));
    QVERIFY2(notice->text().contains("1000"), qPrintable(notice->text()));
    notice->findChild<QAbstractButton*>("noticeAction")->click();
    QCOMPARE(session.document().settings.training.learning_rate, 100.0);
}

void TestMainWindow::aBrokenBackpropIsSaidOverThePlane() {
    MainWindow window;
    window.show();
    auto* banner = window.findChild<QWidget*>("faultBanner");
    QVERIFY(!banner->isVisible());
    window.session().apply("break", [](Document d) {
        d.settings.training.faults.forget_bias = true;
        return d;
    });
    QVERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel*>("faultText")->text().contains("bias forgotten"));
    window.findChild<QAbstractButton*>("repairBackprop")->click();
    QVERIFY(!banner->isVisible());
    QVERIFY(!window.session().document().settings.training.faults.any());
    window.session().undoStack()->undo();
    QVERIFY(banner->isVisible());
}

void TestMainWindow::menusDoWhatTheySay() {
    MainWindow window;
    window.show();
    const auto trigger = [&](const char* name) {
        auto* action = window.findChild<QAction*>(name);
        QVERIFY2(action, name);
        action->trigger();
    };
    trigger("actionGenerate_donut");
    QCOMPARE(window.session().document().points.size(), std::size_t{200});
    trigger("actionGenerate_rings");
    QCOMPARE(window.session().document().classes(), 4);
    QVERIFY(!validate(window.session().document().settings, 4));
    trigger("actionClear");
    QVERIFY(window.session().document().points.empty());
    QVERIFY(window.session().refusal());
    trigger("actionTrain");
    QVERIFY(!window.session().isTraining());
    QVERIFY(window.findChild<NoticeBar*>()->isVisible());
    trigger("actionSampleMovies");
    QCOMPARE(window.session().document().points.size(), std::size_t{24});
    trigger("actionUndo");
    QVERIFY(window.session().document().points.empty());
    trigger("actionThemeDark");
    trigger("actionThemeLight");
    trigger("actionFit");
}

void TestMainWindow::sidePanelTakesTheColumn() {
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    auto* loss = window.findChild<QWidget*>("lossView");
    auto* report = window.findChild<QWidget*>("reportView");
    auto* side = window.findChild<QWidget*>("sidePanel");
    QVERIFY(loss && report && side);
    QTRY_VERIFY(loss->isVisible() && report->isVisible());
    const int before = side->height();
    window.findChild<QAbstractButton*>("enlargeSide")->click();
    QVERIFY(!loss->isVisible() && !report->isVisible());
    QTRY_VERIFY(side->height() > before + 200);
    QVERIFY(window.findChild<QAction*>("actionEnlargeSide")->isChecked());
    window.findChild<QAction*>("actionEnlargeSide")->trigger();
    QVERIFY(loss->isVisible() && report->isVisible());
    QTRY_COMPARE(side->height(), before);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
