// No program and no file of ours holds a weight that is not a number.
#pragma once

#include <optional>

#include "core/data/error.h"
#include "core/nn/network.h"

namespace separatrix {

/// not_finite with the first such weight, if there is one.
std::optional<Error> not_finite_error(const Network& network);

}  // namespace separatrix
