// Numbers from and to text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace separatrix {

/// The shortest text that reads back to the same double; never depends on the locale.
std::string number_text(double value);
/// The whole text as a finite or non-finite double; nullopt if it is not a number. Never depends on the locale.
std::optional<double> parse_number(std::string_view text);
/// The same with another decimal sign: ',' reads "1,5", and then a point is no part of a number.
std::optional<double> parse_number(std::string_view text, char decimal_sign);
/// The whole text as a whole number.
std::optional<long long> parse_integer(std::string_view text);

}  // namespace separatrix
