// Edits that a table of movies makes: rows that join the others, titles, and the axes that hold them.
#pragma once

#include "core/document/document.h"
#include "core/document/edits.h"

namespace separatrix {

struct AddedRows {
    int label_without = 0;     ///< class of rows that have none
    bool new_classes = false;  ///< whether labels that the document does not know become classes of their own
};
/// The rows behind the document's points, with new ids from next_id on. Labels are the document's classes by name, by
/// name in other capitals, or as the numbers 0, 1, ... of its classes. Axes grow to hold the marks.
/// Errors: unknown_choice (a label that is no class), too_many_classes.
Expected<Document> with_rows_added(Document document, const CsvData& data, const AddedRows& options = {});

/// As with_data(), for a table from elsewhere: where ten points or more would fill less than a third of either axis,
/// the axes are fitted to them.
Document with_table(Document document, const CsvData& data);
/// The document that a bare CSV file means: its points, the settings of a new document.
Document document_from_csv(const CsvData& data);

/// Another title for one movie; an unknown id changes nothing.
Document retitle_point(Document document, std::uint64_t id, const std::string& title);

/// Other names and ranges. What is_axis() refuses stays as it was.
Document with_axes(Document document, const std::array<Axis, 2>& axes);
/// Ranges that hold all points with round numbers at their ends; without points the axes as they are.
std::array<Axis, 2> fitted_axes(const Document& document);

inline constexpr std::size_t longest_axis_name = 60;  ///< characters
/// What is wrong with an axis, if anything: missing_field (no name), out_of_range (name too long; range empty or too
/// small for its numbers), not_finite. subject: "name", "low" or "high".
std::optional<Error> axis_error(const Axis& axis);
/// How many points lie outside; they are trained on, but not seen.
std::size_t points_outside(const Document& document, const std::array<Axis, 2>& axes);

}  // namespace separatrix
