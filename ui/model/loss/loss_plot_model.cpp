#include "ui/model/loss/loss_plot_model.h"

#include <QCoreApplication>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/math/round_step.h"
#include "core/nn/loss.h"
#include "core/nn/objective.h"
#include "ui/model/look/thinned_curve.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct LossPlotModelWords {
    Q_DECLARE_TR_FUNCTIONS(LossPlot)
};

constexpr double log_margin = 1.15;
constexpr double seen_difference = 0.5;  ///< pixels
constexpr double smallest_span = 1.05;   ///< of a logarithmic axis: low * this <= high

PlotRange log_range(const PlotRange& data) {
    const double low = data.low / log_margin;
    const double high = std::max(data.high * log_margin, low * smallest_span);
    // down and up to the next of 1, 2, 5 in their decade
    const double high_round = round_step(high);
    const double power = std::pow(10.0, std::floor(std::log10(low)));
    const double lead = low / power;
    const double low_round = power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
    return {low_round, high_round};
}

PlotRange linear_range(const PlotRange& data) {
    const double span = data.high > 0 ? data.high : 1;
    const double step = round_step(span / 5);
    return {0, std::ceil(span * 1.02 / step) * step};
}

QVector<double> linear_places(const PlotRange& range, int wanted) {
    QVector<double> places;
    const double span = range.high - range.low;
    if (!(span > 0) || wanted < 1) return places;
    const double step = round_step(span / wanted);
    const double first = std::ceil(range.low / step - 1e-9);
    for (double k = first; k * step <= range.high + step * 1e-9; ++k) places.push_back(k * step);
    return places;
}

QVector<double> log_places(const PlotRange& range, int wanted) {
    const int first = static_cast<int>(std::floor(std::log10(range.low) + 1e-9));
    const int last = static_cast<int>(std::ceil(std::log10(range.high) - 1e-9));
    const double decades = std::log10(range.high / range.low);
    if (decades < 0.7) return linear_places(range, wanted);
    QVector<double> factors{1};
    if (decades < 1.4)
        factors = {1, 2, 5};
    else if (decades * 2 <= wanted + 1)
        factors = {1, 3};
    const int every = std::max(1, static_cast<int>(std::ceil(decades / std::max(1, wanted))));
    QVector<double> places;
    for (int exponent = first; exponent <= last; ++exponent) {
        if (every > 1 && exponent % every != 0) continue;
        for (const double factor : factors) {
            const double at = factor * std::pow(10.0, exponent);
            if (at >= range.low * (1 - 1e-9) && at <= range.high * (1 + 1e-9)) places.push_back(at);
        }
    }
    return places;
}

const ValueRange& range_in(const LossBucket& bucket, LossCurve curve, PlotQuantity quantity) {
    if (quantity == PlotQuantity::accuracy) return curve == LossCurve::train ? bucket.accuracy : bucket.test_accuracy;
    return curve == LossCurve::train ? bucket.loss : bucket.test_loss;
}

double unit_of(PlotQuantity quantity) { return quantity == PlotQuantity::accuracy ? 100 : 1; }

/// The bucket nearest to x, and which of its ends: of one that covers several epochs only the ends are known exactly.
struct BucketEnd {
    const LossBucket* bucket = nullptr;
    bool left = false;
    std::int64_t epoch() const { return left ? bucket->first_epoch : bucket->last_epoch; }
    double value(LossCurve curve, PlotQuantity quantity) const {
        const ValueRange& range = range_in(*bucket, curve, quantity);
        return left ? range.first : range.last;
    }
};

std::optional<BucketEnd> nearest_end(const LossHistory& history, double x) {
    const auto& buckets = history.buckets();
    if (buckets.empty() || !std::isfinite(x)) return std::nullopt;
    auto at = std::lower_bound(buckets.begin(), buckets.end(), x, [](const LossBucket& bucket, double place) {
        return static_cast<double>(bucket.last_epoch) < place;
    });
    if (at == buckets.end()) --at;
    if (at != buckets.begin()) {
        const auto& before = *(at - 1);
        const auto gap = static_cast<double>(at->first_epoch) - x;
        if (gap > x - static_cast<double>(before.last_epoch)) --at;
    }
    return BucketEnd{&*at, x < static_cast<double>(at->first_epoch + at->last_epoch) / 2};
}

QString tick_text(double value) {
    if (value != 0 && (std::abs(value) < 1e-4 || std::abs(value) >= 1e5)) return significant(value, 1);
    // rounding away 0.30000000000000004
    return QString::number(value, 'g', 6);
}

}  // namespace

