// The chain rule of one movie as lines to show: symbol = formula = the formula with numbers = value, and the check.
#pragma once

#include "ui/model/maths/maths_row.h"

namespace separatrix {

/// `step_made`: the update is the step that the training just made, not one that it could make.
MathsText maths_text(const Derivation& derivation, bool step_made = false);

/// All sections, one line per row; `exact`: numbers with all their digits.
QString maths_as_text(const MathsText& text, const QString& heading, bool exact = false);
/// align* blocks, one per section.
QString maths_as_latex(const MathsText& text, const QString& heading);

}  // namespace separatrix
