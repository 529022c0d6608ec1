// Between marks and pixels, and which part of the plane is looked at.
#pragma once

#include <QPointF>
#include <QRectF>

#include "core/math/plane.h"

namespace separatrix {

/// Where the rectangle of marks lies on the widget. Not valid before the first layout.
struct PlaneMapping {
    QRectF pixels;
    PlaneRect rect;

    bool valid() const;
    QPointF to_pixel(double x, double y) const;
    PlanePoint to_marks(QPointF pixel) const;
    /// Inside the axes, and finite.
    bool contains(QPointF pixel) const;
    bool operator==(const PlaneMapping&) const = default;
};

/// `place` moved into the rectangle.
PlanePoint clamped(PlanePoint place, const PlaneRect& rect);

/// Wheel: `factor` < 1 looks closer; the place under the cursor stays there. Stops at a millionth and at four times of
/// the whole plane.
PlaneRect zoomed(const PlaneRect& view, PlanePoint around, double factor, const PlaneRect& whole);

/// Middle drag: the plane follows the cursor, never out of sight of the whole.
PlaneRect panned(const PlaneRect& view, double dx, double dy, const PlaneRect& whole);

/// A view from a file: brought onto the plane as panning would; all of it where no zooming leads there.
PlaneRect within_reach(const PlaneRect& view, const PlaneRect& whole);

/// Equal lengths for equal marks are worth the empty margin only if the axes are alike.
bool wants_square(const PlaneRect& whole);

}  // namespace separatrix