PlotSeries loss_series(const LossHistory& history, LossCurve curve, bool logarithmic, PlotQuantity quantity) {
    PlotSeries series;
    const double unit = unit_of(quantity);
    const auto add = [&](double x, double y) {
        if (!std::isfinite(y) || (logarithmic && y <= 0)) return;
        series.x.push_back(x);
        series.y.push_back(unit * y);
    };
    series.x.reserve(static_cast<int>(history.buckets().size()) * (history.stride() == 1 ? 1 : 4));
    series.y.reserve(series.x.capacity());
    for (const LossBucket& bucket : history.buckets()) {
        const ValueRange& value = range_in(bucket, curve, quantity);
        const auto first = static_cast<double>(bucket.first_epoch);
        const auto last = static_cast<double>(bucket.last_epoch);
        add(first, value.first);
        if (bucket.first_epoch == bucket.last_epoch) continue;
        const double middle = (first + last) / 2;
        add(middle, value.smallest);
        add(middle, value.largest);
        add(last, value.last);
    }
    return series;
}

PlotSeries seen_series(const PlotSeries& series, const PlotRange& x, int width, const PlotRange& y, int height,
                       bool logarithmic) {
    const double span = x.high - x.low;
    if (width <= 0 || height <= 0 || !(span > 0) || 2 * series.x.size() <= width) return series;
    if (!(y.high > y.low) || (logarithmic && !(y.low > 0))) return series;
    const double across = width / span;
    const double up = height / (logarithmic ? std::log(y.high / y.low) : y.high - y.low);
    const auto column = [&](qsizetype i) { return (series.x[i] - x.low) * across; };
    const auto level = [&](qsizetype i) {
        return up * (logarithmic ? std::log(series.y[i] / y.low) : series.y[i] - y.low);
    };
    std::vector<qsizetype> kept;
    const auto keep = [&](qsizetype i) {
        if (kept.empty() || kept.back() < i) kept.push_back(i);
    };
    for (qsizetype begin = 0; begin < series.x.size();) {
        qsizetype smallest = begin;
        qsizetype largest = begin;
        qsizetype end = begin + 1;
        for (const double next = std::floor(column(begin)) + 1; end < series.x.size() && column(end) < next; ++end) {
            if (series.y[end] < series.y[smallest]) smallest = end;
            if (series.y[end] > series.y[largest]) largest = end;
        }
        keep(begin);
        if (smallest != largest && level(largest) - level(smallest) >= seen_difference) {
            keep(std::min(smallest, largest));
            keep(std::max(smallest, largest));
            keep(end - 1);
        }
        begin = end;
    }
    keep(series.x.size() - 1);
    // a line of many short pieces has knots: only its corners
    QPolygonF left;
    left.reserve(static_cast<qsizetype>(kept.size()));
    for (const qsizetype i : kept) left << QPointF(column(i), level(i));
    const QPolygonF drawn = thinned(left, seen_difference / 2);
    PlotSeries seen;
    qsizetype at = 0;
    for (const QPointF& corner : drawn) {
        while (left[at] != corner) ++at;
        seen.x.push_back(series.x[kept[static_cast<std::size_t>(at)]]);
        seen.y.push_back(series.y[kept[static_cast<std::size_t>(at)]]);
        ++at;
    }
    return seen;
}

std::optional<PlotRange> extent_of(const PlotSeries& series) {
    if (series.y.isEmpty()) return std::nullopt;
    const auto [low, high] = std::minmax_element(series.y.begin(), series.y.end());
    return PlotRange{*low, *high};
}

std::optional<PlotRange> united(const std::optional<PlotRange>& a, const std::optional<PlotRange>& b) {
    if (!a) return b;
    if (!b) return a;
    return PlotRange{std::min(a->low, b->low), std::max(a->high, b->high)};
}

PlotRange loss_axis(const std::optional<PlotRange>& current, const PlotRange& data, bool logarithmic) {
    const PlotRange wanted = logarithmic ? log_range(data) : linear_range(data);
    if (!current) return wanted;
    if (data.low < current->low || data.high > current->high) {
        // grows on the side that needs it, keeps the other unless it has become far too wide
        PlotRange grown{std::min(wanted.low, current->low), std::max(wanted.high, current->high)};
        return loss_axis(grown, data, logarithmic);
    }
    const double used = logarithmic ? std::log(data.high / data.low) / std::log(current->high / current->low)
                                    : data.high / current->high;
    const double could =
        logarithmic ? std::log(data.high / data.low) / std::log(wanted.high / wanted.low) : data.high / wanted.high;
    constexpr double worth_shrinking = 1.6;
    return could > worth_shrinking * used ? wanted : *current;
}

PlotRange epoch_axis(const LossHistory& history) {
    const double last = history.empty() ? 0 : static_cast<double>(history.buckets().back().last_epoch);
    return {0, std::max(last, 1.0)};
}

