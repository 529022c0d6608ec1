// What the hand is doing on the plane at this moment: exactly one of these.
#pragma once

#include <variant>

#include "ui/model/plane/drag_strokes.h"
#include "ui/model/plane/enclosing_stroke.h"
#include "ui/model/plane/paint_stroke.h"
#include "ui/model/plane/sweep_strokes.h"

namespace separatrix {

struct NoStroke {};   ///< nothing, or a press that is a click so far
struct PanStroke {};  ///< the view follows the hand

using PlaneStroke = std::variant<NoStroke, PanStroke, HeldMovie, MovieDrag, ProbeDrag, PaintStroke, EraseStroke,
                                 RelabelStroke, EnclosingStroke>;

/// What it does to the document; null for those that do nothing to it.
inline const StrokeEdit* edit_of(const PlaneStroke& stroke) {
    return std::visit(
        [](const auto& one) -> const StrokeEdit* {
            if constexpr (requires { one.edit(); })
                return &one.edit();
            else
                return nullptr;
        },
        stroke);
}

}  // namespace separatrix
