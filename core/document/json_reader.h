// A walk through parsed JSON that knows where it is: every wrong value becomes one Error with its path.
// Only sources of core/document include it: nlohmann/json.hpp costs seconds wherever it is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/data/error.h"
#include "core/training/settings.h"

namespace separatrix {

/// Thrown by the readers below and caught where a file's reading began; it never leaves core/document.
struct JsonFailure {
    Error error;
};

class JsonValue {
public:
    JsonValue(const nlohmann::json& value, std::string path, const std::string& file)
        : value_(&value), path_(std::move(path)), file_(&file) {}

    const nlohmann::json& raw() const { return *value_; }
    const std::string& path() const { return path_; }

    JsonValue member(std::string_view name) const;  ///< missing_field if it is not there
    std::optional<JsonValue> optional(std::string_view name) const;
    /// The number of elements; wrong_type if it is no array, out_of_range if there are more than `most`.
    std::size_t size(std::size_t most) const;
    JsonValue element(std::size_t index) const;

    double number() const;  ///< finite
    /// number(), or what JsonWriter::value made of a number that is not finite: null, "inf", "-inf".
    double any_number() const;
    std::int64_t integer(std::int64_t low, std::int64_t high) const;
    std::uint64_t natural() const;  ///< 0 ... 2^64 - 1, as a number or as text
    std::string string() const;
    bool boolean() const;
    template <class Choice>
    Choice choice() const {
        const std::string name = string();
        if (const auto found = from_name<Choice>(name)) return *found;
        refuse(ErrorCode::unknown_choice, name, listed(choice_names<Choice>()));
    }

    [[noreturn]] void refuse(ErrorCode code, std::string given = {}, Expectation expected = {}) const;

private:
    void expect(bool is_right, Wanted type) const;

    const nlohmann::json* value_;
    std::string path_;
    const std::string* file_;
};

/// Parses and checks "format" and "version". Throws JsonFailure: not_json with line and column, wrong_format,
/// newer_version, and what readable_text() says.
nlohmann::json parse_json(std::string_view text, const std::string& file, const char* format, int newest_version);

}  // namespace separatrix
