// A small picture of a set of points, in the classes' colours.
#pragma once

#include <QPixmap>
#include <vector>

#include "core/data/point.h"
#include "ui/model/look/theme.h"

namespace separatrix {

/// `size` in logical pixels; `dot` is the diameter of a point.
QPixmap points_picture(const std::vector<Point>& points, const std::array<Axis, 2>& axes, const Theme& theme,
                       QSize size, qreal ratio, qreal dot);

}  // namespace separatrix
