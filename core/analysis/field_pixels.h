// A decision field in colours, made where it was computed: painting a million nodes is nothing for the window's thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/analysis/decision_field.h"

namespace separatrix {

/// Colours as 0xAARRGGBB, premultiplied, of each class from "cannot decide" (0) to "certain" (255).
struct FieldPalette {
    static constexpr int shades = 256;
    std::vector<std::array<std::uint32_t, shades>> classes;
};

/// One pixel per node, row 0 at the TOP of the plane (y_high): rows x columns, flattened.
struct FieldPixels {
    PlainVector<std::uint32_t> argb;
    bool opaque = true;  ///< none is transparent
};

/// The colour is that of the class with the greatest margin, as strong as its confidence (p - 1/K) / (1 - 1/K): with
/// two classes |2p - 1|. Transparent (0) where a node is not a number. Empty for a field that was left unfinished, or
/// has more classes than the palette.
FieldPixels field_pixels(const DecisionField& field, const FieldPalette& palette);

}  // namespace separatrix
