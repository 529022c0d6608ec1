// Edits are pure functions: Document in, Document out.
#pragma once

#include <span>

#include "core/data/csv.h"
#include "core/document/document.h"

namespace separatrix {

/// Adds a movie; its id is the document's next_id. Marks are taken as they are, the label is clamped to the classes.
Document add_point(Document document, double x1, double x2, int label, std::string title = {});
/// Moves one; an unknown id changes nothing.
Document move_point(Document document, std::uint64_t id, double x1, double x2);
Document remove_points(Document document, std::span<const std::uint64_t> ids);
Document relabel_points(Document document, std::span<const std::uint64_t> ids, int label);
/// The same by places in document.points, ascending and none twice: strokes among a million know them.
Document remove_points_at(Document document, std::span<const std::size_t> indices);
Document relabel_points_at(Document document, std::span<const std::size_t> indices, int label);
/// Adds all of them, with new ids; those with a mark that is not finite are left out, labels are clamped.
Document add_points(Document document, std::span<const Point> points);
/// All by the same amount, so that their figure stays; whoever calls sees to it that they stay on the plane.
Document shift_points(Document document, std::span<const std::uint64_t> ids, double dx1, double dx2);
/// Copies with new ids, shifted, kept on the axes; appended in the points' order.
Document duplicate_points(Document document, std::span<const std::uint64_t> ids, double dx1, double dx2);
/// Normal noise of a deviation of `share` of each axis' range, kept on the axes; the same for the same seed.
Document jitter_points(Document document, std::span<const std::uint64_t> ids, double share, std::uint64_t seed);

/// At most max_probes: one more changes nothing.
Document add_probe(Document document, double x1, double x2, std::string name);
Document move_probe(Document document, std::uint64_t id, double x1, double x2);
Document rename_probe(Document document, std::uint64_t id, std::string name);
Document remove_probe(Document document, std::uint64_t id);

/// Other settings; made compatible with the number of classes.
Document with_settings(Document document, const Settings& settings);
/// New points, classes and axis names; ids are given anew from next_id on. Axes keep their range if all points lie
/// within it, else they take the points' range with round numbers.
Document with_data(Document document, const CsvData& data);
/// Data set from a generator, on the document's axes; class names are kept where there are enough of them.
Document with_points(Document document, const Points& points, int classes);

/// Low and high of a readable axis that holds all of [smallest, largest] with a little margin.
Axis fitted_axis(std::string name, double smallest, double largest);

}  // namespace separatrix
