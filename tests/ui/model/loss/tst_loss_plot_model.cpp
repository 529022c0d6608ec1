#include <QtTest>
#include <cmath>
#include <limits>

#include "ui/model/loss/loss_plot_model.h"

using namespace separatrix;

class LossPlotModelTest : public QObject {
    Q_OBJECT

    static LossHistory falling(std::int64_t epochs, std::size_t capacity = 4096) {
        LossHistory history(capacity);
        for (std::int64_t e = 0; e <= epochs; ++e) {
            EpochLoss value;
            value.epoch = e;
            value.loss = std::exp(-0.01 * static_cast<double>(e));
            history.append(value);
        }
        return history;
    }
    static QStringList texts(const QVector<PlotTick>& ticks) {
        QStringList list;
        for (const auto& tick : ticks) list << tick.text;
        return list;
    }

private slots:
    void everyEpochIsAPointWhileThereIsRoom() {
        const PlotSeries series = loss_series(falling(100), LossCurve::train, true);
        QCOMPARE(series.x.size(), 101);
        QCOMPARE(series.x.last(), 100.0);
        QCOMPARE(series.y.first(), 1.0);
        QVERIFY(loss_series(falling(100), LossCurve::test, true).x.isEmpty());
    }
    void noSpikeIsLost() {
        LossHistory history(64);
        for (int e = 0; e < 10000; ++e) {
            EpochLoss value;
            value.epoch = e;
            value.loss = e == 7777 ? 50 : 0.1;
            history.append(value);
        }
        const PlotSeries series = loss_series(history, LossCurve::train, true);
        QVERIFY(series.x.size() <= 4 * 64);
        QCOMPARE(*std::max_element(series.y.begin(), series.y.end()), 50.0);
        QVERIFY(std::is_sorted(series.x.begin(), series.x.end()));
    }
    void whatCannotBeDrawnIsLeftOut() {
        LossHistory history;
        const double values[] = {1, 0, -1, std::numeric_limits<double>::infinity(), 0.5};
        for (int e = 0; e < 5; ++e) {
            EpochLoss value;
            value.epoch = e;
            value.loss = values[e];
            history.append(value);
        }
        QCOMPARE(loss_series(history, LossCurve::train, true).y, (QVector<double>{1, 0.5}));
        QCOMPARE(loss_series(history, LossCurve::train, false).y, (QVector<double>{1, 0, -1, 0.5}));
    }
    void theAxisGrowsAtOnceAndShrinksRarely() {
        const PlotRange first = loss_axis(std::nullopt, {0.3, 0.8}, true);
        QVERIFY(first.low <= 0.3 && first.high >= 0.8);
        QCOMPARE(loss_axis(first, {0.31, 0.79}, true), first);
        const PlotRange grown = loss_axis(first, {0.02, 0.8}, true);
        QVERIFY(grown.low <= 0.02);
        QCOMPARE(grown.high, first.high);
        // a falling loss does not change the axis at every step
        int changes = 0;
        std::optional<PlotRange> range;
        for (int e = 1; e < 1000; ++e) {
            const PlotRange next = loss_axis(range, {std::exp(-0.01 * e), 1}, true);
            if (range && !(next == *range)) ++changes;
            range = next;
        }
        QVERIFY2(changes < 20, qPrintable(QString::number(changes)));
    }
    void theAxisHoldsTheData() {
        for (const bool logarithmic : {true, false})
            for (const double low : {1e-300, 1e-9, 0.001, 0.5})
                for (const double factor : {1.0, 1.001, 3.0, 1e6}) {
                    const PlotRange data{low, low * factor};
                    const PlotRange axis = loss_axis(std::nullopt, data, logarithmic);
                    QVERIFY(axis.low <= data.low && axis.high >= data.high && axis.high > axis.low);
                    QVERIFY(!logarithmic || axis.low > 0);
                    QVERIFY(axis_ticks(axis, logarithmic, 5).size() <= 16);
                }
        QCOMPARE(loss_axis(std::nullopt, {0, 0}, false).low, 0.0);
        QVERIFY(loss_axis(std::nullopt, {0, 0}, false).high > 0);
    }
    void ticksAreRound() {
        QCOMPARE(texts(axis_ticks({0.01, 1}, true, 6)), (QStringList{"0.01", "0.03", "0.1", "0.3", "1"}));
        QCOMPARE(texts(axis_ticks({0, 1}, false, 5)), (QStringList{"0", "0.2", "0.4", "0.6", "0.8", "1"}));
        QCOMPARE(texts(axis_ticks({1e-8, 1}, true, 4)), (QStringList{"1e\u22128", "1e\u22126", "0.0001", "0.01", "1"}));
        QCOMPARE(texts(epoch_ticks({0, 3}, 6)), (QStringList{"0", "1", "2", "3"}));
        QCOMPARE(texts(epoch_ticks({0, 2000}, 4)), (QStringList{"0", "500", "1\u202f000", "1\u202f500", "2\u202f000"}));
        QVERIFY(axis_ticks({0, 1}, true, 5).isEmpty());
    }
    void readsTheNearestEpoch() {
        const LossHistory history = falling(100);
        QCOMPARE(loss_reading(history, 31.6)->epoch, 32.0);
        QCOMPARE(loss_reading(history, -5)->epoch, 0.0);
        QCOMPARE(loss_reading(history, 1e9)->epoch, 100.0);
        QCOMPARE(loss_reading(history, 0)->text, QString("epoch 0 · train 1.00"));
        QVERIFY(!loss_reading(LossHistory(), 0));
        QVERIFY(!loss_reading(history, std::numeric_limits<double>::quiet_NaN()));
    }
    void onlyWhatPixelsShow() {
        PlotSeries flat;
        for (int i = 0; i < 10000; ++i) {
            flat.x.push_back(i);
            flat.y.push_back(0.5 + (i % 2) * 1e-6);
        }
        const PlotRange x{0, 9999};
        const PlotRange y{0, 1};
        const PlotSeries thin = seen_series(flat, x, 200, y, 100, false);
        QVERIFY(thin.x.size() < 10);  // a line has its ends
        QCOMPARE(thin.x.front(), 0.0);
        QCOMPARE(thin.x.back(), 9999.0);
        // a spike of one epoch stays
        PlotSeries spike = flat;
        spike.y[5003] = 0.9;
        const PlotSeries seen = seen_series(spike, x, 200, {0.1, 1}, 100, true);
        QCOMPARE(seen.y.count(0.9), 1);
        QVERIFY(std::is_sorted(seen.x.begin(), seen.x.end()));
        // few points are drawn as they are
        QCOMPARE(seen_series(flat, x, 20000, y, 100, false), flat);
    }
    void header() {
        Metrics metrics;
        QCOMPARE(loss_header(metrics), QString());
        metrics.train.loss = 0.083;
        QCOMPARE(loss_header(metrics), QString("train 0.0830"));
        metrics.test.loss = 0.104;
        QCOMPARE(loss_header(metrics), QString("train 0.0830  test 0.104"));
    }
    void accuracyInPercent() {
        LossHistory history(8);
        for (int e = 0; e < 100; ++e) history.append({e, 1.0, e == 40 ? 0.1 : 0.5, 2, e / 100.0});
        const PlotSeries train = loss_series(history, LossCurve::train, false, PlotQuantity::accuracy);
        QCOMPARE(*std::min_element(train.y.begin(), train.y.end()), 10.0);  // no dip is lost in merged buckets
        QCOMPARE(*std::max_element(train.y.begin(), train.y.end()), 50.0);
        const PlotSeries test = loss_series(history, LossCurve::test, false, PlotQuantity::accuracy);
        QCOMPARE(test.y.back(), 99.0);
        QCOMPARE(loss_reading(history, 1e9, PlotQuantity::accuracy)->text,
                 QString("epoch 99 · train 50.0\u202f% · test 99.0\u202f%"));
        const auto place = curve_place(history, 0, LossCurve::train, PlotQuantity::accuracy);
        QVERIFY(place && place->epoch == 0 && place->value == 50);
        QVERIFY(!curve_place(falling(3), 0, LossCurve::test, PlotQuantity::loss));
        QCOMPARE(texts(accuracy_ticks(5)),
                 (QStringList{"0\u202f%", "20\u202f%", "40\u202f%", "60\u202f%", "80\u202f%", "100\u202f%"}));
        Metrics metrics;
        metrics.train.accuracy = 1;
        metrics.test.accuracy = 0.99999;
        QCOMPARE(loss_header(metrics, PlotQuantity::accuracy), QString("train 100\u202f%  test 99.9\u202f%"));
        QCOMPARE(share_text(0), QString("0.0\u202f%"));
        QCOMPARE(share_text(1e-9), QString("0.1\u202f%"));
    }
    void floorOfASquashedOutput() {
        Settings settings;
        settings.model.model = ModelKind::mlp;
        QVERIFY(!loss_floor(settings, 2));
        settings.model.output = OutputKind::sigmoid;
        QCOMPARE(std::round(*loss_floor(settings, 2) * 1e5), 31326.0);  // LECTURE.md, 3
        QCOMPARE(std::round(*loss_floor(settings, 5) * 1e5), 90483.0);
        settings.training.loss = LossKind::squared;
        QVERIFY(!loss_floor(settings, 2));
        QCOMPARE(loss_floor_text(0.3132617), QString("floor log(1+(K−1)/e) = 0.31326: outputs stay in (0, 1)"));
        QCOMPARE(loss_floor_text(0.3132617, true), QString("floor log(1+(K−1)/e) = 0.31326"));
    }
    void titleTellsOfThePenalty() {
        TrainingSettings settings;
        QCOMPARE(loss_title(settings), QString("Loss"));
        settings.penalty.l2 = 0.01;
        QCOMPARE(loss_title(settings), QString("Loss (with penalty)"));
    }
};

QTEST_GUILESS_MAIN(LossPlotModelTest)
#include "tst_loss_plot_model.moc"
