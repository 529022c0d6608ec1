#include "core/document/row_edits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/data/numbers.h"
#include "core/data/utf8.h"

namespace separatrix {

namespace {

std::string in_lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// Index of the class that a label means.
std::optional<int> class_of(const std::vector<std::string>& classes, const std::string& label) {
    const auto place = [&](auto found) { return static_cast<int>(found - classes.begin()); };
    if (const auto same = std::find(classes.begin(), classes.end(), label); same != classes.end()) return place(same);
    const auto alike = std::find_if(classes.begin(), classes.end(), [wanted = in_lower_case(label)](const auto& name) {
        return in_lower_case(name) == wanted;
    });
    if (alike != classes.end()) return place(alike);
    // numbers are places only where no class is called by a number
    const bool named_by_numbers =
        std::any_of(classes.begin(), classes.end(), [](const auto& name) { return parse_integer(name).has_value(); });
    const auto number = parse_integer(label);
    if (named_by_numbers || !number || *number < 0 || *number >= static_cast<long long>(classes.size()))
        return std::nullopt;
    return static_cast<int>(*number);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return !(low <= high); }
};

template <class Sequence>
std::array<Extent, 2> ranges_of(const Sequence& points) {
    std::array<Extent, 2> ranges;
    for (const auto& point : points) {
        ranges[0].take(point.x1);
        ranges[1].take(point.x2);
    }
    return ranges;
}

}  // namespace

Expected<Document> with_rows_added(Document document, const CsvData& data, const AddedRows& options) {
    std::vector<int> meaning;  // of the data's labels
    for (const auto& name : data.class_names) {
        auto found = class_of(document.class_names, name);
        if (!found && !options.new_classes) {
            Error error;
            error.code = ErrorCode::unknown_choice;
            error.subject = "label";
            error.given = excerpt(name);
            error.expected = joined(document.class_names);
            return fail(std::move(error));
        }
        if (!found) {
            found = document.classes();
            document.class_names.push_back(name);
        }
        meaning.push_back(*found);
    }
    if (document.classes() > max_classes) {
        Error error;
        error.code = ErrorCode::too_many_classes;
        error.given = std::to_string(document.classes());
        error.expected = std::to_string(max_classes);
        return fail(std::move(error));
    }
    std::vector<Point> added = data.points;
    for (auto& point : added) {
        const auto label = static_cast<std::size_t>(point.label);
        point.label = data.has_labels && label < meaning.size() ? meaning[label] : options.label_without;
    }
    document = add_points(std::move(document), added);
    const auto ranges = ranges_of(data.points);
    for (std::size_t a = 0; a < 2; ++a) {
        Axis& axis = document.axes[a];
        if (ranges[a].empty() || (ranges[a].low >= axis.low && ranges[a].high <= axis.high)) continue;
        axis = fitted_axis(axis.name, std::min(axis.low, ranges[a].low), std::max(axis.high, ranges[a].high));
    }
    document.settings = compatible(document.settings, document.classes());
    return document;
}

Document with_table(Document document, const CsvData& data) {
    constexpr std::size_t few = 10;
    constexpr double small_share = 1.0 / 3;
    document = with_data(std::move(document), data);
    const auto ranges = ranges_of(document.points);
    bool small = document.points.size() >= few;
    for (std::size_t a = 0; a < 2; ++a)
        small = small && ranges[a].high - ranges[a].low < small_share * (document.axes[a].high - document.axes[a].low);
    if (small) document.axes = fitted_axes(document);
    return document;
}

Document document_from_csv(const CsvData& data) { return with_table(Document{}, data); }

Document retitle_point(Document document, std::uint64_t id, const std::string& title) {
    if (const auto index = document.points.index_of(id)) document.points.change(*index).title = title;
    return document;
}

std::optional<Error> axis_error(const Axis& axis) {
    const auto error = [](ErrorCode code, const char* subject, std::string given, std::string expected) {
        Error result;
        result.code = code;
        result.subject = subject;
        result.given = excerpt(std::move(given));
        result.expected = std::move(expected);
        return result;
    };
    const auto characters =
        std::count_if(axis.name.begin(), axis.name.end(), [](char c) { return !continues_letter(c); });
    if (axis.name.find_first_not_of(" \t") == std::string::npos) return error(ErrorCode::missing_field, "name", "", "");
    if (characters > static_cast<long>(longest_axis_name))
        return error(ErrorCode::out_of_range, "name", std::to_string(characters), std::to_string(longest_axis_name));
    if (!std::isfinite(axis.low)) return error(ErrorCode::not_finite, "low", number_text(axis.low), "");
    if (!std::isfinite(axis.high)) return error(ErrorCode::not_finite, "high", number_text(axis.high), "");
    // so far apart that the numbers between them can be told apart, and so near that differences do not overflow
    const double magnitude = std::max(std::abs(axis.low), std::abs(axis.high));
    constexpr double limit = std::numeric_limits<double>::max() / 8;
    if (!(axis.low < axis.high) || axis.high - axis.low < magnitude * 1e-9 || axis.high - axis.low < 1e-300)
        return error(ErrorCode::out_of_range, "high", number_text(axis.high), number_text(axis.low));
    if (magnitude > limit)
        return error(ErrorCode::not_finite, axis.high > limit ? "high" : "low",
                     number_text(axis.high > limit ? axis.high : axis.low), "");
    return std::nullopt;
}

Document with_axes(Document document, const std::array<Axis, 2>& axes) {
    for (std::size_t a = 0; a < 2; ++a)
        if (!axis_error(axes[a])) document.axes[a] = axes[a];
    return document;
}

std::array<Axis, 2> fitted_axes(const Document& document) {
    auto axes = document.axes;
    const auto ranges = ranges_of(document.points);
    for (std::size_t a = 0; a < 2; ++a)
        if (!ranges[a].empty()) axes[a] = fitted_axis(axes[a].name, ranges[a].low, ranges[a].high);
    return axes;
}

std::size_t points_outside(const Document& document, const std::array<Axis, 2>& axes) {
    return static_cast<std::size_t>(
        std::count_if(document.points.begin(), document.points.end(), [&axes](const Point& point) {
            return point.x1 < axes[0].low || point.x1 > axes[0].high || point.x2 < axes[1].low ||
                   point.x2 > axes[1].high;
        }));
}

}  // namespace separatrix
