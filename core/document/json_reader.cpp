#include "core/document/json_reader.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <limits>
#include <new>
#include <system_error>

#include "core/data/csv_records.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

using nlohmann::json;

constexpr int deepest_nesting = 64;

/// Line and column of the byte before which `count` bytes stand; columns count characters.
void set_place(Error& error, std::string_view text, std::size_t count) {
    error.line = 1;
    error.column = 1;
    for (std::size_t i = 0; i < std::min(count, text.size()); ++i) {
        if (text[i] == '\n') {
            ++error.line;
            error.column = 1;
        } else if (!continues_letter(text[i])) {
            ++error.column;
        }
    }
}

/// Where brackets nest deeper than is good for the stack; the size of the text if nowhere.
std::size_t first_too_deep(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest_nesting) return i;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return text.size();
}

/// The parser's words without its name for the error and the place, which we give ourselves.
std::string parser_words(std::string what) {
    const auto bracket = what.find("] ");
    if (bracket != std::string::npos) what.erase(0, bracket + 2);
    const auto place = what.find("parse error at line ");
    const auto colon = what.find(": ");
    if (place == 0 && colon != std::string::npos) what.erase(0, colon + 2);
    return what.substr(0, 200);
}

}  // namespace

void JsonValue::refuse(ErrorCode code, std::string given, Expectation expected) const {
    Error error;
    error.code = code;
    error.file = *file_;
    error.subject = path_;
    error.given = excerpt(std::move(given));
    error.expected = std::move(expected);
    throw JsonFailure{std::move(error)};
}

void JsonValue::expect(bool is_right, Wanted type) const {
    if (!is_right) refuse(ErrorCode::wrong_type, value_->type_name(), type);
}

JsonValue JsonValue::member(std::string_view name) const {
    if (auto found = optional(name)) return *found;
    JsonValue(*value_, path_.empty() ? std::string(name) : path_ + '.' + std::string(name), *file_)
        .refuse(ErrorCode::missing_field);
}

std::optional<JsonValue> JsonValue::optional(std::string_view name) const {
    expect(value_->is_object(), Wanted::object);
    const auto found = value_->find(std::string(name));
    if (found == value_->end()) return std::nullopt;
    return JsonValue(*found, path_.empty() ? std::string(name) : path_ + '.' + std::string(name), *file_);
}

std::size_t JsonValue::size(std::size_t most) const {
    expect(value_->is_array(), Wanted::array);
    if (value_->size() > most)
        refuse(ErrorCode::out_of_range, std::to_string(value_->size()), at_most(std::uint64_t{most}));
    return value_->size();
}

JsonValue JsonValue::element(std::size_t index) const {
    return {(*value_)[index], path_ + '[' + std::to_string(index) + ']', *file_};
}

double JsonValue::number() const {
    expect(value_->is_number(), Wanted::number);
    return value_->get<double>();  // the parser refuses numbers too large for a double
}

double JsonValue::any_number() const {
    if (value_->is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (value_->is_string()) {
        const auto& text = value_->get_ref<const std::string&>();
        if (text == "inf") return std::numeric_limits<double>::infinity();
        if (text == "-inf") return -std::numeric_limits<double>::infinity();
    }
    return number();
}

std::int64_t JsonValue::integer(std::int64_t low, std::int64_t high) const {
    expect(value_->is_number_integer(), Wanted::whole_number);
    const bool too_large =
        value_->is_number_unsigned() &&
        value_->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto result = too_large ? high : value_->get<std::int64_t>();
    if (too_large || result < low || result > high) refuse(ErrorCode::out_of_range, value_->dump(), from_to(low, high));
    return result;
}

std::uint64_t JsonValue::natural() const {
    if (value_->is_number_unsigned()) return value_->get<std::uint64_t>();
    expect(value_->is_string(), Wanted::whole_number_as_text);
    const auto& text = value_->get_ref<const std::string&>();
    const auto result = parse_digits<std::uint64_t>(text);
    if (!result)
        refuse(ErrorCode::out_of_range, text, from_to(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()));
    return *result;
}

std::string JsonValue::string() const {
    expect(value_->is_string(), Wanted::text);
    return value_->get<std::string>();
}

bool JsonValue::boolean() const {
    expect(value_->is_boolean(), Wanted::true_or_false);
    return value_->get<bool>();
}

nlohmann::json parse_json(std::string_view text, const std::string& file, const char* format, int newest_version) {
    const auto readable = readable_text(text, file);
    if (!readable) throw JsonFailure{readable.error()};
    Error error;
    error.code = ErrorCode::not_json;
    error.file = file;
    if (const auto deep = first_too_deep(*readable); deep != readable->size()) {
        set_place(error, *readable, deep);
        error.detail = "nested more than " + std::to_string(deepest_nesting) + " deep";
        throw JsonFailure{std::move(error)};
    }
    json parsed;
    try {
        parsed = json::parse(readable->begin(), readable->end());
    } catch (const json::parse_error& problem) {
        set_place(error, *readable, problem.byte > 0 ? problem.byte - 1 : 0);
        error.detail = parser_words(problem.what());
        throw JsonFailure{std::move(error)};
    } catch (const std::bad_alloc&) {  // a few gigabytes of text are many more of values
        error.code = ErrorCode::read_failed;
        error.detail = std::generic_category().message(ENOMEM);
        throw JsonFailure{std::move(error)};
    } catch (const json::exception& problem) {  // a number that no double holds; its place is not told
        error.detail = parser_words(problem.what());
        throw JsonFailure{std::move(error)};
    }
    const JsonValue root(parsed, "", file);
    const auto found = parsed.is_object() ? root.optional("format") : std::nullopt;
    if (!found || !found->raw().is_string() || found->string() != format) {
        const JsonValue place(parsed, "format", file);
        place.refuse(ErrorCode::wrong_format, found && found->raw().is_string() ? found->string() : "", format);
    }
    const auto version = root.member("version").integer(1, std::numeric_limits<int>::max());
    if (version > newest_version)
        root.member("version").refuse(ErrorCode::newer_version, std::to_string(version),
                                      std::to_string(newest_version));
    return parsed;
}

}  // namespace separatrix
