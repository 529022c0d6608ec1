// Which movies the network gets wrong at this moment.
#pragma once

#include <vector>

#include "core/document/document.h"
#include "core/training/predictor.h"

namespace separatrix {

/// One flag for each point. All false where the network's classes are not the document's (it is about to be replaced).
std::vector<bool> wrong_points(const Document& document, const Predictor& predictor);

/// Milliseconds to wait before asking again: a tenth of the window's time at most, and five times a second for many.
int verdict_pause(std::size_t points, double last_milliseconds);

}  // namespace separatrix
