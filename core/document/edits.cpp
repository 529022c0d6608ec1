#include "core/document/edits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace separatrix {

namespace {

bool finite(double x1, double x2) { return std::isfinite(x1) && std::isfinite(x2); }

/// Ids of the points of an edit, quick to look up.
class IdSet {
public:
    explicit IdSet(std::span<const std::uint64_t> ids) : ids_(ids.begin(), ids.end()) {}
    bool holds(std::uint64_t id) const { return ids_.contains(id); }

private:
    std::unordered_set<std::uint64_t> ids_;
};

/// Replaces the points; each gets a new id and a label among the classes.
void take_points(Document& document, std::vector<Point> points) {
    std::erase_if(points, [](const Point& point) { return !finite(point.x1, point.x2); });
    for (auto& point : points) {
        point.id = document.next_id++;
        point.label = std::clamp(point.label, 0, document.classes() - 1);
    }
    document.points = std::move(points);
}

/// The axis as it is if it holds all values, else one that does.
Axis holding(const Axis& axis, const std::vector<Point>& points, double Point::*mark) {
    if (points.empty()) return axis;
    const auto [smallest, largest] = std::minmax_element(
        points.begin(), points.end(), [mark](const Point& a, const Point& b) { return a.*mark < b.*mark; });
    if ((*smallest).*mark >= axis.low && (*largest).*mark <= axis.high) return axis;
    return fitted_axis(axis.name, (*smallest).*mark, (*largest).*mark);
}

/// 1, 2 or 5 times a power of ten, not below `value` > 0.
double round_step(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= value * (1 - 1e-9)) return digit * power;
    return 10 * power;
}

/// count * step, written so that 3 * 0.1 is 0.3.
double multiple(double count, double step) { return step >= 1 ? count * step : count / std::round(1 / step); }

}  // namespace

Document add_point(Document document, double x1, double x2, int label, std::string title) {
    if (!finite(x1, x2)) return document;
    label = std::clamp(label, 0, document.classes() - 1);
    document.points.push_back({x1, x2, label, document.next_id++, std::move(title)});
    return document;
}

Document move_point(Document document, std::uint64_t id, double x1, double x2) {
    if (!finite(x1, x2)) return document;
    for (auto& point : document.points) {
        if (point.id != id) continue;
        point.x1 = x1;
        point.x2 = x2;
        break;
    }
    return document;
}

Document remove_points(Document document, std::span<const std::uint64_t> ids) {
    const IdSet set(ids);
    std::erase_if(document.points, [&](const Point& point) { return set.holds(point.id); });
    return document;
}

Document relabel_points(Document document, std::span<const std::uint64_t> ids, int label) {
    const IdSet set(ids);
    label = std::clamp(label, 0, document.classes() - 1);
    for (auto& point : document.points)
        if (set.holds(point.id)) point.label = label;
    return document;
}

Document with_settings(Document document, const Settings& settings) {
    const int classes = document.classes();
    const Architecture before = architecture_of(document.settings.model, classes);
    document.settings = compatible(settings, classes);
    const Architecture after = architecture_of(document.settings.model, classes);
    document.settings.training.frozen = resized_frozen(settings.training.frozen, before, after);
    return document;
}

Document with_data(Document document, const CsvData& data) {
    auto names = data.class_names;
    // a file without labels, or with one class only, leaves the document's other classes beside it
    for (const auto& name : document.class_names)
        if (names.size() < 2 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    document.class_names = std::move(names);
    take_points(document, data.points);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (!data.axis_names[axis].empty()) document.axes[axis].name = data.axis_names[axis];
        document.axes[axis] = holding(document.axes[axis], document.points, axis == 0 ? &Point::x1 : &Point::x2);
    }
    document.settings = compatible(document.settings, document.classes());
    return document;
}

Document with_points(Document document, std::vector<Point> points, int classes) {
    const auto count = static_cast<std::size_t>(std::clamp(classes, 2, max_classes));
    if (count <= document.class_names.size()) {
        document.class_names.resize(count);
    } else {
        document.class_names.clear();
        for (std::size_t k = 1; k <= count; ++k) document.class_names.push_back("class " + std::to_string(k));
    }
    take_points(document, std::move(points));
    document.settings = compatible(document.settings, document.classes());
    return document;
}

Document document_from_csv(const CsvData& data) { return with_data(Document{}, data); }

Axis fitted_axis(std::string name, double smallest, double largest) {
    // beyond these, differences of marks would overflow
    constexpr double limit = std::numeric_limits<double>::max() / 8;
    smallest = std::clamp(smallest, -limit, limit);
    largest = std::clamp(largest, smallest, limit);
    const double magnitude = std::max(std::abs(smallest), std::abs(largest));
    double span = largest - smallest;
    // equal values, or values that differ in their last digits only, still need a readable axis around them
    if (!(span > magnitude * 1e-9)) span = magnitude > 1e-300 ? magnitude : 1;
    const double step = std::max(round_step(span / 10), 1e-305);
    const double margin = span / 50;
    Axis axis{std::move(name), multiple(std::floor((smallest - margin) / step), step),
              multiple(std::ceil((largest + margin) / step), step)};
    // marks that start at zero keep zero as the edge
    if (smallest >= 0 && axis.low < 0)
        axis.low = 0;
    else if (largest <= 0 && axis.high > 0)
        axis.high = 0;
    return axis;
}

}  // namespace separatrix
