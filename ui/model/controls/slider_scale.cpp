#include "ui/model/controls/slider_scale.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

constexpr int positions_per_decade = 20;

struct SliderScaleWords {
    Q_DECLARE_TR_FUNCTIONS(SliderScale)
};

/// 10^(k / 20) with two digits, k = 0 ... 19: read from decimal text, so that 0.1 is the double 0.1.
double rounded_power(int exponent, int k) {
    const double mantissa = std::round(std::pow(10.0, k / static_cast<double>(positions_per_decade)) * 10) / 10;
    return number_from_text(QStringLiteral("%1e%2").arg(exact_text(mantissa)).arg(exponent)).value_or(0);
}

std::vector<double> decades(double low, double high) {
    const int first = static_cast<int>(std::lround(std::log10(low)));
    const int last = static_cast<int>(std::lround(std::log10(high)));
    std::vector<double> values;
    for (int exponent = first; exponent < last; ++exponent)
        for (int k = 0; k < positions_per_decade; ++k) values.push_back(rounded_power(exponent, k));
    values.push_back(rounded_power(last, 0));
    return values;
}

}  // namespace

SliderScale SliderScale::integers(int low, int high) {
    SliderScale scale;
    scale.values_.clear();
    for (int i = low; i <= high; ++i) scale.values_.push_back(i);
    return scale.typed(low, high);
}

SliderScale SliderScale::linear(double low, double high, double step, int decimals) {
    SliderScale scale;
    scale.format_ = Format::decimals;
    scale.decimals_ = decimals;
    scale.values_.clear();
    const int count = static_cast<int>(std::lround((high - low) / step));
    const double grain = std::pow(10.0, 6);
    for (int i = 0; i < count; ++i) scale.values_.push_back(std::round((low + i * step) * grain) / grain);
    scale.values_.push_back(high);
    return scale.typed(low, high);
}

SliderScale SliderScale::logarithmic(double low, double high) {
    SliderScale scale;
    scale.format_ = Format::digits;
    scale.by_ratio_ = true;
    scale.values_ = decades(low, high);
    return scale.typed(low, high);
}

SliderScale SliderScale::zero_or_logarithmic(double low, double high) {
    SliderScale scale = logarithmic(low, high);
    scale.values_.insert(scale.values_.begin(), 0.0);
    return scale.typed(0, high);
}

SliderScale SliderScale::batch(int points) {
    constexpr int every = 16;
    SliderScale scale;
    scale.values_.clear();
    for (int i = 1; i <= every && (i < points || i == 1); ++i) scale.values_.push_back(i);
    for (int k = 1;; ++k) {
        const double value = std::round(every * std::pow(2.0, k / 4.0));
        if (value >= points) break;
        scale.values_.push_back(value);
    }
    scale.values_.push_back(0);
    scale.last_is_all_ = true;
    scale.by_ratio_ = true;
    return scale.typed(1, std::max(points, 1));
}

SliderScale SliderScale::percent(double high, double step) {
    SliderScale scale = linear(0, high, step, 0);
    scale.format_ = Format::percent;
    return scale;
}

SliderScale& SliderScale::typed(double low, double high) {
    typed_low_ = low;
    typed_high_ = high;
    return *this;
}

double SliderScale::value(int position) const {
    return values_[static_cast<std::size_t>(std::clamp(position, 0, last_position()))];
}

int SliderScale::position(double value) const {
    if (last_is_all_ && value == 0) return last_position();
    const auto end = values_.end() - (last_is_all_ ? 1 : 0);
    const auto above = std::lower_bound(values_.begin(), end, value);
    if (above == end) {
        // a batch larger than every number on the scale is nearest to "all"
        const bool beyond = last_is_all_ && value >= typed_high_;
        return static_cast<int>(end - values_.begin()) - (beyond ? 0 : 1);
    }
    if (above == values_.begin() || *above == value) return static_cast<int>(above - values_.begin());
    const double below = *(above - 1);
    const bool ratio = by_ratio_ && below > 0;
    const bool nearer_below = ratio ? value / below < *above / value : value - below < *above - value;
    return static_cast<int>(above - values_.begin()) - (nearer_below ? 1 : 0);
}

int SliderScale::page() const {
    if (by_ratio_ && !last_is_all_) return positions_per_decade / 2;
    return std::max(1, (last_position() + 5) / 10);
}

QString SliderScale::text(double value) const {
    if (last_is_all_ && value == 0) return SliderScaleWords::tr("all");
    switch (format_) {
        case Format::integer: return grouped_number(std::llround(value));
        case Format::decimals: {
            const double grain = std::pow(10.0, decimals_);
            const bool exact = std::abs(std::round(value * grain) / grain - value) < 1e-12;
            return exact ? QString::number(value, 'f', decimals_) : exact_text(value);
        }
        case Format::digits: return significant(value, 3);
        case Format::percent: {
            const double percent = std::round(value * 1000) / 10;
            return QStringLiteral("%1\u202f%").arg(exact_text(percent));
        }
    }
    return {};
}

QString SliderScale::editText(double value) const {
    if (last_is_all_ && value == 0) return SliderScaleWords::tr("all");
    if (format_ == Format::percent) return exact_text(std::round(value * 1e6) / 1e4);
    if (format_ == Format::integer) return QString::number(std::llround(value));
    return exact_text(value);
}

QString SliderScale::limit_text(double value) const {
    return format_ == Format::percent ? exact_text(value * 100) : exact_text(value);
}

tl::expected<double, QString> SliderScale::parse(const QString& text, const QString& name) const {
    QString typed = text.trimmed();
    if (last_is_all_ && (typed.compare(SliderScaleWords::tr("all"), Qt::CaseInsensitive) == 0 ||
                         typed.compare(QLatin1String("all"), Qt::CaseInsensitive) == 0))
        return 0.0;
    if (format_ == Format::percent && typed.endsWith(QLatin1Char('%'))) typed.chop(1);
    typed.remove(QChar(0x202f));

    const auto refuse = [&]() -> tl::expected<double, QString> {
        const QString range = SliderScaleWords::tr("%1 to %2").arg(limit_text(typed_low_), limit_text(typed_high_));
        QString wanted = format_ == Format::integer ? SliderScaleWords::tr("a whole number from %1").arg(range)
                                                    : SliderScaleWords::tr("a number from %1").arg(range);
        if (last_is_all_) wanted += SliderScaleWords::tr(", or \u201call\u201d");
        QString shown = text.trimmed();
        if (shown.isEmpty()) return tl::make_unexpected(SliderScaleWords::tr("%1 takes %2.").arg(name, wanted));
        if (shown.size() > 20) shown = shown.left(19) + QChar(0x2026);
        return tl::make_unexpected(SliderScaleWords::tr("%1 takes %2, not \u201c%3\u201d.").arg(name, wanted, shown));
    };
    auto value = number_from_text(typed);
    if (!value) return refuse();
    if (format_ == Format::integer && *value != std::floor(*value)) return refuse();
    if (format_ == Format::percent) *value = std::round(*value * 1e10) / 1e12;
    if (*value < typed_low_ || *value > typed_high_) return refuse();
    return *value;
}

QString SliderScale::widestText() const {
    QString widest;
    for (const double value : values_)
        if (const QString shown = text(value); shown.size() > widest.size()) widest = shown;
    return widest;
}

}  // namespace separatrix
