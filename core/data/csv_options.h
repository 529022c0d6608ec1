// How a table is to be read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace separatrix {

/// Which column is what, from 0.
struct CsvColumns {
    std::array<std::size_t, 2> marks{0, 1};
    std::optional<std::size_t> label;
    std::optional<std::size_t> title;
    bool operator==(const CsvColumns&) const = default;
};

/// How to read a table; what is not said is detected.
struct CsvOptions {
    bool labels_required = true;      ///< false: rows without a class are fine (prediction), they have label 0
    bool one_class_allowed = false;   ///< for rows that join others
    std::optional<char> separator{};  ///< comma, semicolon, tab, or whatever a file uses
    std::optional<bool> decimal_comma{};
    std::optional<bool> has_header{};
    std::optional<CsvColumns> columns{};
    std::optional<long> sample{};  ///< so many rows at most, each as likely as any other, in the file's order; > 0
    std::uint64_t sample_seed = 42;
};

}  // namespace separatrix
