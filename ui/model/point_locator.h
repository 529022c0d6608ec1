// Which movie is under the cursor.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/model/plane_mapping.h"

namespace separatrix {

/// Positions only, side by side: a scan of 100,000 takes a tenth of a millisecond, so there is no grid to keep up.
class PointLocator {
public:
    void set_points(const Points& points);
    /// Index of the nearest point within `radius` pixels; of equally near ones the last, which is drawn on top.
    std::optional<std::size_t> nearest(const PlaneMapping& mapping, QPointF pixel, double radius) const;

private:
    std::vector<double> x_, y_;
};

/// Half the size of a point on the screen, in pixels: many points are drawn smaller.
double point_radius(std::size_t count);
/// How near a click must be: a little more than what is seen.
double hit_radius(std::size_t count);

}  // namespace separatrix
