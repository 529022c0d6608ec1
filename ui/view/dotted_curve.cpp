#include "ui/view/dotted_curve.h"

#include <QLineF>
#include <cmath>
#include <utility>

namespace separatrix {

namespace {

/// Calls `visit` with places at equal distances along the curve.
template <class Visit>
void along(const QPolygonF& curve, double spacing, const Visit& visit) {
    double next = spacing / 2;
    for (qsizetype i = 1; i < curve.size(); ++i) {
        const QLineF side(curve[i - 1], curve[i]);
        const double length = side.length();
        for (; next < length; next += spacing) visit(side.pointAt(next / length));
        next -= length;
    }
}

}  // namespace

void DottedCurve::setColor(const QColor& color) {
    color_ = color;
    ratio_ = 0;
}

void DottedCurve::makeSprites(double ratio) {
    if (std::exchange(ratio_, ratio) == ratio) return;
    for (int y = 0; y < phases; ++y) {
        for (int x = 0; x < phases; ++x) {
            // from the middle of the sprite's middle pixel to the middle of the dot
            const QPointF off((x + 0.5) / phases - 0.5, (y + 0.5) / phases - 0.5);
            sprites_[static_cast<std::size_t>(y * phases + x)] =
                make_sprite(diameter_ / 2 + 0.5 / ratio, ratio, [&](QPainter& painter) {
                    painter.setPen(Qt::NoPen);
                    painter.setBrush(color_);
                    painter.drawEllipse(off / ratio, diameter_ / 2, diameter_ / 2);
                });
        }
    }
}

void DottedCurve::draw(QPainter& painter, const std::vector<QPolygonF>& curves) {
    const double ratio = painter.device()->devicePixelRatioF();
    makeSprites(ratio);
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    for (const QPolygonF& curve : curves) {
        along(curve, spacing_, [&](QPointF place) {
            const double x = place.x() * ratio;
            const double y = place.y() * ratio;
            const QPoint pixel(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
            const int phase_x = static_cast<int>((x - pixel.x()) * phases);
            const int phase_y = static_cast<int>((y - pixel.y()) * phases);
            const Sprite& sprite = sprites_[static_cast<std::size_t>(phase_y * phases + phase_x)];
            painter.drawImage(pixel - QPoint(sprite.reach, sprite.reach), sprite.picture);
        });
    }
    painter.restore();
}

}  // namespace separatrix
