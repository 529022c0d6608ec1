// What the tools of the plane can be told: how wide, how dense, which shape. Lengths are pixels, as the hand sees them.
#pragma once

#include <array>

namespace separatrix {

/// What the left button does. The middle one always moves the view; the right one places, paints or gives the other
/// label.
enum class PlaneTool { add, brush, move, erase, relabel, select, probe };
inline constexpr std::array all_tools{PlaneTool::add,     PlaneTool::brush,  PlaneTool::move, PlaneTool::erase,
                                      PlaneTool::relabel, PlaneTool::select, PlaneTool::probe};

enum class BrushShape { uniform, gaussian };
enum class SelectShape { rectangle, lasso };

struct ToolOptions {
    double brush_radius = 36;
    int brush_density = 8;  ///< movies for each width that the brush moves on, and for each second that it rests
    BrushShape brush_shape = BrushShape::uniform;
    double erase_radius = 10;
    double relabel_radius = 12;
    SelectShape select_shape = SelectShape::rectangle;

    bool operator==(const ToolOptions&) const = default;
};

namespace tool_limits {
inline constexpr double min_radius = 4;
inline constexpr double max_radius = 150;
inline constexpr int min_density = 1;
inline constexpr int max_density = 200;
}  // namespace tool_limits

}  // namespace separatrix
