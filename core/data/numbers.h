// Numbers from and to text.
#pragma once

#include <charconv>
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
/// The whole text as a whole number; blanks around it and a plus are allowed.
std::optional<long long> parse_integer(std::string_view text);
/// The whole text as a whole number that fits Integer; nothing but its digits, and a minus where Integer has one.
template <class Integer>
std::optional<Integer> parse_digits(std::string_view text) {
    Integer value = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (text.empty() || result.ec != std::errc() || result.ptr != end) return std::nullopt;
    return value;
}

}  // namespace separatrix
