// What the positions of a slider stand for, how a value is written beside it, and how a typed one is read.
#pragma once

#include <QString>
#include <vector>

#include <tl/expected.hpp>

namespace separatrix {

class SliderScale {
public:
    /// low, low + 1, ... high
    static SliderScale integers(int low, int high);
    /// low, low + step, ... high; shown with `decimals` digits after the point.
    static SliderScale linear(double low, double high, double step, int decimals);
    /// From low to high (powers of ten), 20 positions in each decade, rounded to two digits: 1, 1.1, 1.3, ... 8.9.
    static SliderScale logarithmic(double low, double high);
    /// 0 first, then as logarithmic().
    static SliderScale zero_or_logarithmic(double low, double high);
    /// 1, 2, 3, ... 16, then four positions per doubling below `points`, and last "all", whose value is 0.
    static SliderScale batch(int points);
    /// 0 % ... high in steps; values are shares.
    static SliderScale percent(double high, double step);

    /// Limits of what may be typed, where they are wider than the slider's ends.
    SliderScale& typed(double low, double high);

    int last_position() const { return static_cast<int>(values_.size()) - 1; }
    /// The value at a position; positions beyond the ends are the ends.
    double value(int position) const;
    /// The position whose value is nearest (by ratio where the scale is logarithmic).
    int position(double value) const;
    /// Positions that PageUp moves by.
    int page() const;

    /// As shown: a few digits.
    QString text(double value) const;
    /// As edited: every digit.
    QString editText(double value) const;
    /// A typed value, or one sentence that says what `name` takes.
    tl::expected<double, QString> parse(const QString& text, const QString& name) const;
    /// The widest text() of the scale, to reserve its room.
    QString widestText() const;

    bool operator==(const SliderScale&) const = default;

private:
    enum class Format { integer, decimals, digits, percent };
    QString limit_text(double value) const;

    std::vector<double> values_{0};  ///< ascending, but for "all"
    Format format_ = Format::integer;
    int decimals_ = 0;
    bool by_ratio_ = false;
    bool last_is_all_ = false;
    double typed_low_ = 0;
    double typed_high_ = 0;
};

}  // namespace separatrix
