#include <QtTest>

#include "ui/model/maths/fault_choice.h"
#include "ui/model/session/session.h"
#include "ui/model/words/sentences.h"

using namespace separatrix;

class TestFaultChoice : public QObject {
    Q_OBJECT
private slots:
    void oneStepEach() {
        Session session;
        const auto faults = [&] { return session.document().settings.training.faults; };
        set_fault(session, BackpropFault::wrong_sign, true);
        set_fault(session, BackpropFault::forget_bias, true);
        QCOMPARE(faults(), (BackpropFaults{true, false, true}));
        QCOMPARE(sentence(faults()), QString("Backprop is broken on purpose: wrong sign, bias forgotten."));
        QCOMPARE(session.undoStack()->count(), 2);
        repair_backprop(session);
        QVERIFY(!faults().any());
        QCOMPARE(sentence(faults()), QString());
        session.undoStack()->undo();
        QVERIFY(faults().wrong_sign && faults().forget_bias);
        set_fault(session, BackpropFault::wrong_sign, false);
        QVERIFY(!faults().wrong_sign);
    }
    void nothingToForgetIsDisabledButCanBeSwitchedOff() {
        Settings settings;
        QVERIFY(rule_of(BackpropFault::forget_slope, settings, 2).enabled);
        settings.model.model = ModelKind::softmax;
        const auto rule = rule_of(BackpropFault::forget_slope, settings, 2);
        QVERIFY(!rule.enabled && rule.reason.contains("σ′"));
        QVERIFY(rule_of(BackpropFault::wrong_sign, settings, 2).enabled);
        settings.training.faults.forget_slope = true;
        QVERIFY(rule_of(BackpropFault::forget_slope, settings, 2).enabled);
        settings.training.faults.forget_slope = false;
        settings.model.output = OutputKind::sigmoid;
        QVERIFY(rule_of(BackpropFault::forget_slope, settings, 2).enabled);
    }
    void trainingReallyUsesThem() {
        Session session;
        session.setSpeed(1);
        QTRY_VERIFY(session.frame());
        const double start = session.frame()->metrics.train.loss;
        set_fault(session, BackpropFault::wrong_sign, true);
        session.stepEpoch();
        QTRY_COMPARE(session.frame()->epoch, std::int64_t{1});
        QVERIFY(session.frame()->metrics.train.loss > start);
    }
};

QTEST_GUILESS_MAIN(TestFaultChoice)
#include "tst_fault_choice.moc"
