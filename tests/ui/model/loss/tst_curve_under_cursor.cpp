#include <QtTest>
#include <cmath>
#include <limits>

#include "ui/model/loss/curve_under_cursor.h"

using namespace separatrix;

namespace {

/// A run of `epochs` epochs whose loss is `value` throughout.
LossHistory flat_run(int epochs, double value, double test = std::numeric_limits<double>::quiet_NaN()) {
    LossHistory history(1024);
    for (int e = 0; e <= epochs; ++e) history.append({e, value, 0.5, test, 0.5});
    return history;
}

PinnedRun pinned_run(int slot, int epochs, double value) {
    auto record = std::make_shared<RunRecord>();
    record->history = flat_run(epochs, value);
    return {slot, QStringLiteral("pin %1").arg(slot), record};
}

/// An axis on which a unit is 100 pixels, and the cursor at `cursor`.
auto pixels_from(double cursor) {
    return [cursor](double value) { return 100 * std::abs(value - cursor); };
}

constexpr auto loss = PlotQuantity::loss;

}  // namespace

class CurveUnderCursorTest : public QObject {
    Q_OBJECT
private slots:
    void nothingWhereThereIsNoCurve() {
        QVERIFY(!curve_under_cursor(nullptr, {}, 3, pixels_from(0), loss));
        const LossHistory empty;
        QVERIFY(!curve_under_cursor(&empty, {}, 3, pixels_from(0), loss));
    }
    void theRunsOwnCurveIsMeantHoweverFar() {
        const LossHistory run = flat_run(10, 1);
        const auto found = curve_under_cursor(&run, {}, 4.2, pixels_from(50), loss);
        QVERIFY(found && found->place && !found->slot);
        QCOMPARE(found->reading.epoch, 4.0);
        QCOMPARE(found->place->value, 1.0);
        QVERIFY(found->reading.text.startsWith("epoch 4 · train 1"));
    }
    void theNearerOfTrainingAndTest() {
        const LossHistory run = flat_run(10, 1, 2);
        QCOMPARE(curve_under_cursor(&run, {}, 4, pixels_from(1.4), loss)->place->value, 1.0);
        QCOMPARE(curve_under_cursor(&run, {}, 4, pixels_from(1.6), loss)->place->value, 2.0);
    }
    void aPinnedCurveIsMeantIfItIsNearerAndNear() {
        const LossHistory run = flat_run(10, 1);
        const std::vector<PinnedRun> pins{pinned_run(2, 10, 2), pinned_run(5, 10, 3)};
        const auto near = curve_under_cursor(&run, pins, 4, pixels_from(2.1), loss);  // 10 pixels
        QVERIFY(near && near->slot == 2);
        QCOMPARE(near->place->value, 2.0);
        QVERIFY(near->reading.text.startsWith("pin 2"));
        QCOMPARE(curve_under_cursor(&run, pins, 4, pixels_from(2.95), loss)->slot, std::optional(5));
        // nearer than the run's own, but 20 pixels away
        QVERIFY(!curve_under_cursor(&run, pins, 4, pixels_from(1.8), loss)->slot);
        // near, but the run's own is nearer
        const std::vector<PinnedRun> close{pinned_run(2, 10, 1.1)};
        QVERIFY(!curve_under_cursor(&run, close, 4, pixels_from(1.04), loss)->slot);
        QVERIFY(curve_under_cursor(&run, close, 4, pixels_from(1.06), loss)->slot);
    }
    void whereTheRunHasEndedThePinnedOneIsMeantFromAnywhere() {
        const LossHistory run = flat_run(10, 1);
        const std::vector<PinnedRun> pins{pinned_run(2, 100, 2)};
        QVERIFY(!curve_under_cursor(&run, pins, 11, pixels_from(1.6), loss)->slot);
        const auto beyond = curve_under_cursor(&run, pins, 60, pixels_from(1.6), loss);
        QVERIFY(beyond && beyond->slot == 2);
        QCOMPARE(beyond->reading.epoch, 60.0);
        QVERIFY(curve_under_cursor(nullptr, pins, 60, pixels_from(-30), loss)->slot);
    }
    void whatIsNotDrawnIsNotMeant() {
        const LossHistory run = flat_run(10, 0);  // on a logarithmic axis
        const std::vector<PinnedRun> pins{pinned_run(2, 10, 0)};
        const auto nowhere = [](double) { return std::numeric_limits<double>::infinity(); };
        const auto found = curve_under_cursor(&run, pins, 4, nowhere, loss);
        QVERIFY(found && !found->place && !found->slot);  // its value is told all the same
        QCOMPARE(found->reading.epoch, 4.0);
    }
    void inPercentWhereTheAccuracyIsShown() {
        const LossHistory run = flat_run(10, 1);
        const auto found = curve_under_cursor(&run, {}, 4, pixels_from(0), PlotQuantity::accuracy);
        QCOMPARE(found->place->value, 50.0);
        QVERIFY(found->reading.text.contains("50"));
    }
};

QTEST_GUILESS_MAIN(CurveUnderCursorTest)
#include "tst_curve_under_cursor.moc"
