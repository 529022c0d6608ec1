// Writes JSON piece by piece: the commas come by themselves, line breaks where they are asked for.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace separatrix {

/// Keys and values in the order in which they are to stand; that braces and brackets pair is the caller's business.
class JsonWriter {
public:
    JsonWriter& open_object();
    JsonWriter& close_object();
    JsonWriter& open_array();
    JsonWriter& close_array();
    JsonWriter& key(std::string_view name);

    /// A finite number as the shortest text that reads back to the same bits; NaN as null, infinities as "inf" and
    /// "-inf", for JsonValue::any_number.
    JsonWriter& value(double number);
    JsonWriter& value(std::integral auto number) { return whole_number(std::to_string(number)); }
    JsonWriter& value(bool flag);
    /// Text in its quotes; bytes that are not UTF-8 are replaced.
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }

    JsonWriter& member(std::string_view name, const auto& what) { return key(name).value(what); }

    /// What comes next begins on a line of its own, after so many blanks.
    JsonWriter& on_new_line(int blanks = 0);

    /// What was written, and a line break after it.
    std::string finished() &&;

private:
    JsonWriter& whole_number(std::string_view digits);
    void begin_element();
    void break_line();
    void append_quoted(std::string_view text);

    static constexpr int same_line = -1;
    std::string text_;
    bool follows_ = false;  ///< the next element comes after another one
    int blanks_ = same_line;
};

}  // namespace separatrix
