// What a movie looks like on the plane: drawn once for each kind, then copied many thousand times.
#pragma once

#include <array>

#include "ui/model/look/theme.h"
#include "ui/view/canvas/plane_dots.h"
#include "ui/view/canvas/sprite.h"
#include "ui/view/look/class_glyph.h"

namespace separatrix {

/// `radius`: of a dot, in logical pixels, here and below.
GlyphStyle dot_style(const PlaneDot& dot, double radius);

class DotSprites {
public:
    /// The sprites of before are gone: renew() comes next.
    void set_theme(const Theme& theme);
    /// For another look; they are drawn as they are asked for.
    void renew(double ratio, double radius);
    const Sprite& of(const PlaneDot& dot);
    /// The rings around a movie of a single step.
    const Sprite& lit() const { return lit_; }

    /// The true shapes, wherever they lie between the pixels.
    void draw(QPainter& painter, QPointF middle, const PlaneDot& dot, double radius) const;
    void draw_lit(QPainter& painter, QPointF middle, double radius) const;

private:
    Theme theme_;
    double ratio_ = 0;
    double radius_ = 0;
    std::array<Sprite, PlaneDots::most_labels * 4> sprites_;
    Sprite lit_;
};

}  // namespace separatrix
