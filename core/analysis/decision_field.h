// A network over a grid of the plane: what the field, its border and the hidden maps are drawn from.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/math/plain_vector.h"
#include "core/math/plane.h"
#include "core/training/predictor.h"

namespace separatrix {

/// Values at columns x rows nodes; node (i, j) sits at the CENTRE of cell (i, j) of the rectangle divided evenly,
/// j = 0 at y_low. Arrays are [k][j][i] flattened: k * rows * columns + j * columns + i. float: enough for a picture.
struct DecisionField {
    PlaneRect rect;
    int columns = 0;
    int rows = 0;
    int classes = 2;
    PlainVector<float> p;       ///< probability of each class
    PlainVector<float> margin;  ///< > 0 where the class wins (class_margins)

    double x(double i) const { return rect.x_low + (i + 0.5) * (rect.x_high - rect.x_low) / columns; }
    double y(double j) const { return rect.y_low + (j + 0.5) * (rect.y_high - rect.y_low) / rows; }
    const float* p_of(int k) const { return p.data() + static_cast<std::size_t>(k) * plane_size(); }
    const float* margin_of(int k) const { return margin.data() + static_cast<std::size_t>(k) * plane_size(); }
    std::size_t plane_size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
};

/// Stops early (and answers an unfinished field) when `cancelled` says so; asked once per row. A costly
/// field takes a second thread; the numbers do not depend on it.
DecisionField decision_field(const Predictor& predictor, const PlaneRect& rect, int columns, int rows,
                             const std::function<bool()>& cancelled = {});

}  // namespace separatrix
