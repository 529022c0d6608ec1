// Places on the plane of the marks.
#pragma once

#include <vector>

namespace separatrix {

/// Rectangle of the plane in marks.
struct PlaneRect {
    double x_low = 0, x_high = 5, y_low = 0, y_high = 5;
    bool operator==(const PlaneRect&) const = default;
};

struct PlanePoint {
    double x = 0, y = 0;
    bool operator==(const PlanePoint&) const = default;
};
/// Consecutive points of one curve; closed if first == last.
using Polyline = std::vector<PlanePoint>;

}  // namespace separatrix
