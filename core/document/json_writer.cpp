#include "core/document/json_writer.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/data/numbers.h"

namespace separatrix {

void JsonWriter::break_line() {
    if (blanks_ == same_line) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(blanks_), ' ');
    blanks_ = same_line;
}

void JsonWriter::begin_element() {
    if (follows_) text_ += ',';
    follows_ = true;
    break_line();
}

JsonWriter& JsonWriter::on_new_line(int blanks) {
    blanks_ = blanks;
    return *this;
}

JsonWriter& JsonWriter::open_object() {
    begin_element();
    text_ += '{';
    follows_ = false;
    return *this;
}

JsonWriter& JsonWriter::close_object() {
    break_line();
    text_ += '}';
    follows_ = true;
    return *this;
}

JsonWriter& JsonWriter::open_array() {
    begin_element();
    text_ += '[';
    follows_ = false;
    return *this;
}

JsonWriter& JsonWriter::close_array() {
    break_line();
    text_ += ']';
    follows_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    begin_element();
    append_quoted(name);
    text_ += ':';
    follows_ = false;  // its value stands behind the colon
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    begin_element();
    if (std::isnan(number))
        text_ += "null";
    else if (std::isinf(number))
        text_ += number > 0 ? "\"inf\"" : "\"-inf\"";
    else if (number == 0)
        text_ += std::signbit(number) ? "-0.0" : "0";  // "-0" would be read as the whole number 0
    else
        text_ += number_text(number);
    return *this;
}

JsonWriter& JsonWriter::whole_number(std::string_view digits) {
    begin_element();
    text_ += digits;
    return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
    begin_element();
    text_ += flag ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    begin_element();
    append_quoted(text);
    return *this;
}

void JsonWriter::append_quoted(std::string_view text) {
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (plain)
        text_.append(1, '"').append(text).append(1, '"');
    else
        text_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string JsonWriter::finished() && {
    text_ += '\n';
    return std::move(text_);
}

}  // namespace separatrix
