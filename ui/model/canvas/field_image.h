// The decision field as a picture: tint grows with confidence, paper where the network cannot decide.
#pragma once

#include <QImage>

#include "core/analysis/field_worker.h"
#include "ui/model/look/theme.h"

namespace separatrix {

/// The theme's colours of as many classes as there can be.
std::shared_ptr<const FieldPalette> field_palette(const Theme& theme);

/// field_pixels() as a picture; null where they are empty.
QImage field_image(const DecisionField& field, const FieldPalette& palette);
/// Takes over the pixels that came with the answer, without a copy, if they are of this palette.
QImage field_image(const std::shared_ptr<const FieldAnswer>& answer,
                   const std::shared_ptr<const FieldPalette>& palette);

}  // namespace separatrix
