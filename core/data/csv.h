// Movies from and to CSV text (RFC 4180: quotes, doubled quotes, line breaks within quotes).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/error.h"
#include "core/data/point.h"

namespace separatrix {

inline constexpr int max_classes = 10;
inline constexpr long max_rows = 5'000'000;

struct CsvData {
    std::vector<Point> points;              ///< ids 0 ... n - 1; label 0 where the file has none
    std::vector<std::string> class_names;   ///< numeric labels ascending, words in alphabetical order
    std::array<std::string, 2> axis_names;  ///< from the header; empty without one
    bool has_labels = true;
    bool has_titles = false;
    char separator = ',';
};

struct CsvOptions {
    bool labels_required = true;  ///< false for prediction
};

/// Reads CSV text. Separator (comma, semicolon, tab) and header are detected. The first two numeric columns are the
/// marks; the column named `label` (else the remaining one with fewest distinct values, two or more before one, the
/// last of equals) is the class: whole numbers >= 0, or words; a `title` column (else a remaining text column) names
/// the movies. Numbers have a decimal point. A UTF-8 byte-order mark is skipped; UTF-16, binary data, NaN, infinities,
/// ragged rows, one class only, more than max_classes or max_rows are errors with line and column. `file` is only put
/// into the error.
Expected<CsvData> read_csv(std::string_view text, const std::string& file, const CsvOptions& options = {});

/// Header x1,x2,label,title (title only if any point has one); numbers in the shortest form that reads back exactly.
std::string write_csv(const std::vector<Point>& points, const std::vector<std::string>& class_names,
                      const std::array<std::string, 2>& axis_names = {"x1", "x2"});

/// One field, quoted if it must be.
std::string csv_field(std::string_view text, char separator = ',');

/// The shortest text that reads back to the same double; never depends on the locale.
std::string number_text(double value);
/// The whole text as a finite or non-finite double; nullopt if it is not a number. Never depends on the locale.
std::optional<double> parse_number(std::string_view text);
/// The whole text as a whole number.
std::optional<long long> parse_integer(std::string_view text);

}  // namespace separatrix
