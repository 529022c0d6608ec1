// The dialogs of the classes, driven as a person does: type, press, close.
#include <QtTest>
#include <QtWidgets>

#include "ui/model/movies/class_changes.h"
#include "ui/view/movies/class_commands.h"
#include "ui/view/movies/class_name_dialog.h"
#include "ui/view/movies/class_removal_dialog.h"
#include "ui/view/movies/classes_dialog.h"
#include "ui/view/shell/train_bar.h"

using namespace separatrix;

namespace {

/// Runs `act` on the next modal dialog.
template <class Act>
void whenDialogOpens(const Act& act) {
    QTimer::singleShot(0, qApp, [act] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        act(dialog);
        if (dialog->isVisible()) dialog->reject();
    });
}

QPushButton* ok_of(QDialog* dialog) { return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok); }

void three_classes(Session& session) { add_class(session, "unseen"); }

}  // namespace

class TestClassCommands : public QObject {
    Q_OBJECT
private slots:
    void addsOne() {
        Session session;
        QWidget window;
        ClassCommands commands(&session, &window);
        QSignalSpy said(&commands, &ClassCommands::said);
        whenDialogOpens([](QDialog* dialog) {
            auto* field = dialog->findChild<QLineEdit*>("className");
            QCOMPARE(field->text(), QStringLiteral("class 3"));
            // each bad name has its sentence, and cannot be added
            for (const QString& bad : {QString(), QStringLiteral("likes"), QString(41, 'x')}) {
                field->setText(bad);
                QVERIFY(!ok_of(dialog)->isEnabled());
                QVERIFY(!dialog->findChild<QLabel*>("classNameProblem")->text().isEmpty());
            }
            field->setText(" unseen ");
            QVERIFY(ok_of(dialog)->isEnabled());
            QVERIFY(dialog->findChild<QLabel*>("classNameProblem")->text().isEmpty());
            QTest::keyClick(field, Qt::Key_Return);
        });
        commands.add();
        QCOMPARE(session.document().class_names.back(), std::string("unseen"));
        QCOMPARE(said.count(), 1);
        session.undoStack()->undo();
        QCOMPARE(session.document(), sample_document());
    }

