#include <QClipboard>
#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/look/style.h"
#include "ui/view/maths/maths_view.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

using namespace separatrix;

class TestLessonsPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> window_;
    Session* session_ = nullptr;

    template <class Widget>
    Widget* part(const char* name) {
        auto* found = window_->findChild<Widget*>(name);
        if (!found) QTest::qFail(name, __FILE__, __LINE__);
        return found;
    }
    void trigger(const char* name) { part<QAction>(name)->trigger(); }
    QStringList checks() {
        QStringList texts;
        for (auto* label : window_->findChildren<QLabel*>("practiceCheck"))
            if (label->isVisibleTo(part<QWidget>("practiceView"))) texts << label->text();
        return texts;
    }

private slots:
    void init() {
        window_ = std::make_unique<MainWindow>();
        session_ = &window_->session();
        session_->setSpeed(1);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }
    void cleanup() {
        session_->undoStack()->setClean();
        window_.reset();
    }

    void opensClosesAndComesBackWhereItWas() {
        auto* tabs = part<QTabWidget>("sideTabs");
        const int before = tabs->count();
        QVERIFY(!part<QAction>("actionShowLessons")->isChecked());
        trigger("actionPractice");
        QCOMPARE(tabs->count(), before + 1);
        QCOMPARE(tabs->currentIndex(), before);
        QVERIFY(part<QAction>("actionShowLessons")->isChecked());
        part<QToolButton>("practiceStep3")->click();
        QVERIFY(part<QLabel>("practiceTitle")->text().startsWith("3."));
        part<QToolButton>("closeLessons")->click();
        QCOMPARE(tabs->count(), before);
        QVERIFY(!part<QAction>("actionShowLessons")->isChecked());
        trigger("actionShowLessons");
        QCOMPARE(tabs->count(), before + 1);
        QVERIFY(part<QLabel>("practiceTitle")->text().startsWith("3."));
        trigger("actionLecture");
        QVERIFY(part<QWidget>("lectureView")->isVisible());
        QCOMPARE(tabs->count(), before + 1);
    }
    void aTaskFromSetUpToSolved() {
        trigger("actionPractice");
        part<QPushButton>("setUp_linear")->click();
        QCOMPARE(session_->document().points.size(), 6000u);
        QTRY_VERIFY(checks().contains("Trained for 10 epochs – now: epoch 0"));
        trigger("actionTrain");
        QTRY_VERIFY_WITH_TIMEOUT(session_->achievements()->isSolved("linear"), 30000);
        QTRY_COMPARE(part<QToolButton>("practiceStep1")->text(), QString("✓"));
        for (auto* mark : window_->findChildren<QLabel*>("practiceMark"))
            QVERIFY(!mark->isVisibleTo(part<QWidget>("practiceView")) || mark->text() == "✓");
        QVERIFY(part<QToolButton>("practiceStep1")->accessibleName().contains("solved"));
    }
    void theAnswerIsInTheDocument() {
        trigger("actionPractice");
        auto* answer = part<QPlainTextEdit>("practiceAnswer");
        answer->setFocus();
        QTest::keyClicks(answer, "Along the diagonal.");
        QTRY_COMPARE(session_->document().notebook.answers.size(), 1u);
        QCOMPARE(QString::fromStdString(session_->document().notebook.answers.begin()->second),
                 QString("Along the diagonal."));
        // letters and space are text here, not commands
        QVERIFY(!session_->isTraining());
        QCOMPARE(session_->undoStack()->count(), 1);
        part<QToolButton>("practiceNext")->click();
        QCOMPARE(answer->toPlainText(), QString());
        part<QToolButton>("practicePrevious")->click();
        QCOMPARE(answer->toPlainText(), QString("Along the diagonal."));
        part<QToolButton>("practiceCopy")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains("Along the diagonal."));
        session_->undoStack()->undo();
        QCOMPARE(answer->toPlainText(), QString());
    }
    void whatWasTypedLastIsSavedToo() {
        trigger("actionPractice");
        part<QPlainTextEdit>("practiceAnswer")->setPlainText("Not committed yet");
        part<SidePanel>("sidePanel")->lessons()->practice()->commitAnswer();
        QVERIFY(session_->savedBytes().contains("Not committed yet"));
    }
    void everyEntryOfTheLectureLeadsSomewhere() {
        trigger("actionLecture");
        int number = 0;
        for (const LectureEntry& entry : lecture_entries()) {
            auto* button = part<QPushButton>(qPrintable(QString("lectureEntry%1").arg(number++)));
            QCOMPARE(button->text(), entry.title);
            QVERIFY(!button->toolTip().isEmpty());
            QCOMPARE(button->isEnabled(), entry.place != LecturePlace::nowhere);
            if (entry.place == LecturePlace::about) continue;  // a dialog that waits
            trigger("actionLecture");
            button->click();
            switch (entry.place) {
                case LecturePlace::network: QVERIFY(part<QWidget>("networkView")->isVisible()); break;
                case LecturePlace::maths: QVERIFY(part<QWidget>("mathsView")->isVisible()); break;
                case LecturePlace::learning_rate: QVERIFY(part<QWidget>("learningRate")->hasFocus()); break;
                case LecturePlace::activation: QVERIFY(part<QWidget>("activation")->hasFocus()); break;
                case LecturePlace::practice:
                    QVERIFY(part<QWidget>("practiceView")->isVisible());
                    QVERIFY(part<QLabel>("practiceTitle")->text().startsWith(QString::number(entry.task + 1)));
                    break;
                default: break;
            }
            while (session_->undoStack()->canUndo()) session_->undoStack()->undo();
            QCOMPARE(session_->document(), sample_document());
        }
    }
    /// One click, and the slide's numbers stand there; one undo, and everything is as before.
    void theWorkedNumbersAreOneClickAway() {
        trigger("actionLecture");
        const auto entries = lecture_entries();
        const auto descent = std::find_if(entries.begin(), entries.end(), [](const LectureEntry& entry) {
            return entry.topic == LectureTopic::descent;
        });
        part<QPushButton>(qPrintable(QString("lectureEntry%1").arg(descent - entries.begin())))->click();
        auto* maths = part<MathsView>("mathsView");
        for (const char* value : {"= 1.850", "= 0.8641", "= 0.01846", "= −0.2717", "= −0.03191", "= −0.1276",
                                  "= 0.5128", "= −0.2468", "= 0.1032"})
            QTRY_VERIFY2(maths->plainText().contains(value), qPrintable(value + ('\n' + maths->plainText())));
        session_->undoStack()->undo();
        QCOMPARE(session_->document(), sample_document());
        QVERIFY(!session_->undoStack()->canUndo());
    }
    void aLowColumnMakesRoomForText() {
        window_->resize(960, 540);
        QCoreApplication::processEvents();
        auto* side = part<SidePanel>("sidePanel");
        auto* loss = part<QWidget>("lossView");
        QVERIFY(!side->isEnlarged() && loss->isVisible());
        const int top = side->y();
        trigger("actionPractice");
        QVERIFY(side->isEnlarged() && !loss->isVisible());
        QCOMPARE(side->y(), top);  // the tabs stay where they are
        QTRY_VERIFY(part<QScrollArea>("practiceScroll")->viewport()->height() >= 150);
        trigger("actionShowNetwork");
        QVERIFY(!side->isEnlarged() && loss->isVisible());
        trigger("actionShowMaths");
        QVERIFY(side->isEnlarged());
        part<QAbstractButton>("enlargeSide")->click();  // the person knows better
        QVERIFY(!side->isEnlarged());
        trigger("actionShowMovies");
        QVERIFY(!side->isEnlarged());
        trigger("actionEnlargeSide");
        QVERIFY(side->isEnlarged());
        window_->resize(1200, 800);
        QTRY_VERIFY(!side->isEnlarged() && loss->isVisible());
        QVERIFY(loss->y() < side->y());
    }
    void theLastTaskExports() {
        trigger("actionPractice");
        part<QToolButton>("practiceStep8")->click();
        auto* action = part<QAction>("actionExport_pytorch");
        action->disconnect();  // it opens a dialog that waits
        QSignalSpy asked(action, &QAction::triggered);
        part<QPushButton>("practiceExport")->click();
        QCOMPARE(asked.count(), 1);
    }
    void fitsASmallWindow() {
        trigger("actionPractice");
        window_->resize(1024, 700);
        QCoreApplication::processEvents();
        QVERIFY(window_->width() <= 1024 && window_->height() <= 700);
        auto* scroll = part<QScrollArea>("practiceScroll");
        for (int step = 1; step <= 8; ++step) {
            part<QToolButton>(qPrintable(QString("practiceStep%1").arg(step)))->click();
            QCoreApplication::processEvents();
            QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(), qPrintable(QString::number(step)));
            QVERIFY(scroll->viewport()->height() >= 100);
        }
    }
};

QTEST_MAIN(TestLessonsPanel)
#include "tst_lessons_panel.moc"
