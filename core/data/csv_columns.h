// Which column of a CSV file is what.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/data/csv_options.h"
#include "core/data/error.h"

namespace separatrix {

struct CsvLayout {
    bool has_header = false;
    char decimal_sign = '.';
    std::array<std::string, 2> axis_names;
    std::size_t columns = 0;
    std::array<std::size_t, 2> marks{};
    std::optional<std::size_t> label;
    std::optional<std::size_t> title;
    bool numeric_labels = false;
};

/// Whether numbers have a decimal comma: where the comma does not separate, some do and none has a point.
bool detect_decimal_comma(std::string_view text, char separator);

/// Whether the first record holds names: no number at all, or a column called label or title.
bool detect_header(std::string_view text, char separator);

/// Looks at the first records only. The file has at least one. What the options say is not detected.
Expected<CsvLayout> detect_layout(std::string_view text, char separator, const std::string& file,
                                  const CsvOptions& options);

}  // namespace separatrix
