#include <qcustomplot.h>

#include <QSignalSpy>
#include <QtTest>

#include "ui/model/session/session.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/export/picture_export.h"
#include "ui/view/look/style.h"
#include "ui/view/loss/curve_legend.h"
#include "ui/view/loss/loss_view.h"
#include "ui/view/report/report_view.h"
#include "ui/view/training/status_line.h"

using namespace separatrix;

class LossViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<LossView> view_;

private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }
    void init() {
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

private:
    void train(int epochs) {
        const auto before = session_->frame() ? session_->frame()->epoch : 0;
        const auto start = session_->isUntouched() ? 0 : before;
        for (int i = 0; i < epochs; ++i) session_->stepEpoch();
        QTRY_VERIFY(session_->frameIsCurrent() && session_->frame()->epoch == start + epochs);
    }

private slots:
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
        for (int i = 0; i < 50; ++i) emit session_->shownChanged();
        QCoreApplication::processEvents();
        QCOMPARE(replots.count(), 1);
    }
    void linearAndLogarithmic() {
        QVERIFY(view_->isLogarithmic());
        QSignalSpy changed(view_.get(), &LossView::logarithmicChanged);
        view_->findChild<QAbstractButton*>("lossScale")->click();
        QVERIFY(!view_->isLogarithmic());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toBool(), false);
        QCOMPARE(view_->plot()->yAxis->scaleType(), QCPAxis::stLinear);
        QCOMPARE(view_->findChild<QAbstractButton*>("lossScale")->accessibleName(), QString("Linear axis"));
        view_->setLogarithmic(false);  // nothing new
        QCOMPARE(changed.count(), 1);
        view_->setLogarithmic(true);
        QCOMPARE(view_->plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
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
        QCOMPARE(view_->findChild<QAbstractButton*>("showLoss")->text(), QString("Loss (with penalty)"));
        bool found = false;
        for (int i = 0; i < view_->plot()->itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(view_->plot()->item(i));
                text && text->text().contains("= 0.31326"))
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
    void accuracyIsDrawnFromTheSameHistory() {
        train(12);
        view_->findChild<QAbstractButton*>("showAccuracy")->click();
        QCOMPARE(view_->quantity(), PlotQuantity::accuracy);
        QCOMPARE(view_->plot()->graph(0)->dataCount(), 13);
        QCOMPARE(view_->plot()->yAxis->scaleType(), QCPAxis::stLinear);
        QCOMPARE(view_->plot()->yAxis->range().lower, 0.0);
        QVERIFY(view_->plot()->yAxis->range().upper >= 100);
        const double shown = view_->plot()->graph(0)->dataMainValue(12);
        QCOMPARE(shown, 100 * session_->frame()->metrics.train.accuracy);
        QVERIFY(view_->findChild<QLabel*>("lossValues")->text().contains('%'));
        QVERIFY(!view_->findChild<QAbstractButton*>("lossScale")->isEnabled());
        view_->findChild<QAbstractButton*>("showLoss")->click();
        QCOMPARE(view_->plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(view_->findChild<QAbstractButton*>("lossScale")->isEnabled());
    }
    void aPinnedCurveStays() {
        auto* pin = view_->findChild<QAbstractButton*>("pinCurve");
        QTRY_VERIFY(session_->frame());
        QVERIFY(!pin->isEnabled());  // there is no curve yet
        train(20);
        QTRY_VERIFY(pin->isEnabled());
        pin->click();
        QCOMPARE(view_->plot()->graphCount(), 3);
        QCOMPARE(view_->plot()->graph(2)->dataCount(), 21);
        auto* entry = view_->findChild<QToolButton*>("pin0");
        QVERIFY(entry && entry->toolTip().contains("batch 1"));
        // a reset and other movies leave it, and the axis still holds all of it
        session_->reset();
        session_->apply("x", [](Document d) {
            d.points.erase_at(std::array{d.points.size() - 1});
            d.settings.training.batch_size = 8;
            return d;
        });
        QTRY_VERIFY(session_->frame()->epoch == 0 && session_->frameIsCurrent());
        QCOMPARE(view_->plot()->graph(2)->dataCount(), 21);
        QCOMPARE(view_->plot()->xAxis->range().upper, 20.0);
        QVERIFY(entry->accessibleName().contains("24 movies, batch 1"));
        // saved and opened
        const auto saved = read_document(session_->savedBytes().toStdString(), "a.sepx");
        QVERIFY(saved);
        session_->open({sample_document(), std::nullopt, LossHistory{}}, {});
        QCOMPARE(view_->plot()->graphCount(), 2);
        session_->open(*saved, "a.sepx");
        QCOMPARE(view_->plot()->graphCount(), 3);
        QCOMPARE(view_->plot()->graph(2)->dataCount(), 21);
    }
    void pinsAreNamedAndTakenAwayAndComeBack() {
        train(5);
        view_->pinCurve();
        train(5);
        view_->pinCurve();
        QCOMPARE(view_->plot()->graphCount(), 4);
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTextValue("five epochs");
            dialog->accept();
        });
        QTest::keyClick(view_->findChild<QToolButton*>("pin0"), Qt::Key_F2);
        QCOMPARE(view_->findChild<QToolButton*>("pin0")->accessibleName(), QString("Pinned curve: five epochs"));
        QTest::keyClick(view_->findChild<QToolButton*>("pin0"), Qt::Key_Delete);
        QCOMPARE(view_->plot()->graphCount(), 3);
        session_->undoStack()->undo();
        QCOMPARE(view_->plot()->graphCount(), 4);
        view_->findChild<QToolButton*>("pin1")->menu()->actions().last()->trigger();
        QCOMPARE(view_->plot()->graphCount(), 2);
        QCOMPARE(session_->undoStack()->undoText(), QString("Unpin all curves"));
    }
    void theReadingNamesTheNearestCurve() {
        session_->apply("x", [](Document d) {
            d.settings.training.learning_rate = 0.001;
            return d;
        });
        train(10);
        view_->pinCurve();
        session_->apply("x", [](Document d) {
            d.settings.training.learning_rate = 1;
            return d;
        });
        session_->reset();
        train(10);
        QCPAxis* x = view_->plot()->xAxis;
        QCPAxis* y = view_->plot()->yAxis;
        const auto move = [&](double value) {
            const QPointF place(x->coordToPixel(8), y->coordToPixel(value));
            QMouseEvent event(QEvent::MouseMove, place, view_->plot()->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                              Qt::NoModifier);
            QApplication::sendEvent(view_->plot(), &event);
            return view_->plot()->accessibleDescription();
        };
        const double pinned = view_->plot()->graph(2)->dataMainValue(8);
        const double own = view_->plot()->graph(0)->dataMainValue(8);
        QVERIFY(std::abs(y->coordToPixel(pinned) - y->coordToPixel(own)) > 20);
        QVERIFY2(move(pinned).startsWith("α 0.001 · epoch 8 · 0."), qPrintable(move(pinned)));
        QVERIFY2(move(own).startsWith("epoch 8 · train 0."), qPrintable(move(own)));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view_->plot(), &leave);
    }
    void picturesCarryTheCurvesNames() {
        train(5);
        view_->pinCurve();
        session_->apply("x", [](Document d) {
            d.settings.training.batch_size = 8;
            return d;
        });
        session_->reset();
        train(5);
        const auto svg = plot_svg(*view_->plot(), "loss");
        QVERIFY(svg);
        QVERIFY(svg->contains(">train<"));
        QVERIFY(svg->contains(">batch 1<"));
        QVERIFY(!svg->contains(">test<"));
        QVERIFY(!view_->plot()->legend->visible());  // the card has its own
    }
    void theValuesAreNeverCut() {
        session_->apply("x", [](Document d) {
            d.settings.training.test_fraction = 0.25;
            return d;
        });
        train(3);
        auto* values = view_->findChild<NumberLabel*>("lossValues");
        auto* key = view_->findChild<CurveKey*>();
        for (const int width : {262, 290, 330, 400, 900}) {
            view_->resize(width, 300);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            QVERIFY(values->text().contains("test"));
            if (values->isVisible())
                QVERIFY2(values->width() >= values->widthOf(values->text()), qPrintable(QString::number(width)));
            else
                QVERIFY2(key->width() >= key->sizeHint().width(), qPrintable(QString::number(width)));
            QCOMPARE(values->isVisible(), width >= 400);
        }
    }
    void theLegendFitsWhateverTheWidth() {
        for (int i = 0; i < 8; ++i) {
            train(1);
            view_->pinCurve();
        }
        QVERIFY(!view_->findChild<QAbstractButton*>("pinCurve")->isEnabled());
        auto* legend = view_->findChild<CurveLegend*>();
        for (const int width : {262, 400, 900}) {
            view_->resize(width, 420);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            QVector<QRect> places;
            for (auto* button : legend->findChildren<QToolButton*>()) {
                if (!button->isVisible()) continue;
                const QRect place = button->geometry();
                QVERIFY2(legend->rect().contains(place), qPrintable(QString::number(width)));
                for (const QRect& other : places) QVERIFY(!place.intersects(other));
                places << place;
            }
            QCOMPARE(places.size(), 9);
        }
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
        QTRY_VERIFY(!report.findChild<QWidget*>("reportGridScroll")->isHidden());
        report.resize(300, 200);
        QVERIFY(!report.grab().isNull());
        session_->apply("x", [](Document d) { return with_points(d, d.points, 10); });
        QCoreApplication::processEvents();
        QVERIFY(report.sizeHint().height() <= 170);  // the tabs over it need the height
    }
};

QTEST_MAIN(LossViewTest)
#include "tst_loss_view.moc"
