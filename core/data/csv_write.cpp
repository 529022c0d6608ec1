#include <algorithm>

#include "core/data/csv.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

/// An axis called "label" would be read back as the classes.
std::string mark_name(const std::string& axis_name, const char* otherwise) {
    std::string lower_case = axis_name;
    for (char& c : lower_case)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower_case.empty() || lower_case == "label" || lower_case == "title" ? otherwise : axis_name;
}

std::string csv_quoted(std::string_view text) {
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + '"';
}

/// Whether out of quotes some of the names would be read as the numbers that they look like: "07", or "85" beside
/// "likes". Whole numbers alone are read back as what they are.
bool look_like_numbers(const std::vector<std::string>& names) {
    std::size_t whole = 0;
    std::size_t numbers = 0;
    for (const auto& name : names) {
        const auto value = parse_integer(name);
        whole += value && *value >= 0 && std::to_string(*value) == name ? 1 : 0;
        numbers += parse_number(name, '.') || parse_number(name, ',') ? 1 : 0;
    }
    return numbers > 0 && whole < names.size();
}

}  // namespace

std::string csv_field(std::string_view text, char separator) {
    const char special[] = {separator, '"', '\n', '\r'};
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    // blanks at the ends would be taken for layout
    const bool quote = text.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos ||
                       (!text.empty() && (is_blank(text.front()) || is_blank(text.back())));
    return quote ? csv_quoted(text) : std::string(text);
}

std::string write_csv(const Points& points, const std::vector<std::string>& class_names,
                      const std::array<std::string, 2>& axis_names) {
    const bool titles = std::any_of(points.begin(), points.end(), [](const Point& p) { return !p.title.empty(); });
    std::string text = csv_field(mark_name(axis_names[0], "x1")) + ',' + csv_field(mark_name(axis_names[1], "x2")) +
                       (titles ? ",label,title\n" : ",label\n");
    std::vector<std::string> names;
    names.reserve(class_names.size());
    const bool quoted = look_like_numbers(class_names);
    for (const auto& name : class_names) names.push_back(quoted ? csv_quoted(name) : csv_field(name));
    for (const auto& point : points) {
        const auto label = static_cast<std::size_t>(point.label);
        text += number_text(point.x1) + ',' + number_text(point.x2) + ',';
        text += label < names.size() ? names[label] : std::to_string(point.label);
        if (titles) text += ',' + csv_field(point.title);
        text += '\n';
    }
    return text;
}

}  // namespace separatrix
