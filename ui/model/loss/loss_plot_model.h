// From a loss history to what is drawn: series without lost spikes, axis ranges that do not flicker, readable ticks.
#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "core/training/frame.h"
#include "core/training/settings.h"

namespace separatrix {

struct PlotSeries {
    QVector<double> x, y;  ///< x ascending
    bool operator==(const PlotSeries&) const = default;
};

enum class LossCurve { train, test };
/// What is drawn over the epochs: the loss, or the accuracy in percent.
enum class PlotQuantity { loss, accuracy };

/// Each bucket as first, smallest, largest, last. Values that are not finite, or cannot be drawn on a logarithmic
/// axis, are left out.
PlotSeries loss_series(const LossHistory& history, LossCurve curve, bool logarithmic,
                       PlotQuantity quantity = PlotQuantity::loss);

struct PlotRange {
    double low = 0;
    double high = 1;
    bool operator==(const PlotRange&) const = default;
};

/// What is seen of a series with many points for its pixels: of each column of pixels its first, smallest, largest and
/// last point, or only the first where they differ by less than half a pixel; and no points on a straight line between
/// others. `logarithmic`: the axis of y.
PlotSeries seen_series(const PlotSeries& series, const PlotRange& x, int width, const PlotRange& y, int height,
                       bool logarithmic);

/// Smallest and largest drawn value; nothing if there is none.
std::optional<PlotRange> extent_of(const PlotSeries& series);
std::optional<PlotRange> united(const std::optional<PlotRange>& a, const std::optional<PlotRange>& b);

/// The loss axis for data between data.low and data.high: `current` as long as the data lie in it and fill a good part
/// of it, else the data with a margin, on round numbers. So it grows at once and shrinks rarely.
PlotRange loss_axis(const std::optional<PlotRange>& current, const PlotRange& data, bool logarithmic);

/// The epoch axis: 0 to the last epoch.
PlotRange epoch_axis(const LossHistory& history);

struct PlotTick {
    double at = 0;
    QString text;
    bool operator==(const PlotTick&) const = default;
};
/// About `wanted` ticks: 1-2-5 steps, or on a logarithmic axis powers of ten, with 3s (or 2s and 5s) between them.
QVector<PlotTick> axis_ticks(const PlotRange& range, bool logarithmic, int wanted);
/// Whole numbers only, in groups of three digits.
QVector<PlotTick> epoch_ticks(const PlotRange& range, int wanted);

/// The accuracy axis: 0 to 100 % with a hair's breadth, so that a curve at 100 % is seen.
inline constexpr PlotRange accuracy_axis{0, 101};
/// Percents from 0 to 100.
QVector<PlotTick> accuracy_ticks(int wanted);

/// "train 0.083  test 0.104" or "train 97.5 %  test 96.1 %"; without test points only the first; empty before the first
/// frame.
QString loss_header(const Metrics& metrics, PlotQuantity quantity = PlotQuantity::loss);
/// One of the two without its word: "0.0830"; empty if it is not known.
QString metric_text(const SetMetrics& metrics, PlotQuantity quantity);
/// A share with a decimal: "97.5 %"; never "100.0 %" unless it is all of them.
QString share_text(double share);
/// "epoch 312 · train 0.0831 · test 0.104" of the epoch in the history nearest to x; empty if there is none.
struct LossReading {
    double epoch = 0;
    QString text;
};
std::optional<LossReading> loss_reading(const LossHistory& history, double x,
                                        PlotQuantity quantity = PlotQuantity::loss);
/// The place of one curve at the epoch nearest to x, in the axes' units; nothing where the curve has no value.
struct CurvePlace {
    double epoch = 0;
    double value = 0;
};
std::optional<CurvePlace> curve_place(const LossHistory& history, double x, LossCurve curve, PlotQuantity quantity);
/// "0.0831" or "97.5 %" for a value in the axis' units.
QString value_text(double value, PlotQuantity quantity);

/// "Loss" or "Loss (with penalty)", which the loss includes.
QString loss_title(const TrainingSettings& settings);

/// log(1 + (K - 1)/e) where the outputs stay in (0, 1) and cross-entropy is the loss (LECTURE.md, 3).
std::optional<double> loss_floor(const Settings& settings, int classes);
/// "floor log(1+(K−1)/e) = 0.31326: outputs stay in (0, 1)"; `brief`: without the reason.
QString loss_floor_text(double floor, bool brief = false);

}  // namespace separatrix
