// The decision field as a picture: tint grows with confidence, paper where the network cannot decide.
#pragma once

#include <QImage>

#include "core/analysis/decision_field.h"
#include "ui/model/theme.h"

namespace separatrix {

/// One pixel per node, row 0 of the picture at the TOP of the plane (y_high). The colour is that of the class with the
/// greatest margin, as strong as its confidence (p - 1/K) / (1 - 1/K): with two classes |2p - 1|. Transparent where a
/// node is not a number, or where the field was left unfinished.
QImage field_image(const DecisionField& field, const Theme& theme);

}  // namespace separatrix
