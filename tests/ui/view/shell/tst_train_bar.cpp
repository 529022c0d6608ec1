#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"
#include "ui/view/shell/train_bar.h"

using namespace separatrix;

class TrainBarTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<TrainBar> bar_;

    QToolButton* button(const char* name) const { return bar_->findChild<QToolButton*>(name); }
    QRect placeOf(const QWidget* widget) const { return {widget->mapTo(bar_.get(), QPoint()), widget->size()}; }

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
        session_ = std::make_unique<Session>();
        bar_ = std::make_unique<TrainBar>(session_.get());
        bar_->resize(1440, 60);
        bar_->show();
    }
    void cleanup() {
        bar_.reset();
        session_.reset();
    }

    void trainAndPause() {
        QVERIFY(button("train")->text().endsWith("Train"));
        const int width = button("train")->width();
        button("train")->click();
        QVERIFY(session_->isTraining());
        QVERIFY(button("train")->text().endsWith("Pause"));
        QCOMPARE(button("train")->width(), width);
        button("train")->click();
        QVERIFY(!session_->isTraining());
    }
    void stepsAndEpoch() {
        button("stepEpoch")->click();
        auto* epoch = bar_->findChild<QLabel*>("epoch");
        QTRY_COMPARE(epoch->text(), QString("1"));
        button("reset")->click();
        QTRY_COMPARE(epoch->text(), QString("0"));
    }
    void nothingMovesWithTheEpoch() {
        for (const int width : {1440, 944}) {
            bar_->resize(width, 60);
            QCoreApplication::processEvents();
            session_->reset();
            auto* speed = bar_->findChild<QWidget*>("speed");
            auto* epoch = bar_->findChild<QLabel*>("epoch");
            QTRY_COMPARE(epoch->text(), QString("0"));
            const QRect before = placeOf(speed);
            const int tool = placeOf(button("toolAdd")).x();
            session_->setSpeed(1);
            session_->setTraining(true);
            QTRY_VERIFY_WITH_TIMEOUT(epoch->text().size() >= 6, 20000);  // "12 345"
            session_->setTraining(false);
            QCoreApplication::processEvents();
            QCOMPARE(placeOf(speed), before);
            QCOMPARE(placeOf(button("toolAdd")).x(), tool);
        }
    }
    void classesAndTools() {
        QSignalSpy tool(bar_.get(), &TrainBar::toolChosen);
        QVERIFY(button("class1")->isChecked());
        QVERIFY(button("class1")->text().endsWith("James likes"));
        QVERIFY(button("class1")->x() < button("class0")->x());
        button("class0")->click();
        QCOMPARE(session_->currentLabel(), 0);
        session_->setCurrentLabel(1);
        QVERIFY(button("class1")->isChecked() && !button("class0")->isChecked());
        button("toolErase")->click();
        QCOMPARE(tool.count(), 1);
        QCOMPARE(tool[0][0].value<PlaneTool>(), PlaneTool::erase);
        // choosing a label goes back to placing
        button("class0")->click();
        QCOMPARE(tool.count(), 2);
        QVERIFY(button("toolAdd")->isChecked());
        bar_->setTool(PlaneTool::move);
        QCOMPARE(tool.count(), 2);
        QVERIFY(button("toolMove")->isChecked());
    }
    void undoAndRedoSayWhat() {
        QVERIFY(!button("undo")->isEnabled());
        session_->apply("Add movie", [](Document d) { return add_point(d, 1, 1, 0); });
        QVERIFY(button("undo")->isEnabled());
        QVERIFY(button("undo")->toolTip().contains("Add movie"));
        button("undo")->click();
        QVERIFY(!button("undo")->isEnabled());
        QVERIFY(button("redo")->isEnabled());
    }
    void fitsNarrowWindows() {
        for (const int classes : {2, 3, 10}) {
            session_->apply("x", [classes](Document d) { return with_points(d, d.points, classes); });
            for (const int width : {1440, 1200, 1024, 944}) {  // 944: a 1920 pixel screen at 200 %
                bar_->resize(width, 60);
                QCoreApplication::processEvents();
                QCOMPARE(bar_->width(), width);
                QVERIFY2(bar_->minimumSizeHint().width() <= 944,
                         qPrintable(QString("%1 classes: %2").arg(classes).arg(bar_->minimumSizeHint().width())));
                int right = 0;
                QList<QWidget*> seen;
                for (QWidget* child : bar_->findChildren<QWidget*>()) {
                    const bool is_group = child->parentWidget() == bar_.get();
                    if (!child->isVisible() || is_group) continue;
                    right = std::max(right, placeOf(child).right());
                    for (const QWidget* other : seen)
                        QVERIFY2(!placeOf(other).intersects(placeOf(child)),
                                 qPrintable(QString("%1 and %2, %3 classes at %4")
                                                .arg(other->objectName(), child->objectName())
                                                .arg(classes)
                                                .arg(width)));
                    seen << child;
                    QVERIFY2(child->width() >= child->minimumSizeHint().width(),
                             qPrintable(QString("%1: %2, needs %3")
                                            .arg(child->objectName())
                                            .arg(child->width())
                                            .arg(child->minimumSizeHint().width())));
                }
                QVERIFY(seen.size() > 10);
                QVERIFY(right <= width);
            }
        }
    }
    void foldsInItsOrder() {
        const auto has_words = [this](const char* name) {
            return button(name)->toolButtonStyle() != Qt::ToolButtonIconOnly;
        };
        bar_->resize(3000, 60);
        QCOMPARE(bar_->folded(), 0);
        QVERIFY(has_words("toolErase") && has_words("newSeed") && has_words("stepEpoch") && has_words("class0"));
        int before = 0;
        for (int width = 3000; width >= bar_->minimumSizeHint().width(); width -= 10) {
            bar_->resize(width, 60);
            const int folded = bar_->folded();
            QVERIFY(folded >= before);
            before = folded;
            QCOMPARE(has_words("toolErase"), folded < 1);
            QCOMPARE(has_words("newSeed"), folded < 2);
            QCOMPARE(has_words("stepEpoch"), folded < 4);
            QCOMPARE(has_words("class0"), folded < 5);
            QCOMPARE(button("toolMenu")->isVisible(), folded == 6);
            QCOMPARE(button("toolErase")->isVisible(), folded < 6);
        }
        QVERIFY(before >= 5);
    }
    void speed() {
        auto* slider = bar_->findChild<QSlider*>("speed");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(session_->speed(), 1.0);
        QVERIFY(slider->toolTip().contains("as fast as it goes"));
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(session_->speed(), 0.0);
    }
};

QTEST_MAIN(TrainBarTest)
#include "tst_train_bar.moc"