    void cancelLeavesEverything() {
        Session session;
        QWidget window;
        ClassCommands commands(&session, &window);
        whenDialogOpens([](QDialog* dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
        commands.add();
        whenDialogOpens([](QDialog* dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
        commands.rename(0);
        QCOMPARE(session.undoStack()->count(), 0);
    }

    void renamesOne() {
        Session session;
        QWidget window;
        ClassCommands commands(&session, &window);
        whenDialogOpens([](QDialog* dialog) {
            auto* field = dialog->findChild<QLineEdit*>("className");
            QCOMPARE(field->text(), QStringLiteral("likes"));
            QVERIFY(ok_of(dialog)->isEnabled());
            field->setText("adores");
            ok_of(dialog)->click();
        });
        commands.rename(1);
        QCOMPARE(session.document().class_names[1], std::string("adores"));
    }

    void asksWhatBecomesOfTheMovies_data() {
        QTest::addColumn<bool>("relabel");
        QTest::newRow("they go, unless something is said") << false;
        QTest::newRow("they get another label") << true;
    }
    void asksWhatBecomesOfTheMovies() {
        QFETCH(bool, relabel);
        Session session;
        QWidget window;
        three_classes(session);
        const Document before = session.document();
        ClassCommands commands(&session, &window);
        whenDialogOpens([relabel](QDialog* dialog) {
            auto* other = dialog->findChild<QComboBox*>("moviesLabel");
            QCOMPARE(other->count(), 2);
            if (relabel) {
                other->setCurrentIndex(1);
                emit other->activated(1);
                QVERIFY(dialog->findChild<QRadioButton*>("moviesStay")->isChecked());
            }
            ok_of(dialog)->click();
        });
        commands.remove(0);
        QCOMPARE(session.document().classes(), 2);
        QCOMPARE(session.document().points.size(), relabel ? 24u : 13u);
        session.undoStack()->undo();
        QCOMPARE(session.document(), before);
        // a class without movies goes without a question
        commands.remove(2);
        QCOMPARE(session.document().classes(), 2);
    }

    void listShowsAndEdits() {
        Session session;
        three_classes(session);
        ClassesDialog dialog(&session, light_theme());
        dialog.show();
        const auto name = [&](int label) { return dialog.findChild<QLineEdit*>(QStringLiteral("name%1").arg(label)); };
        QVERIFY(name(2)->isVisible() && !name(3)->isVisible());
        auto* problem = dialog.findChild<QLabel*>("classesProblem");
        name(2)->setFocus();
        name(2)->selectAll();
        QTest::keyClicks(name(2), "likes");
        QVERIFY(problem->text().contains("names must differ"));
        QTest::keyClick(name(2), Qt::Key_Return);
        QCOMPARE(name(2)->text(), QStringLiteral("unseen"));  // back to what it was
        QVERIFY(dialog.isVisible());
        name(2)->selectAll();
        QTest::keyClicks(name(2), "not seen");
        QTest::keyClick(name(2), Qt::Key_Return);
        QCOMPARE(session.document().class_names[2], std::string("not seen"));
        QVERIFY(problem->text().isEmpty());
        session.undoStack()->undo();
        QCOMPARE(name(2)->text(), QStringLiteral("unseen"));
        QSignalSpy removal(&dialog, &ClassesDialog::removalWanted);
        dialog.findChild<QToolButton*>("remove1")->click();
        QCOMPARE(removal.takeFirst().at(0).toInt(), 1);
        // with two left none can go
        session.undoStack()->undo();
        QVERIFY(!dialog.findChild<QToolButton*>("remove1")->isEnabled());
        QVERIFY(!dialog.findChild<QToolButton*>("remove1")->toolTip().isEmpty());
        for (int k = 3; k <= 10; ++k) add_class(session, QStringLiteral("class %1").arg(k));
        QVERIFY(!dialog.findChild<QPushButton*>("classesAdd")->isEnabled());
        QVERIFY(name(9)->isVisible());
    }

    void theBarAsksForThem() {
        Session session;
        TrainBar bar(&session);
        bar.resize(1440, 48);
        bar.show();
        QSignalSpy add(&bar, &TrainBar::addClassWanted);
        QSignalSpy rename(&bar, &TrainBar::renameClassWanted);
        QSignalSpy menu(&bar, &TrainBar::classMenuWanted);
        auto* plus = bar.findChild<QToolButton*>("addClass");
        QTest::mouseClick(plus, Qt::LeftButton);
        QCOMPARE(add.count(), 1);
        auto* likes = bar.findChild<QToolButton*>("class1");
        QTest::mouseDClick(likes, Qt::LeftButton);
        QCOMPARE(rename.takeFirst().at(0).toInt(), 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(3, 3), likes->mapToGlobal(QPoint(3, 3)));
        QApplication::sendEvent(likes, &event);
        QCOMPARE(menu.takeFirst().at(0).toInt(), 1);
        for (int k = 3; k <= 10; ++k) add_class(session, QStringLiteral("class %1").arg(k));
        QVERIFY(!plus->isEnabled());
        QVERIFY(plus->toolTip().contains("most"));
    }

    void tenClassesFitTheBar() {
        Session session;
        for (int k = 3; k <= 10; ++k) add_class(session, QStringLiteral("a class with a long name %1").arg(k));
        TrainBar bar(&session);
        for (const int width : {1024, 1440}) {
            bar.resize(width, 48);
            bar.show();
            QTest::qWait(20);
            QVERIFY2(bar.minimumSizeHint().width() <= width, qPrintable(QString::number(width)));
            for (const auto* button : bar.findChildren<QToolButton*>())
                QVERIFY2(!button->isVisible() || button->mapTo(&bar, button->rect().bottomRight()).x() < width,
                         qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestClassCommands)
#include "tst_class_commands.moc"
