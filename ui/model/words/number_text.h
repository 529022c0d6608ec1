// Numbers as the window writes them: independent of the locale, digits in groups of three, a true minus sign.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

namespace separatrix {

/// 1284 -> "1 284", with thin no-break spaces.
QString grouped_number(std::int64_t value);
/// The number that chooses a plural form: tr("%1 movie(s)", nullptr, plural(count)).
int plural(std::int64_t count);
/// The grouped number in the place of %1; a form without the number ("Delete movie") stays as it is.
QString counted(QString form, std::int64_t count);
/// Exactly `digits` significant digits where that reads well ("0.100", "12.5"), else "2.5e-5"; "-" if not finite.
QString significant(double value, int digits);
/// 0.9231 -> "92 %", 0.9987 -> "99.9 %"; never "100 %" unless it is all of them, nor "0 %" unless it is none.
QString percent_text(double share);
/// The shortest text that reads back as the same number.
QString exact_text(double value);
/// A typed number: dot or comma, spaces around it allowed; nothing if it is anything else or not finite.
std::optional<double> number_from_text(const QString& text);

}  // namespace separatrix
