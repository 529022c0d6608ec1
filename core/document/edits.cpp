#include "core/document/edits.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/id_set.h"
#include "core/math/random.h"
#include "core/math/round_step.h"

namespace separatrix {

namespace {

bool finite(double x1, double x2) { return std::isfinite(x1) && std::isfinite(x2); }

/// Whether an edit of these ids concerns a point.
auto is_among(const IdSet& ids) {
    return [&ids](const Point& point) { return ids.contains(point.id); };
}

Probe* find_probe(Document& document, std::uint64_t id) {
    const auto found = std::find_if(document.probes.begin(), document.probes.end(),
                                    [id](const Probe& probe) { return probe.id == id; });
    return found == document.probes.end() ? nullptr : &*found;
}

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
Axis holding(const Axis& axis, const Points& points, double Point::*mark) {
    if (points.empty()) return axis;
    const auto [smallest, largest] = std::minmax_element(
        points.begin(), points.end(), [mark](const Point& a, const Point& b) { return a.*mark < b.*mark; });
    if ((*smallest).*mark >= axis.low && (*largest).*mark <= axis.high) return axis;
    return fitted_axis(axis.name, (*smallest).*mark, (*largest).*mark);
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
    if (const auto index = document.points.index_of(id)) {
        Point& point = document.points.change(*index);
        point.x1 = x1;
        point.x2 = x2;
    }
    return document;
}

Document remove_points(Document document, std::span<const std::uint64_t> ids) {
    const IdSet set(ids);
    document.points.erase_if(is_among(set));
    return document;
}

Document relabel_points(Document document, std::span<const std::uint64_t> ids, int label) {
    label = std::clamp(label, 0, document.classes() - 1);
    const IdSet set(ids);
    document.points.change_if([&](const Point& point) { return point.label != label && set.contains(point.id); },
                              [label](Point& point) { point.label = label; });
    return document;
}

Document remove_points_at(Document document, std::span<const std::size_t> indices) {
    document.points.erase_at(indices);
    return document;
}

Document relabel_points_at(Document document, std::span<const std::size_t> indices, int label) {
    label = std::clamp(label, 0, document.classes() - 1);
    std::vector<std::size_t> others;
    std::copy_if(indices.begin(), indices.end(), std::back_inserter(others),
                 [&](std::size_t i) { return document.points[i].label != label; });
    document.points.change_at(others, [label](Point& point) { point.label = label; });
    return document;
}

Document add_points(Document document, std::span<const Point> points) {
    std::vector<Point> added;
    added.reserve(points.size());
    for (const Point& point : points) {
        if (!finite(point.x1, point.x2)) continue;
        added.push_back(point);
        added.back().id = document.next_id++;
        added.back().label = std::clamp(point.label, 0, document.classes() - 1);
    }
    document.points.append(added);
    return document;
}

Document shift_points(Document document, std::span<const std::uint64_t> ids, double dx1, double dx2) {
    if (!finite(dx1, dx2) || (dx1 == 0 && dx2 == 0)) return document;
    const IdSet set(ids);
    document.points.change_if(is_among(set), [&](Point& point) {
        if (!finite(point.x1 + dx1, point.x2 + dx2)) return;
        point.x1 += dx1;
        point.x2 += dx2;
    });
    return document;
}

Document duplicate_points(Document document, std::span<const std::uint64_t> ids, double dx1, double dx2) {
    const IdSet set(ids);
    std::vector<Point> copies;
    for (const Point& point : document.points) {
        if (!set.contains(point.id)) continue;
        copies.push_back(point);
        copies.back().x1 = std::clamp(point.x1 + dx1, document.axes[0].low, document.axes[0].high);
        copies.back().x2 = std::clamp(point.x2 + dx2, document.axes[1].low, document.axes[1].high);
    }
    return add_points(std::move(document), copies);
}

Document jitter_points(Document document, std::span<const std::uint64_t> ids, double share, std::uint64_t seed) {
    const auto moved = [&](double mark, const Axis& axis, double noise) {
        return std::clamp(mark + share * (axis.high - axis.low) * noise, axis.low, axis.high);
    };
    if (!(share > 0)) return document;
    const auto axes = document.axes;
    const IdSet set(ids);
    document.points.change_if(is_among(set), [&](Point& point) {
        // a stream for each point: its noise does not depend on which others are chosen
        Rng rng(seed, RandomStream::data, point.id);
        point.x1 = moved(point.x1, axes[0], rng.normal());
        point.x2 = moved(point.x2, axes[1], rng.normal());
    });
    return document;
}

Document add_probe(Document document, double x1, double x2, std::string name) {
    if (!finite(x1, x2) || document.probes.size() >= max_probes) return document;
    std::uint64_t id = 0;
    for (const Probe& probe : document.probes) id = std::max(id, probe.id + 1);
    document.probes.push_back({x1, x2, id, std::move(name)});
    return document;
}

Document move_probe(Document document, std::uint64_t id, double x1, double x2) {
    Probe* probe = find_probe(document, id);
    if (!probe || !finite(x1, x2)) return document;
    probe->x1 = x1;
    probe->x2 = x2;
    return document;
}

Document rename_probe(Document document, std::uint64_t id, std::string name) {
    if (Probe* probe = find_probe(document, id)) probe->name = std::move(name);
    return document;
}

Document remove_probe(Document document, std::uint64_t id) {
    std::erase_if(document.probes, [id](const Probe& probe) { return probe.id == id; });
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

Document with_points(Document document, const Points& points, int classes) {
    const auto count = static_cast<std::size_t>(std::clamp(classes, 2, max_classes));
    if (count <= document.class_names.size()) {
        document.class_names.resize(count);
    } else {
        document.class_names.clear();
        for (std::size_t k = 1; k <= count; ++k) document.class_names.push_back("class " + std::to_string(k));
    }
    take_points(document, points.to_vector());
    document.settings = compatible(document.settings, document.classes());
    return document;
}

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
