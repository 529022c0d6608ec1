// Where a movie lies on a board: at its marks, or wherever a view puts it.
#pragma once

#include <functional>

#include "core/data/point.h"
#include "core/math/plane.h"

namespace separatrix {

/// Empty: at its marks. The same point has the same place as long as the function is the same; another function means
/// that all points are placed anew.
using PointPlace = std::function<PlanePoint(const Point&)>;

inline PlanePoint place_of(const PointPlace& place, const Point& point) {
    return place ? place(point) : PlanePoint{point.x1, point.x2};
}

}  // namespace separatrix
