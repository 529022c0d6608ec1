// Numbers from and to text. std::from_chars and to_chars only: Qt applications call setlocale, and strtod and printf
// would then read and write a decimal comma.
#include "core/data/numbers.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace separatrix {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Blanks around it gone, and one leading plus, which from_chars does not know.
std::string_view number_part(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '+' && text[1] != '-') text.remove_prefix(1);
    return text;
}

/// What a decimal number outside the range of double stands for: infinity, or zero when it is tiny.
double beyond_range(std::string_view text) {
    const bool negative = text.front() == '-';
    const auto mantissa_end = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, mantissa_end);
    const auto first_digit = mantissa.find_first_of("123456789");
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    long long exponent = 0;
    if (mantissa_end != std::string_view::npos) {
        std::string_view digits = text.substr(mantissa_end + 1);
        if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
        if (result.ec == std::errc::result_out_of_range)
            exponent = digits.front() == '-' ? -1'000'000'000'000 : 1'000'000'000'000;
    }
    const auto magnitude =
        exponent + static_cast<long long>(point) - static_cast<long long>(std::min(first_digit, mantissa.size()));
    const double value = magnitude > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return negative ? -value : value;
}

}  // namespace

std::string number_text(double value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, result.ptr};
}

std::optional<double> parse_number(std::string_view text) {
    text = number_part(text);
    if (text.empty()) return std::nullopt;
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (result.ptr != end || result.ec == std::errc::invalid_argument) return std::nullopt;
    return result.ec == std::errc::result_out_of_range ? beyond_range(text) : value;
}

std::optional<double> parse_number(std::string_view text, char decimal_sign) {
    if (decimal_sign == '.') return parse_number(text);
    if (text.find('.') != std::string_view::npos) return std::nullopt;
    const auto sign = text.find(decimal_sign);
    if (sign == std::string_view::npos) return parse_number(text);
    std::string pointed(text);
    pointed[sign] = '.';
    return parse_number(pointed);
}

std::optional<long long> parse_integer(std::string_view text) { return parse_digits<long long>(number_part(text)); }

}  // namespace separatrix
