// A curve with only the corners that are seen.
#pragma once

#include <QPolygonF>

namespace separatrix {

/// Drops corners that lie within `tolerance` of the line without them; the ends stay. Marching squares answers a corner
/// for every cell, and stroking a wide line costs by the corner.
/// Source: Douglas and Peucker, "Algorithms for the reduction of the number of points ...", 1973.
QPolygonF thinned(const QPolygonF& curve, double tolerance);

}  // namespace separatrix
