#include <QtTest>

#include "core/training/settings.h"
#include "ui/model/controls/slider_scale.h"

using namespace separatrix;

class SliderScaleTest : public QObject {
    Q_OBJECT

    static std::vector<std::pair<const char*, SliderScale>> all() {
        return {{"integers", SliderScale::integers(1, 64)},
                {"linear", SliderScale::linear(0, 0.99, 0.01, 2)},
                {"logarithmic", SliderScale::logarithmic(1e-5, 10)},
                {"zero or logarithmic", SliderScale::zero_or_logarithmic(1e-5, 1)},
                {"percent", SliderScale::percent(0.9, 0.05)},
                {"batch of 1", SliderScale::batch(1)},
                {"batch of 24", SliderScale::batch(24)},
                {"batch of 5000", SliderScale::batch(5000)}};
    }

private slots:
    void everyPositionComesBack() {
        for (const auto& [name, scale] : all())
            for (int i = 0; i <= scale.last_position(); ++i)
                QVERIFY2(scale.position(scale.value(i)) == i, qPrintable(QString("%1, position %2").arg(name).arg(i)));
    }
    void everyTextComesBack() {
        for (const auto& [name, scale] : all())
            for (int i = 0; i <= scale.last_position(); ++i) {
                const auto read = scale.parse(scale.editText(scale.value(i)), "X");
                QVERIFY2(read && *read == scale.value(i), qPrintable(QString("%1, %2").arg(name).arg(scale.value(i))));
            }
    }
    void valuesRise() {
        for (const auto& [name, scale] : all()) {
            const int last = scale.last_position() - (scale.value(scale.last_position()) == 0 ? 1 : 0);
            for (int i = 1; i <= last; ++i)
                QVERIFY2(scale.value(i) > scale.value(i - 1), qPrintable(QString("%1, position %2").arg(name).arg(i)));
        }
    }
    void ends() {
        const auto rate = SliderScale::logarithmic(1e-5, 10);
        QCOMPARE(rate.value(0), 1e-5);
        QCOMPARE(rate.value(rate.last_position()), 10.0);
        QCOMPARE(rate.value(-3), 1e-5);
        QCOMPARE(rate.position(1e-12), 0);
        QCOMPARE(rate.position(1e6), rate.last_position());
        const auto share = SliderScale::percent(0.9, 0.05);
        QCOMPARE(share.value(share.last_position()), 0.9);
        QCOMPARE(share.text(0.2), QString("20\u202f%"));
    }
    void logarithmicValuesAreRound() {
        const auto rate = SliderScale::logarithmic(1e-5, 10);
        for (const double round : {1e-5, 1e-4, 1e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0})
            QCOMPARE(rate.value(rate.position(round)), round);
        // two digits each
        for (int i = 0; i <= rate.last_position(); ++i)
            QVERIFY(QString::number(rate.value(i), 'g', 17).toDouble() ==
                    QString::number(rate.value(i), 'g', 2).toDouble());
    }
    void batchEndsWithAll() {
        const auto batch = SliderScale::batch(24);
        QCOMPARE(batch.value(0), 1.0);
        QCOMPARE(batch.value(batch.last_position()), 0.0);
        QCOMPARE(batch.text(0), QString("all"));
        QCOMPARE(batch.position(0), batch.last_position());
        QCOMPARE(batch.position(100), batch.last_position());
        QCOMPARE(*batch.parse(" ALL ", "Batch size"), 0.0);
        const auto large = SliderScale::batch(5000);
        for (const double power : {32.0, 64.0, 256.0, 4096.0}) QCOMPARE(large.value(large.position(power)), power);
    }
    void typedValuesMayLieBetweenPositionsAndBeyondTheEnds() {
        auto rate =
            SliderScale::logarithmic(1e-5, 10).typed(limits::smallest_typed_rate, limits::largest_learning_rate);
        QCOMPARE(*rate.parse("1e-12", "Learning rate"), 1e-12);
        QVERIFY(!rate.parse("1e-13", "Learning rate"));
        QCOMPARE(*rate.parse("0.12345", "Learning rate"), 0.12345);
        QCOMPARE(*rate.parse("50", "Learning rate"), 50.0);
        QVERIFY(!rate.parse("0", "Learning rate"));
        QVERIFY(!rate.parse("-1", "Learning rate"));
        QCOMPARE(rate.text(0.1), QString("0.100"));
    }
    void badTextIsAnsweredByOneSentence() {
        const auto size = SliderScale::integers(1, 64);
        QCOMPARE(size.parse("abc", "Hidden size").error(),
                 QString("Hidden size takes a whole number from 1 to 64, not “abc”."));
        QCOMPARE(size.parse("", "Hidden size").error(), QString("Hidden size takes a whole number from 1 to 64."));
        QVERIFY(!size.parse("65", "Hidden size"));
        QVERIFY(!size.parse("2.5", "Hidden size"));
        const auto share = SliderScale::percent(0.9, 0.05);
        QCOMPARE(*share.parse("20 %", "Share"), 0.2);
        QCOMPARE(share.parse("95", "Share").error(), QString("Share takes a number from 0 to 90, not “95”."));
        QVERIFY(size.parse(QString(10000, 'x'), "Hidden size").error().size() < 120);
    }
};

QTEST_GUILESS_MAIN(SliderScaleTest)
#include "tst_slider_scale.moc"
