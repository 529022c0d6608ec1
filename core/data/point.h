// A movie on the plane.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace separatrix {

inline constexpr int max_classes = 10;

struct Point {
    double x1 = 0;         ///< Alfred's mark
    double x2 = 0;         ///< Bruce's mark
    int label = 0;         ///< index of the class
    std::uint64_t id = 0;  ///< never reused within a document: splits and selections hold on to it
    std::string title;

    bool operator==(const Point&) const = default;
};

/// A movie without a label ("Gravity?"): a place whose probabilities are followed.
struct Probe {
    double x1 = 0;
    double x2 = 0;
    std::uint64_t id = 0;  ///< among the document's probes
    std::string name;

    bool operator==(const Probe&) const = default;
};

/// One axis of the plane: part of the document, so that a picture means the same tomorrow.
struct Axis {
    std::string name;
    double low = 0;
    double high = 5;
    bool operator==(const Axis&) const = default;
};

}  // namespace separatrix
