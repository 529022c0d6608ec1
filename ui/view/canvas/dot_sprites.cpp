#include "ui/view/canvas/dot_sprites.h"

#include <cmath>

namespace separatrix {

namespace {

constexpr double smallest_shape = 1.3;  ///< points are squares below this radius

double lit_radius(double radius) { return radius + 7.5; }

}  // namespace

GlyphStyle dot_style(const PlaneDot& dot, double radius) {
    GlyphStyle style;
    style.radius = radius;
    style.halo = radius > 5 ? 1.6 : radius > 3 ? 1.1 : radius > 1.5 ? 0.6 : 0;
    style.hollow = dot.test;
    style.wrong = dot.wrong;
    return style;
}

void DotSprites::set_theme(const Theme& theme) {
    theme_ = theme;
    sprites_ = {};
    lit_ = {};
}

void DotSprites::renew(double ratio, double radius) {
    ratio_ = ratio;
    radius_ = radius;
    sprites_ = {};
    lit_ = make_sprite(lit_radius(radius) + 3, ratio, [&](QPainter& painter) { draw_lit(painter, {}, radius); });
}

const Sprite& DotSprites::of(const PlaneDot& dot) {
    Sprite& sprite = sprites_[static_cast<std::size_t>(dot.label) * 4 + (dot.test ? 2 : 0) + (dot.wrong ? 1 : 0)];
    if (!sprite.empty()) return sprite;
    if (radius_ < smallest_shape) {
        const QColor color = theme_.class_color(dot.label);
        const QColor middle = dot.wrong ? theme_.border_line : dot.test ? theme_.halo : color;
        sprite = make_block(static_cast<int>(std::lround(ratio_)), color, middle);
    } else {
        sprite = make_sprite(glyph_extent(dot_style(dot, radius_)), ratio_,
                             [&](QPainter& painter) { draw(painter, {}, dot, radius_); });
    }
    return sprite;
}

void DotSprites::draw(QPainter& painter, QPointF middle, const PlaneDot& dot, double radius) const {
    draw_class_glyph(painter, middle, dot.label, dot_style(dot, radius), theme_);
}

void DotSprites::draw_lit(QPainter& painter, QPointF middle, double radius) const {
    const double r = lit_radius(radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 4.4));
    painter.drawEllipse(middle, r, r);
    painter.setPen(QPen(theme_.accent, 2.2));
    painter.drawEllipse(middle, r, r);
}

}  // namespace separatrix
