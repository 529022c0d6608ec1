// Movies from and to CSV text (RFC 4180: quotes, doubled quotes, line breaks within quotes).
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/csv_options.h"
#include "core/data/error.h"
#include "core/data/points.h"

namespace separatrix {

inline constexpr long max_rows = 5'000'000;

struct CsvData {
    std::vector<Point> points;              ///< ids 0 ... n - 1; label 0 where the file has none
    std::vector<std::string> class_names;   ///< numeric labels ascending, words in alphabetical order
    std::array<std::string, 2> axis_names;  ///< from the header; empty without one
    bool has_labels = true;
    bool has_titles = false;
    char separator = ',';
    bool has_header = false;
    long rows_in_file = 0;  ///< more than the points if they are a sample
};

/// Told the share that is done, 0 ... 1, now and then; false stops the work (error: cancelled). Empty: nobody asks.
using WorkProgress = std::function<bool(double share)>;

/// Reads CSV text. Separator (comma, semicolon, tab), decimal comma and header are detected where `options` say
/// nothing. The first two numeric columns are the marks; the column named `label` (else the remaining one with fewest
/// distinct values, two or more before one, the last of equals) is the class: whole numbers >= 0, or words; a `title`
/// column (else a remaining text column) names the movies. A decimal comma is seen where commas do not separate and no
/// number has a point. A UTF-8 byte-order mark is skipped; UTF-16 (see decoded_text), binary data, NaN, infinities,
/// ragged rows, one class only, more than max_classes or (without a sample) max_rows are errors with line and column.
/// `file` is only put into the error.
Expected<CsvData> read_csv(std::string_view text, const std::string& file, const CsvOptions& options = {},
                           const WorkProgress& progress = {});

/// The classes under other names, one for each; equal names become one class. Errors: one_class (unless allowed).
Expected<CsvData> with_class_names(CsvData data, const std::vector<std::string>& names, bool one_class_allowed = false);

enum class TextEncoding { utf8, utf16, latin1 };
/// What the bytes look like: UTF-16 by its byte-order mark or its zeros, UTF-8 if they are valid, else Latin-1.
TextEncoding guessed_encoding(std::string_view bytes);
/// The bytes as UTF-8 text. UTF-16 of either byte order, Latin-1 with the characters that Windows puts at 0x80 ...
/// 0x9F. Errors: wrong_encoding with the line, for bytes that are not what they are said to be.
Expected<std::string> decoded_text(std::string_view bytes, TextEncoding encoding, const std::string& file);

/// Header x1,x2,label,title (title only if any point has one); numbers in the shortest form that reads back exactly.
/// Class names stand in quotes where one of them looks like a number and is none: then the reader takes them as words.
std::string write_csv(const Points& points, const std::vector<std::string>& class_names,
                      const std::array<std::string, 2>& axis_names = {"x1", "x2"});

/// One field, quoted if it must be.
std::string csv_field(std::string_view text, char separator = ',');

}  // namespace separatrix
