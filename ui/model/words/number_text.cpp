#include "ui/model/words/number_text.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace separatrix {

namespace {

constexpr QChar thin_space(0x202f);
constexpr QChar minus_sign(0x2212);

QString latin(const char* begin, const char* end) { return QString::fromLatin1(begin, end - begin); }

/// "2.5e-05" -> "2.5e-5", "1e+06" -> "1e6"
QString tidy_exponent(QString text) {
    const auto at = text.indexOf(QLatin1Char('e'));
    if (at < 0) return text;
    const int exponent = text.mid(at + 1).toInt();
    return text.left(at + 1) + QString::number(exponent);
}

QString with_true_minus(QString text) { return text.replace(QLatin1Char('-'), minus_sign); }

}  // namespace

QString grouped_number(std::int64_t value) {
    QString digits = QString::number(value < 0 ? -value : value);
    for (auto at = digits.size() - 3; at > 0; at -= 3) digits.insert(at, thin_space);
    return value < 0 ? minus_sign + digits : digits;
}

int plural(std::int64_t count) {
    // beyond int only the last digits decide in any language
    constexpr std::int64_t million = 1'000'000;
    return static_cast<int>(count > 1000 * million ? million + count % million : count);
}

QString counted(QString form, std::int64_t count) { return form.replace(QStringLiteral("%1"), grouped_number(count)); }

QString significant(double value, int digits) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    if (value == 0) return QStringLiteral("0");
    std::array<char, 64> buffer{};
    char* const end = buffer.data() + buffer.size();
    // the exponent after rounding: 0.0009996 with 3 digits is 0.00100
    auto result = std::to_chars(buffer.data(), end, value, std::chars_format::scientific, digits - 1);
    const QString scientific = latin(buffer.data(), result.ptr);
    const int exponent = scientific.mid(scientific.indexOf(QLatin1Char('e')) + 1).toInt();
    if (exponent < -4 || exponent >= 6) return with_true_minus(tidy_exponent(scientific));
    const int decimals = std::max(0, digits - 1 - exponent);
    result = std::to_chars(buffer.data(), end, value, std::chars_format::fixed, decimals);
    return with_true_minus(latin(buffer.data(), result.ptr));
}

QString percent_text(double share) {
    if (!std::isfinite(share)) return QStringLiteral("–");
    const double percent = share * 100;
    // near none and near all of them a decimal matters
    const bool is_near_end = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
    const QString number =
        is_near_end ? QString::number(std::clamp(percent, 0.1, 99.9), 'f', 1) : QString::number(std::lround(percent));
    return number + QStringLiteral("\u202f%");
}

QString exact_text(double value) {
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return tidy_exponent(latin(buffer.data(), result.ptr));
}

std::optional<double> number_from_text(const QString& text) {
    QString trimmed = text.trimmed();
    trimmed.replace(minus_sign, QLatin1Char('-'));
    if (!trimmed.contains(QLatin1Char('.')) && trimmed.count(QLatin1Char(',')) == 1)
        trimmed.replace(QLatin1Char(','), QLatin1Char('.'));
    if (trimmed.startsWith(QLatin1Char('+'))) trimmed.remove(0, 1);
    const QByteArray bytes = trimmed.toUtf8();
    double value = 0;
    const auto [end, error] = std::from_chars(bytes.constData(), bytes.constData() + bytes.size(), value);
    if (error != std::errc() || end != bytes.constData() + bytes.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace separatrix
