// The three dialogs about data: what they show, refuse and do, and that every control speaks.
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include "core/document/text_file.h"
#include "ui/view/data/import_csv_dialog.h"
#include "ui/view/data/import_movielens_dialog.h"
#include "ui/view/look/style.h"
#include "ui/view/movies/axes_dialog.h"

using namespace separatrix;

namespace {

QStringList silent(const QDialog& dialog) {
    QStringList names;
    for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
        const bool speaks = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                            qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QTableView*>(widget);
        if (!speaks || widget->objectName().startsWith("qt_") || widget->inherits("QTableCornerButton")) continue;
        if (widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer")) continue;
        if (qobject_cast<const QToolButton*>(widget)) continue;  // the cross within a field
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            names << QString("%1 '%2'").arg(widget->metaObject()->className(), widget->objectName());
    }
    return names;
}

}  // namespace

class TestImportDialogs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        applyTheme(*qApp, light_theme());
        QVERIFY(folder_.isValid());
    }

    void axes() {
        Session session;
        const Document before = session.document();
        AxesDialog dialog(&session);
        dialog.show();
        QCOMPARE(silent(dialog), QStringList());
        auto* name = dialog.findChild<QLineEdit*>("axisName1");
        auto* low = dialog.findChild<QLineEdit*>("axisLow1");
        auto* high = dialog.findChild<QLineEdit*>("axisHigh1");
        auto* message = dialog.findChild<QLabel*>("axesMessage");
        auto* ok = dialog.findChild<QPushButton*>("axesOk");
        QCOMPARE(name->text(), QString("Alfred's mark"));
        const auto refused = [&](const char* sentence) {
            QCOMPARE(message->text(), QString::fromUtf8(sentence));
            QVERIFY(!ok->isEnabled());
            QCOMPARE(ok->toolTip(), message->text());
        };
        high->setText("-1");
        refused("Horizontal axis: it must end above 0, where it begins.");
        high->setText("five");
        refused("Horizontal axis: “five” is not a number.");
        high->setText("1e999");
        refused("Horizontal axis: “1e999” is not a number.");
        high->setText("1e308");
        refused("Horizontal axis: this number is too large.");
        high->setText("10");
        name->setText("  ");
        refused("Horizontal axis: it needs a name.");
        name->setText("Height");
        QVERIFY(ok->isEnabled());
        low->setText("2");
        QVERIFY2(message->text().contains("movies lie outside"), qPrintable(message->text()));
        dialog.findChild<QPushButton*>("axesFit")->click();
        QCOMPARE(message->text(), QString());
        QCOMPARE(name->text(), QString("Height"));
        ok->click();
        QCOMPARE(session.document().axes[0].name, std::string("Height"));
        QVERIFY(session.document().axes[0].high < 10);
        session.undoStack()->undo();
        QCOMPARE(session.document(), before);
    }

    void csv() {
        Session session;
        QVERIFY(write_file(path("t.csv"), "name,Ann,Ben,verdict\nUp,1,2,yes\nDune,3,4,no\nAlien,x,1,no\n"));
        auto* import = new CsvImport(&session);
        QVERIFY(import->openFile(folder_.filePath("t.csv")));
        ImportCsvDialog dialog(import);
        dialog.show();
        QCOMPARE(silent(dialog), QStringList());
        auto* message = dialog.findChild<QLabel*>("importMessage");
        auto* ok = dialog.findChild<QPushButton*>("importOk");
        QVERIFY2(message->text().contains("line 4, column 2: “x” is not a number"), qPrintable(message->text()));
        QVERIFY(!ok->isEnabled());
        auto* rows = dialog.findChild<QTableWidget*>("importRows");
        QCOMPARE(rows->rowCount(), 3);
        QCOMPARE(rows->horizontalHeaderItem(1)->text(), QString("Ann → x₁"));
        // the cell that the sentence is about
        QVERIFY(rows->item(2, 1)->background().style() != Qt::NoBrush);
        QCOMPARE(rows->item(2, 1)->toolTip(), message->text());
        QVERIFY(rows->item(1, 1)->background().style() == Qt::NoBrush);
        QCOMPARE(dialog.findChild<QTableWidget*>("importLabels")->item(1, 0)->text(), QString("yes"));

        QVERIFY(write_file(path("t.csv"), "name,Ann,Ben,verdict\nUp,1,2,yes\nDune,3,4,no\n"));
        QVERIFY(import->openFile(folder_.filePath("t.csv")));
        QVERIFY(ok->isEnabled());
        QVERIFY(rows->item(0, 1)->background().style() == Qt::NoBrush);
        auto* labels = dialog.findChild<QTableWidget*>("importLabels");
        labels->item(0, 2)->setText("dislikes");
        labels->item(1, 2)->setText("likes");
        auto* first = dialog.findChild<QComboBox*>("importFirstMark");
        first->setCurrentIndex(2);
        emit first->activated(2);
        QVERIFY(!ok->isEnabled());  // both marks from one column
        auto* second = dialog.findChild<QComboBox*>("importSecondMark");
        second->setCurrentIndex(1);
        emit second->activated(1);
        QVERIFY(ok->isEnabled());
        auto* sample = dialog.findChild<QCheckBox*>("importSample");
        sample->setChecked(true);
        auto* count = dialog.findChild<QLineEdit*>("importSampleRows");
        count->setText("1");
        QVERIFY(!ok->isEnabled());
        sample->setChecked(false);
        ok->click();
        QTRY_COMPARE(dialog.result(), int{QDialog::Accepted});
        const auto& points = session.document().points;
        QCOMPARE(points.size(), 2u);
        QCOMPARE(points[0].x1, 2.0);
        QCOMPARE(points[0].x2, 1.0);
        QCOMPARE(session.document().class_names, (std::vector<std::string>{"dislikes", "likes"}));
    }

    void movielens() {
        std::string text = "userId,movieId,rating,timestamp\n";
        for (int user = 1; user <= 5; ++user)
            for (int movie = 1; movie <= 12; ++movie)
                text += std::to_string(user) + ',' + std::to_string(movie) + ',' +
                        std::to_string(1 + (movie * user) % 5) + ".0,1\n";
        QVERIFY(write_file(path("ratings.csv"), text));
        Session session;
        ImportMovieLensDialog dialog(&session, folder_.path());
        dialog.show();
        QCOMPARE(silent(dialog), QStringList());
        auto* ok = dialog.findChild<QPushButton*>("movielensOk");
        auto* summary = dialog.findChild<QLabel*>("movielensSummary");
        QVERIFY(!ok->isEnabled());
        QCOMPARE(ok->toolTip(), summary->text());
        dialog.load(folder_.filePath("ratings.csv"));
        QTRY_VERIFY(ok->isEnabled());
        QVERIFY2(summary->text().startsWith("12 movies: "), qPrintable(summary->text()));
        auto* judge = dialog.findChild<QTableView*>("movielensList_judge");
        QTRY_COMPARE(judge->model()->rowCount(), 3);  // without the two critics
        QCOMPARE(judge->selectionModel()->selectedRows().size(), 1);
        auto* like_from = dialog.findChild<QLineEdit*>("movielensLikeFrom");
        like_from->setText("many");
        QVERIFY(!ok->isEnabled());
        QCOMPARE(summary->text(), QString("“many” is not a number."));
        like_from->setText("2,5");
        QVERIFY(ok->isEnabled());
        judge->selectRow(2);
        QCOMPARE(dialog.import()->chosen(MovieLensImport::judge),
                 dialog.import()->list(MovieLensImport::judge)->userAt(2));
        dialog.load(folder_.filePath("none.csv"));
        QTRY_VERIFY2(summary->text().contains("none.csv"), qPrintable(summary->text()));
        QVERIFY(!ok->isEnabled());
        dialog.load(folder_.filePath("ratings.csv"));
        QTRY_VERIFY(ok->isEnabled());
        ok->click();
        QCOMPARE(session.document().points.size(), 12u);
        QCOMPARE(session.undoStack()->count(), 1);
    }

    /// A screen of 1920 × 1080 at 200 %.
    void theyFitALowScreen() {
        Session session;
        QWidget window;
        window.resize(960, 540);
        QVERIFY(write_file(path("low.csv"), "name,Ann,Ben,verdict\nUp,1,2,yes\nDune,3,4,no\n"));
        auto* import = new CsvImport(&session);
        QVERIFY(import->openFile(folder_.filePath("low.csv")));
        ImportCsvDialog csv(import, &window);
        ImportMovieLensDialog movielens(&session, folder_.path(), &window);
        AxesDialog axes(&session, &window);
        for (QDialog* dialog :
             {static_cast<QDialog*>(&csv), static_cast<QDialog*>(&movielens), static_cast<QDialog*>(&axes)}) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            QVERIFY2(dialog->width() <= 960 && dialog->height() <= 500, qPrintable(dialog->objectName()));
            for (const auto* button : dialog->findChildren<QPushButton*>()) {
                const QRect place(button->mapTo(dialog, QPoint()), button->size());
                QVERIFY2(dialog->rect().contains(place), qPrintable(button->objectName()));
            }
        }
    }

private:
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }
    QTemporaryDir folder_;
};

QTEST_MAIN(TestImportDialogs)
#include "tst_import_dialogs.moc"
