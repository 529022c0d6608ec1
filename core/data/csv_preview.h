// The first rows of a table and how they would be read: what an import dialog shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/csv.h"
#include "core/data/point.h"

namespace separatrix {

struct CsvPreview {
    char separator = ',';
    bool has_header = false;
    bool decimal_comma = false;
    std::vector<std::string> names;              ///< of the columns, from the header; else empty
    std::vector<std::vector<std::string>> rows;  ///< below the header; ragged ones as they are
    std::size_t columns = 0;                     ///< of the first row
    CsvColumns chosen;                           ///< as said or detected
    /// Different values of the label column in their order as classes, with how often they come; at most max_classes
    /// + 1.
    std::vector<std::pair<std::string, long>> labels;
    std::optional<Error> problem;  ///< why the columns were not found
};

/// Looks at the beginning of the text only. `rows`: how many are shown.
CsvPreview csv_preview(std::string_view text, const std::string& file, const CsvOptions& options, int rows = 50);

/// The first `bytes` of a text, cut behind the last line that is whole.
std::string_view whole_lines(std::string_view text, std::size_t bytes);

}  // namespace separatrix
