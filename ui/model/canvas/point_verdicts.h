// Which movies the network gets wrong at this moment.
#pragma once

#include <functional>
#include <vector>

#include "core/data/points.h"
#include "core/training/predictor.h"

namespace separatrix {

/// One flag for each point. All false where the network's classes are not the document's (it is about to be replaced).
/// Stops early when `cancelled` says so; asked once per few thousand points.
std::vector<bool> wrong_points(const Points& points, int classes, const Predictor& predictor,
                               const std::function<bool()>& cancelled = {});

/// Milliseconds to wait before asking again: many points are drawn anew five times a second at most.
int verdict_pause(std::size_t points);

}  // namespace separatrix
