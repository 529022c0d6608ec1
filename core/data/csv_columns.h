// Which column of a CSV file is what.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/data/csv.h"
#include "core/data/csv_records.h"

namespace separatrix {

struct CsvLayout {
    bool has_header = false;
    std::array<std::string, 2> axis_names;
    std::size_t columns = 0;
    std::array<std::size_t, 2> marks{};
    std::optional<std::size_t> label;
    std::optional<std::size_t> title;
    bool numeric_labels = false;
};

/// Looks at the first records only. The file has at least one.
Expected<CsvLayout> detect_layout(std::string_view text, char separator, const std::string& file,
                                  const CsvOptions& options);

}  // namespace separatrix
