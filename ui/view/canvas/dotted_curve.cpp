#include "ui/view/canvas/dotted_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace separatrix {

namespace {

constexpr double longest_side = 1e9;  ///< pixels; beyond it places are no longer exact

/// Which part of the way from `from` to `from` + `by` is inside `room`, as shares of it; empty if low >= high.
struct Shares {
    double low = 0, high = 1;
    void cut(double from, double by, double first, double last) {
        if (by == 0) {
            if (from < first || from > last) high = 0;
            return;
        }
        low = std::max(low, std::min((first - from) / by, (last - from) / by));
        high = std::min(high, std::max((first - from) / by, (last - from) / by));
    }
};

/// Calls `visit` with the places inside `room` at equal distances along the curve. A curve of another view may be a
/// million times as long as what is seen of it.
template <class Visit>
void along(const QPolygonF& curve, double spacing, const QRectF& room, const Visit& visit) {
    double next = spacing / 2;
    for (qsizetype i = 1; i < curve.size(); ++i) {
        const QPointF from = curve[i - 1];
        const QPointF by = curve[i] - from;
        const double length = std::hypot(by.x(), by.y());
        if (!(length < longest_side)) {
            next = spacing / 2;
            continue;
        }
        Shares inside;
        inside.cut(from.x(), by.x(), room.left(), room.right());
        inside.cut(from.y(), by.y(), room.top(), room.bottom());
        if (inside.low < inside.high) {
            double place = next + std::max(0.0, std::ceil((inside.low * length - next) / spacing)) * spacing;
            for (const double end = inside.high * length; place < end; place += spacing)
                visit(from + by * (place / length));
        }
        next = length > next ? next + std::ceil((length - next) / spacing) * spacing - length : next - length;
    }
}

}  // namespace

void DottedCurve::setColor(const QColor& color) {
    color_ = color;
    ratio_ = 0;
}

void DottedCurve::makeSprites(double ratio) {
    if (std::exchange(ratio_, ratio) == ratio) return;
    for (std::size_t y = 0; y < phases; ++y) {
        for (std::size_t x = 0; x < phases; ++x) {
            // from the middle of the sprite's middle pixel to the middle of the dot
            const auto middle = [](std::size_t phase) { return (static_cast<double>(phase) + 0.5) / phases - 0.5; };
            const QPointF off(middle(x), middle(y));
            sprites_[y][x] = make_sprite(diameter_ / 2 + 0.5 / ratio, ratio, [&](QPainter& painter) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(color_);
                painter.drawEllipse(off / ratio, diameter_ / 2, diameter_ / 2);
            });
        }
    }
}

void DottedCurve::draw(QPainter& painter, const std::vector<QPolygonF>& curves, const QRectF& room) {
    const double ratio = painter.device()->devicePixelRatioF();
    makeSprites(ratio);
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    for (const QPolygonF& curve : curves) {
        along(curve, spacing_, room, [&](QPointF place) {
            const double x = place.x() * ratio;
            const double y = place.y() * ratio;
            const QPoint pixel(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
            const auto phase = [](double share) {
                return std::min(static_cast<std::size_t>(share * phases), phases - 1);
            };
            const Sprite& sprite = sprites_[phase(y - pixel.y())][phase(x - pixel.x())];
            painter.drawImage(pixel - QPoint(sprite.reach, sprite.reach), sprite.picture);
        });
    }
    painter.restore();
}

}  // namespace separatrix
