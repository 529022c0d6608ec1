// What the generators are called on the screen, and the rule of each.
#pragma once

#include <QString>

#include "core/data/generators.h"

namespace separatrix {

/// "Linear", "Bar", …
QString title(GeneratorKind kind);
/// "Class 1 where x₁ + x₂ > 1, on the unit square": how the labels are made.
QString formula(GeneratorKind kind);

}  // namespace separatrix