QVector<PlotTick> axis_ticks(const PlotRange& range, bool logarithmic, int wanted) {
    QVector<PlotTick> ticks;
    const bool drawable = logarithmic ? range.low > 0 && range.high > range.low : range.high > range.low;
    if (!drawable) return ticks;
    for (const double at : logarithmic ? log_places(range, wanted) : linear_places(range, wanted))
        ticks.push_back({at, tick_text(at)});
    return ticks;
}

QVector<PlotTick> epoch_ticks(const PlotRange& range, int wanted) {
    QVector<PlotTick> ticks;
    for (const double at : linear_places(range, wanted))
        if (std::abs(at - std::round(at)) < 1e-9 * std::max(1.0, std::abs(at)))
            ticks.push_back({at, grouped_number(std::llround(at))});
    return ticks;
}

QVector<PlotTick> accuracy_ticks(int wanted) {
    QVector<PlotTick> ticks;
    for (const double at : linear_places({0, 100}, wanted))
        ticks.push_back({at, QStringLiteral("%1\u202f%").arg(std::lround(at))});
    return ticks;
}

QString share_text(double share) {
    if (!std::isfinite(share)) return QStringLiteral("–");
    double percent = share * 100;
    if (share < 1) percent = std::min(percent, 99.9);
    if (share > 0) percent = std::max(percent, 0.1);
    return QString::number(percent, 'f', share == 1 ? 0 : 1) + QStringLiteral("\u202f%");
}

QString value_text(double value, PlotQuantity quantity) {
    return quantity == PlotQuantity::accuracy ? share_text(value / unit_of(quantity)) : significant(value, 3);
}

QString metric_text(const SetMetrics& metrics, PlotQuantity quantity) {
    const double value = quantity == PlotQuantity::accuracy ? metrics.accuracy : metrics.loss;
    if (!std::isfinite(value)) return {};
    return quantity == PlotQuantity::accuracy ? share_text(value) : significant(value, 3);
}

QString loss_header(const Metrics& metrics, PlotQuantity quantity) {
    const QString train = metric_text(metrics.train, quantity);
    const QString test = metric_text(metrics.test, quantity);
    if (train.isEmpty()) return {};
    if (test.isEmpty()) return LossPlotModelWords::tr("train %1").arg(train);
    return LossPlotModelWords::tr("train %1").arg(train) + QStringLiteral("  ") +
           LossPlotModelWords::tr("test %1").arg(test);
}

std::optional<LossReading> loss_reading(const LossHistory& history, double x, PlotQuantity quantity) {
    const auto end = nearest_end(history, x);
    if (!end) return std::nullopt;
    const double unit = unit_of(quantity);
    const double train = end->value(LossCurve::train, quantity);
    const double test = end->value(LossCurve::test, quantity);
    QString text = LossPlotModelWords::tr("epoch %1").arg(grouped_number(end->epoch())) + QStringLiteral(" · ") +
                   LossPlotModelWords::tr("train %1").arg(value_text(unit * train, quantity));
    if (std::isfinite(test))
        text += QStringLiteral(" · ") + LossPlotModelWords::tr("test %1").arg(value_text(unit * test, quantity));
    return LossReading{static_cast<double>(end->epoch()), text};
}

std::optional<CurvePlace> curve_place(const LossHistory& history, double x, LossCurve curve, PlotQuantity quantity) {
    const auto end = nearest_end(history, x);
    if (!end) return std::nullopt;
    const double value = unit_of(quantity) * end->value(curve, quantity);
    if (!std::isfinite(value)) return std::nullopt;
    return CurvePlace{static_cast<double>(end->epoch()), value};
}

QString loss_title(const TrainingSettings& settings) {
    return settings.penalty.l1 != 0 || settings.penalty.l2 != 0 ? LossPlotModelWords::tr("Loss (with penalty)")
                                                                : LossPlotModelWords::tr("Loss");
}

std::optional<double> loss_floor(const Settings& settings, int classes) {
    const bool squashed = settings.model.output == OutputKind::sigmoid &&
                          (settings.model.model == ModelKind::mlp || settings.model.model == ModelKind::softmax);
    if (!squashed || settings.training.loss != LossKind::cross_entropy) return std::nullopt;
    return sigmoid_output_floor(classes);
}

QString loss_floor_text(double floor, bool brief) {
    // all digits that the lecture gives
    const QString value = LossPlotModelWords::tr("floor log(1+(K−1)/e) = %1").arg(QString::number(floor, 'f', 5));
    return brief ? value : LossPlotModelWords::tr("%1: outputs stay in (0, 1)").arg(value);
}

}  // namespace separatrix
