// The three parts of one movie's derivation as lines to show.
#pragma once

#include "core/analysis/derivation.h"
#include "ui/model/maths/maths_row.h"

namespace separatrix {

MathsSection forward_section(const Derivation& derivation);
MathsSection backward_section(const Derivation& derivation);
/// `step_made`: the step that the training just made, not one that it could make.
MathsSection update_section(const Derivation& derivation, bool step_made);

}  // namespace separatrix
