#include <qcustomplot.h>

#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session.h"
#include "ui/view/loss_view.h"
#include "ui/view/report_view.h"
#include "ui/view/status_line.h"
#include "ui/view/style.h"

using namespace separatrix;

class LossViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<LossView> view_;

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
        QSettings(QSettings::IniFormat, QSettings::UserScope, "separatrix", "separatrix").remove("loss/logarithmic");
        session_ = std::make_unique<Session>();
        view_ = std::make_unique<LossView>(session_.get());
        view_->resize(400, 300);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }
    void cleanup() {
        view_.reset();
        session_.reset();
    }

    void drawsWhatWasTrained() {
        for (int i = 0; i < 5; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 5);
        QTRY_COMPARE(view_->plot()->graph(0)->dataCount(), 6);
        QCOMPARE(view_->plot()->graph(1)->dataCount(), 0);
        QVERIFY(view_->findChild<QLabel*>("lossValues")->text().startsWith("train 0."));
        QCOMPARE(view_->plot()->xAxis->range().upper, 5.0);
        session_->reset();
        QTRY_COMPARE(view_->plot()->graph(0)->dataCount(), 1);
    }
    void oneReplotForManyFrames() {
        session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 1);
        QCoreApplication::processEvents();
        QSignalSpy replots(view_->plot(), &QCustomPlot::afterReplot);
        for (int i = 0; i < 50; ++i) emit session_->frameChanged();
        QCoreApplication::processEvents();
        QCOMPARE(replots.count(), 1);
    }
    void linearAndLogarithmicIsRemembered() {
        QVERIFY(view_->isLogarithmic());
        view_->findChild<QAbstractButton*>("lossScale")->click();
        QVERIFY(!view_->isLogarithmic());
        QCOMPARE(view_->plot()->yAxis->scaleType(), QCPAxis::stLinear);
        LossView another(session_.get());
        QVERIFY(!another.isLogarithmic());
    }
    void aZoomStaysUntilFit() {
        for (int i = 0; i < 20; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 20);
        view_->plot()->xAxis->setRange(5, 10);
        session_->stepEpoch();
        QTRY_VERIFY(session_->frame()->epoch == 21);
        QCOMPARE(view_->plot()->xAxis->range().lower, 5.0);
        view_->fit();
        QCOMPARE(view_->plot()->xAxis->range().upper, 21.0);
        // never beyond what there is
        view_->plot()->xAxis->setRange(-50, 500);
        QCOMPARE(view_->plot()->xAxis->range().lower, 0.0);
        QCOMPARE(view_->plot()->xAxis->range().upper, 21.0);
    }
    void theReadingFollowsTheTraining() {
        for (int i = 0; i < 10; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 10);
        QCoreApplication::processEvents();
        const QPoint place = view_->plot()->axisRect()->rect().center();
        QMouseEvent move(QEvent::MouseMove, place, view_->plot()->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(view_->plot(), &move);
        QVERIFY(view_->plot()->accessibleDescription().startsWith("epoch 5 · train 0."));
        for (int i = 0; i < 10; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame()->epoch == 20);
        QVERIFY(view_->plot()->accessibleDescription().startsWith("epoch 10 · train 0."));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view_->plot(), &leave);
    }
    void titleAndFloorFollowTheSettings() {
        session_->apply("x", [](Document d) {
            Settings s = d.settings;
            s.model.model = ModelKind::mlp;
            s.model.output = OutputKind::sigmoid;
            s.training.penalty.l1 = 0.1;
            return with_settings(d, s);
        });
        QCOMPARE(view_->title(), QString("Loss (with penalty)"));
        bool found = false;
        for (int i = 0; i < view_->plot()->itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(view_->plot()->item(i));
                text && text->text().startsWith("floor 0.313"))
                found = text->visible();
        QVERIFY(found);
    }
    void hiddenItDrawsNothingAndCatchesUp() {
        view_->hide();
        for (int i = 0; i < 3; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 3);
        view_->show();
        QCOMPARE(view_->plot()->graph(0)->dataCount(), 4);
    }
    void reportAndStatusFollow() {
        ReportView report(session_.get());
        StatusLine status(session_.get());
        status.resize(1024, 34);
        for (int i = 0; i < 30; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frame() && session_->frame()->epoch == 30);
        QCOMPARE(report.title(), QString("Confusion on 24 movies"));
        QVERIFY(report.accessibleName().contains("likes 1"));
        QVERIFY(report.findChild<QLabel*>("reportAccuracy")->text().endsWith('%'));
        QCOMPARE(status.findChild<QLabel*>("movieCount")->text(), QString("24 movies"));
        QVERIFY(status.findChild<QLabel*>("progress")->text().contains("3 parameters"));
        session_->apply("x", [](Document d) { return with_points(d, d.points, 5); });
        QTRY_VERIFY(!report.findChild<ConfusionGrid*>()->isHidden());
        report.resize(300, 200);
        QVERIFY(!report.grab().isNull());
    }
};

QTEST_MAIN(LossViewTest)
#include "tst_loss_view.moc"
