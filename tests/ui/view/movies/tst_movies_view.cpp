#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QtTest>

#include "ui/view/look/style.h"
#include "ui/view/movies/movies_view.h"

using namespace separatrix;

namespace {

struct Scene {
    Session session;
    MoviesView view{&session};
    QTableView* rows = view.rows();
    Scene() {
        view.resize(420, 420);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
    }
    QWidget* edit(int row, int column) {
        rows->setCurrentIndex(view.table()->index(row, column));
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Return);
        for (const char* name : {"movieCellEditor", "movieLabelEditor"})
            if (auto* editor = rows->findChild<QWidget*>(name)) return editor;
        return nullptr;
    }
    bool isClosed() { return !rows->findChild<QWidget*>("movieCellEditor"); }
    QLabel* error() { return rows->findChild<QLabel*>("movieCellError"); }
    const Point& point(std::size_t i) { return session.document().points[i]; }
};

}  // namespace

class TestMoviesView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }

    void typesMarksAndTitles() {
        Scene scene;
        QCOMPARE(scene.view.table()->rowCount(), 24);
        auto* field = qobject_cast<QLineEdit*>(scene.edit(0, 1));
        QVERIFY(field);
        QCOMPARE(field->text(), QString("4"));
        QTest::keyClicks(field, "3.25");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(scene.point(0).x1, 3.25);  // a delegate hands in later
        QTRY_VERIFY(scene.isClosed());
        field = qobject_cast<QLineEdit*>(scene.edit(1, 0));
        QTest::keyClicks(field, "Renamed");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(scene.point(1).title, std::string("Renamed"));
        QTRY_VERIFY(scene.isClosed());
        // opened and left: nothing was edited
        const int steps = scene.session.undoStack()->count();
        QTest::keyClick(scene.edit(2, 2), Qt::Key_Return);
        QTRY_VERIFY(scene.isClosed());
        QCOMPARE(scene.session.undoStack()->count(), steps);
    }

    void aWrongValueIsOneSentenceAtTheCell() {
        Scene scene;
        const Document before = scene.session.document();
        auto* field = qobject_cast<QLineEdit*>(scene.edit(3, 2));
        QTest::keyClicks(field, "seven");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(scene.error()->isVisible());
        QCOMPARE(scene.error()->text(), QString("“seven” is not a number."));
        QVERIFY(scene.rows->viewport()->rect().contains(scene.error()->geometry()));
        QVERIFY(field->isVisible());
        field->selectAll();
        QTest::keyClicks(field, "9");
        QVERIFY(!scene.error()->isVisible());  // it goes while one types
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(scene.error()->text().contains("from 0 to 5"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!scene.error()->isVisible());
        QCOMPARE(scene.session.document(), before);
    }

    void aTypedValueOutlivesTheTraining() {
        Scene scene;
        scene.session.setSpeed(1);
        scene.session.setTraining(true);
        QVERIFY(QTest::qWaitFor([&] { return scene.session.frame() && scene.session.frame()->epoch > 10; }, 10000));
        scene.view.table()->showMistakes(true);
        QVERIFY(QTest::qWaitFor([&] { return scene.view.table()->rowCount() > 0; }, 10000));
        const auto id = scene.view.table()->idAt(0);
        auto* field = qobject_cast<QLineEdit*>(scene.edit(0, 1));
        QVERIFY(field);
        QTest::keyClicks(field, "1.5");
        QTest::qWait(1500);  // many frames, and more than one new order
        QCOMPARE(field->text(), QString("1.5"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(scene.isClosed());
        scene.session.setTraining(false);
        for (const auto& point : scene.session.document().points)
            if (point.id == *id) QCOMPARE(point.x1, 1.5);
    }

    void theLabelIsChosenFromTheClasses() {
        Scene scene;
        auto* box = qobject_cast<QComboBox*>(scene.edit(0, 3));
        QVERIFY(box);
        QCOMPARE(box->count(), 2);
        QCOMPARE(box->currentText(), QString("likes"));
        box->setCurrentIndex(0);
        emit box->activated(0);
        QTRY_COMPARE(scene.point(0).label, 0);
    }

    void selectionIsShared() {
        Scene scene;
        Selection* selection = scene.session.selection();
        selection->set(std::vector<std::uint64_t>{5, 2, 7});
        QStringList rows;
        for (const QModelIndex& index : scene.rows->selectionModel()->selectedRows())
            rows << QString::number(index.row());
        rows.sort();
        QCOMPARE(rows.join(','), QString("2,5,7"));
        QCOMPARE(scene.rows->currentIndex().row(), 7);
        QCOMPARE(selection->ids(), (std::vector<std::uint64_t>{5, 2, 7}));
        scene.rows->selectRow(4);
        QCOMPARE(selection->ids(), (std::vector<std::uint64_t>{4}));
        // sorted otherwise, the same movie is selected
        scene.view.table()->sort(0);
        QCOMPARE(scene.view.table()->idAt(scene.rows->selectionModel()->selectedRows().value(0).row()),
                 std::optional<std::uint64_t>(4));
        scene.rows->selectAll();
        QCOMPARE(selection->size(), 24u);
        selection->clear();
        QVERIFY(!scene.rows->selectionModel()->hasSelection());
    }

    void copyPasteDelete() {
        Scene scene;
        scene.rows->selectRow(0);
        scene.rows->setFocus();
        QTest::keyClick(scene.rows, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains("Star Freight I\t4\t1\tlikes"));
        QTest::keyClick(scene.rows, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(scene.session.document().points.size(), 25u);
        QCOMPARE(scene.session.selection()->ids(), (std::vector<std::uint64_t>{24}));
        QTest::keyClick(scene.rows, Qt::Key_Delete);
        QCOMPARE(scene.session.document().points.size(), 24u);
        QVERIFY(scene.rows->selectionModel()->hasSelection());  // the keyboard goes on from here
        scene.session.undoStack()->undo();
        QCOMPARE(scene.session.document().points.size(), 25u);
        QApplication::clipboard()->setText("nothing, like rows");
        QSignalSpy problem(&scene.view, &MoviesView::problem);
        scene.view.pasteRows();
        QCOMPARE(problem.count(), 1);
    }

    void filterAndMistakes() {
        Scene scene;
        auto* filter = scene.view.findChild<QLineEdit*>("moviesFilter");
        QTest::keyClicks(filter, "star");
        QCOMPARE(scene.view.table()->rowCount(), 2);
        filter->clear();
        auto* classes = scene.view.findChild<QComboBox*>("moviesClass");
        classes->setCurrentIndex(1);
        emit classes->activated(1);
        for (int row = 0; row < scene.view.table()->rowCount(); ++row)
            QCOMPARE(scene.view.table()->index(row, 3).data().toString(), QString("dislikes"));
        QVERIFY(QTest::qWaitFor([&] { return scene.view.table()->countText().contains("wrong"); }, 10000));
        auto* mistakes = scene.view.findChild<QToolButton*>("moviesMistakes");
        mistakes->click();
        QVERIFY(mistakes->isChecked() && scene.view.findChild<QCheckBox*>("moviesWrongOnly")->isChecked());
        QCOMPARE(classes->currentIndex(), 0);
        QCOMPARE(scene.rows->horizontalHeader()->sortIndicatorSection(), 7);
        mistakes->click();
        QCOMPARE(scene.view.table()->rowCount(), 24);
        QCOMPARE(scene.rows->horizontalHeader()->sortIndicatorSection(), -1);
    }

    /// Where it is narrow the classes are signs, so that the answer and its loss are seen without scrolling.
    void narrowColumns() {
        Scene scene;
        const auto used = [&] { return scene.rows->horizontalHeader()->length(); };
        const auto head = [&](int column) { return scene.view.table()->headerData(column, Qt::Horizontal).toString(); };
        scene.view.resize(700, 420);
        QCOMPARE(head(5), QString("Predicted"));
        QCOMPARE(used(), scene.rows->viewport()->width());
        scene.view.resize(384, 420);
        QCOMPARE(head(5), QString("Pred."));
        QVERIFY2(used() <= scene.rows->viewport()->width(), qPrintable(QString::number(used())));
        QVERIFY(!scene.rows->isColumnHidden(0));
        QCOMPARE(scene.view.table()->index(0, 3).data(MoviesTable::key_role).toString(), QString());
        QVERIFY(!scene.view.table()->index(0, 3).data(Qt::ToolTipRole).toString().isEmpty());
        // no titles: no column of nothing
        scene.session.apply("x", [](Document document) {
            for (std::size_t i = 0; i < document.points.size(); ++i) document.points.change(i).title.clear();
            document.class_names = {"0", "1"};
            return document;
        });
        QCOMPARE(scene.view.table()->index(0, 3).data(MoviesTable::key_role).toString(),
                 QString::number(scene.point(0).label));
        scene.view.resize(250, 420);
        QVERIFY(scene.rows->isColumnHidden(0));
        scene.view.resize(700, 420);
        QVERIFY(!scene.rows->isColumnHidden(0) && scene.rows->columnWidth(0) < 100);
    }

    /// Single keys stay the window's: the title filter is not the first that takes the keyboard.
    void rowsTakeTheKeyboard() {
        QWidget window;
        QStackedWidget stack(&window);
        auto* other = new QLineEdit;
        Session session;
        auto* view = new MoviesView(&session);
        stack.addWidget(other);
        stack.addWidget(view);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus();
        stack.setCurrentWidget(view);
        QVERIFY(view->rows()->hasFocus());
    }
};

QTEST_MAIN(TestMoviesView)
#include "tst_movies_view.moc"
