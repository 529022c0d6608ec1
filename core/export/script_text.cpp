#include "core/export/script_text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/data/numbers.h"

namespace separatrix {

namespace {

/// Length of the UTF-8 character that begins here; 0 if there is none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || first > 0xF4 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (length == 3 && ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F))) return 0;
    if (length == 4 && ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F))) return 0;
    return length;
}

/// Calls `take` with each character, an empty one where a byte is no part of UTF-8.
template <class Take>
void for_each_character(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        take(text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    // C0, DEL, C1, and the line and paragraph separators that some editors break lines at
    return first < 0x20 || first == 0x7F || (first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0) ||
           character == "\u2028" || character == "\u2029";
}

}  // namespace

std::string real_text(double value) {
    assert(std::isfinite(value));
    const std::string text = number_text(value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string reals_text(const double* values, Index count, std::string_view open, std::string_view close) {
    std::string text(open);
    for (Index i = 0; i < count; ++i) text += (i > 0 ? ", " : "") + real_text(values[i]);
    return text.append(close);
}

std::string rows_text(const Matrix& W, std::size_t indent, std::string_view open, std::string_view close) {
    const std::string between = W.rows() > 1 ? ",\n" + std::string(indent + open.size(), ' ') : "";
    std::string text(open);
    for (Index i = 0; i < W.rows(); ++i) {
        const Vector row = W.row(i);
        text += (i > 0 ? between : "") + reals_text(row.data(), row.size(), open, close);
    }
    return text.append(close);
}

std::string literal_text(std::string_view text) {
    std::string literal = "\"";
    for_each_character(text, [&](std::string_view character) {
        if (character.empty()) {
            literal += "\uFFFD";
        } else if (character == "\"" || character == "\\") {
            literal.append("\\").append(character);
        } else if (static_cast<unsigned char>(character.front()) < 0x20 || character == "\x7F") {
            // three octal digits mean the same in both languages, and end
            const auto code = static_cast<unsigned char>(character.front());
            const auto digit = [code](int shift) { return static_cast<char>('0' + ((code >> shift) & 7)); };
            literal += {'\\', digit(6), digit(3), digit(0)};
        } else {
            literal += character;
        }
    });
    return literal + '"';
}

std::string comment_text(std::string_view text) {
    std::string line;
    for_each_character(text, [&](std::string_view character) {
        if (character.empty() || is_control(character))
            line += ' ';
        else
            line += character;
    });
    // a comment that ends in a backslash would go on in C++
    while (!line.empty() && (line.back() == ' ' || line.back() == '\\')) line.pop_back();
    return line;
}

std::string filled(std::string_view text, std::initializer_list<Replacement> values) {
    std::string result;
    while (true) {
        auto begin = text.find("{{");
        if (begin == std::string_view::npos) return result.append(text);
        while (text.substr(begin + 2).starts_with('{')) ++begin;  // a brace before the name's own two
        const auto end = text.find("}}", begin);
        assert(end != std::string_view::npos);
        const std::string_view name = text.substr(begin + 2, end - begin - 2);
        const auto* value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
        assert(value != values.end());
        result.append(text.substr(0, begin)).append(value->second);
        text.remove_prefix(end + 2);
    }
}

}  // namespace separatrix
