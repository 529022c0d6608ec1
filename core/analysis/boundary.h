// Marching squares: the curves along which a sampled function has a given value.
#pragma once

#include <vector>

#include "core/analysis/decision_field.h"

namespace separatrix {

/// Curves where `values` (rows x columns nodes as in DecisionField) crosses `level`, linear between nodes, ambiguous
/// cells decided by the mean of their corners. Non-finite nodes make no curve. Curves reach half a cell beyond the
/// outer nodes, to the edge of the rectangle.
std::vector<Polyline> contour(const DecisionField& grid, const float* values, float level);

struct Boundary {
    std::vector<Polyline> border;    ///< p = 0.5 with two classes, the arg-max borders with more
    std::vector<Polyline> quarters;  ///< p = 0.25 and 0.75; two classes only
};
Boundary boundary_of(const DecisionField& field);

}  // namespace separatrix
