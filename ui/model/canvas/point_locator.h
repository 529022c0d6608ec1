// Which movies are under the cursor, the brush or the lasso.
#pragma once

#include <QPolygonF>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/data/points.h"
#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/canvas/point_place.h"

namespace separatrix {

/// Positions only, side by side: a scan of 100,000 takes a fraction of a millisecond, so there is no grid to keep up.
class PointLocator {
public:
    /// From the next set_points() on.
    void set_place(PointPlace place);
    /// Looks only at the chunks that are others than last time.
    void set_points(const Points& points);
    /// Index of the nearest point within `radius` pixels; of equally near ones the last, which is drawn on top.
    std::optional<std::size_t> nearest(const PlaneMapping& mapping, QPointF pixel, double radius) const;
    /// Indices of the points within `radius` pixels of the way from one pixel to another; ascending.
    std::vector<std::size_t> along(const PlaneMapping& mapping, QPointF from, QPointF to, double radius) const;
    /// Indices of the points inside a closed outline in pixels (odd-even rule); ascending.
    std::vector<std::size_t> inside(const PlaneMapping& mapping, const QPolygonF& outline) const;

private:
    struct Piece {
        Points::ChunkPointer chunk;
        std::vector<double> x, y;
    };
    /// Calls `visit(index, place)` for those in the rectangle of marks, in order.
    template <class Visit>
    void each_in(PlanePoint low, PlanePoint high, const Visit& visit) const;

    PointPlace place_;
    std::vector<Piece> pieces_;  ///< one for each chunk
};

/// Half the size of a point on the screen, in pixels: many points are drawn smaller.
double point_radius(std::size_t count);
/// How near a click must be: a little more than what is seen.
double hit_radius(std::size_t count);

}  // namespace separatrix
