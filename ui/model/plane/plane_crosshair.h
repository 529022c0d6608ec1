// The plane without a mouse: a crosshair that the keyboard moves.
#pragma once

#include <Qt>
#include <optional>
#include <vector>

#include "core/data/points.h"
#include "ui/model/canvas/plane_mapping.h"

namespace separatrix {

/// What a key means on the plane.
enum class CrosshairAction { none, moved, left, place, erase, label, fit };

struct PlaneCrosshair {
    bool active = false;
    PlanePoint place;
    int label = 0;                      ///< chosen by a digit, from 0
    std::optional<std::size_t> walked;  ///< what Tab came to: a point, or behind them a probe

    /// Arrows wake the crosshair in the middle of `view` and move it by a fiftieth of `whole`, with Shift by a tenth of
    /// that, never out of `whole`. Enter places, Delete and Backspace erase, a digit chooses a label, F fits,
    /// Escape puts the crosshair away. `none`: the key is not for the plane.
    CrosshairAction key(int key, Qt::KeyboardModifiers modifiers, const PlaneRect& view, const PlaneRect& whole);
    /// Tab and Shift+Tab: the next or previous of the points and then the probes, around the end.
    bool walk(const Points& points, const std::vector<Probe>& probes, bool forward);
};

}  // namespace separatrix
