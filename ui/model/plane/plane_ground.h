// What the hand works on: the session's movies as they lie on the plane just now.
#pragma once

#include <algorithm>

#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/canvas/point_locator.h"
#include "ui/model/plane/tool_options.h"
#include "ui/model/session/session.h"

namespace separatrix {

struct PlaneGround {
    Session* session;
    PlaneMapping mapping;
    PlaneRect view;  ///< the part of the plane that is looked at
    PlaneRect whole;
    ToolOptions options;
    PointLocator locator;

    const Document& document() const { return session->document(); }
    const Points& points() const { return document().points; }
    Selection& selection() const { return *session->selection(); }
    /// Pixels: never less than a click reaches.
    double erase_reach() const { return std::max(options.erase_radius, hit_radius(points().size())); }
    double relabel_reach() const { return std::max(options.relabel_radius, hit_radius(points().size())); }
};

}  // namespace separatrix
