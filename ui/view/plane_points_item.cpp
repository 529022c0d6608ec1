#include "ui/view/plane_points_item.h"

#include <algorithm>
#include <cmath>

#include "ui/model/point_locator.h"
#include "ui/view/plane_axis_rect.h"

namespace separatrix {

void PlanePointsItem::setTheme(const Theme& theme) {
    theme_ = theme;
    sprites_ = {};
}

void PlanePointsItem::setPoints(const Points& points, const std::vector<bool>& is_test) {
    const bool keeps_flags = dots_.size() == points.size();  // moved or relabelled: until the next verdict
    dots_.resize(points.size());
    std::size_t i = 0;
    for (const Point& point : points) {
        Dot& dot = dots_[i];
        const bool same = keeps_flags && dot.id == point.id && dot.label == point.label;
        dot = {point.x1,
               point.x2,
               point.id,
               static_cast<std::uint8_t>(std::clamp(point.label, 0, 9)),
               i < is_test.size() && is_test[i],
               same && dot.wrong,
               std::binary_search(lit_.begin(), lit_.end(), point.id)};
        ++i;
    }
}

bool PlanePointsItem::setWrong(const std::vector<bool>& wrong) {
    if (wrong.size() != dots_.size()) return false;
    bool changed = false;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        changed = changed || dots_[i].wrong != wrong[i];
        dots_[i].wrong = wrong[i];
    }
    return changed;
}

bool PlanePointsItem::setLit(const std::vector<std::uint64_t>& ids) {
    std::vector<std::uint64_t> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    if (sorted == lit_) return false;
    lit_ = std::move(sorted);
    for (Dot& dot : dots_) dot.lit = std::binary_search(lit_.begin(), lit_.end(), dot.id);
    return true;
}

std::size_t PlanePointsItem::wrongCount() const {
    return static_cast<std::size_t>(std::count_if(dots_.begin(), dots_.end(), [](const Dot& d) { return d.wrong; }));
}

GlyphStyle PlanePointsItem::style_of(const Dot& dot) const {
    GlyphStyle style;
    style.radius = point_radius(dots_.size());
    style.halo = style.radius > 5 ? 1.6 : style.radius > 3 ? 1.1 : 0.6;
    style.hollow = dot.test;
    style.wrong = dot.wrong;
    return style;
}

const PlanePointsItem::Sprite& PlanePointsItem::sprite_of(const Dot& dot, double ratio) {
    Sprite& sprite = sprites_[static_cast<std::size_t>(dot.label) * 4 + (dot.test ? 2 : 0) + (dot.wrong ? 1 : 0)];
    if (sprite.picture.isNull()) {
        const GlyphStyle style = style_of(dot);
        // an odd number of device pixels has a middle one
        const int pixels = 2 * static_cast<int>(std::ceil(glyph_extent(style) * ratio)) + 1;
        sprite.extent = pixels / ratio / 2;
        sprite.picture = QPixmap(pixels, pixels);
        sprite.picture.setDevicePixelRatio(ratio);
        sprite.picture.fill(Qt::transparent);
        QPainter painter(&sprite.picture);
        draw_class_glyph(painter, QPointF(sprite.extent, sprite.extent), dot.label, style, theme_);
    }
    return sprite;
}

void PlanePointsItem::draw_lit(QPainter& painter, QPointF middle) const {
    const double r = point_radius(dots_.size()) + 7.5;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 4.4));
    painter.drawEllipse(middle, r, r);
    painter.setPen(QPen(theme_.accent, 2.2));
    painter.drawEllipse(middle, r, r);
}

void PlanePointsItem::draw(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    const QRectF seen = mapping.pixels.adjusted(-1, -1, 1, 1);
    if (!lit_.empty()) {
        painter->setRenderHint(QPainter::Antialiasing);
        for (const Dot& dot : dots_) {
            if (!dot.lit) continue;
            const QPointF middle = mapping.to_pixel(dot.x, dot.y);
            if (seen.contains(middle)) draw_lit(*painter, middle);
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {  // an exported picture: true shapes
        for (const Dot& dot : dots_) {
            const QPointF middle = mapping.to_pixel(dot.x, dot.y);
            if (seen.contains(middle)) draw_class_glyph(*painter, middle, dot.label, style_of(dot), theme_);
        }
        return;
    }
    const double ratio = painter->device()->devicePixelRatioF();
    const double radius = point_radius(dots_.size());
    if (ratio != sprite_ratio_ || radius != sprite_radius_) {
        sprites_ = {};
        sprite_ratio_ = ratio;
        sprite_radius_ = radius;
    }
    for (const Dot& dot : dots_) {
        const QPointF middle = mapping.to_pixel(dot.x, dot.y);
        if (!seen.contains(middle)) continue;
        const Sprite& sprite = sprite_of(dot, ratio);
        painter->drawPixmap(middle - QPointF(sprite.extent, sprite.extent), sprite.picture);
    }
}

}  // namespace separatrix
