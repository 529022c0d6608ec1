// Movies as rows of text: what the clipboard carries from and to spreadsheets and other windows.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/data/csv.h"
#include "core/document/document.h"

namespace separatrix {

class Session;

/// The movies with these ids, in the document's order: a header row, then title (if any has one), both marks and the
/// class, with tabs between them. Empty if there is none of them.
QString rows_text(const Document& document, const std::vector<std::uint64_t>& ids);

/// Rows of a spreadsheet (tabs) or a CSV file, with or without a header and labels. Where no header names the columns,
/// a third column is the label if it holds the document's classes, else the title.
Expected<CsvData> rows_from_text(const QString& text, const Document& document);

/// Adds the rows as one undo step, those without a label with the session's current one; the ids of the new movies.
/// A header's `label` column may bring new classes.
Expected<std::vector<std::uint64_t>> paste_rows(Session& session, const QString& text);

/// Whether a text may be rows at all: quick, for enabling Paste.
bool looks_like_rows(const QString& text);

}  // namespace separatrix
