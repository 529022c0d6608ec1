#include "ui/view/plane_selection_item.h"

#include <cmath>

#include "ui/model/point_locator.h"
#include "ui/view/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr std::size_t few = 64;  ///< are looked up one by one; more in one pass over all movies
constexpr int around = 20;       ///< logical pixels: rings reach over the axes
/// More rings than this lie over each other anyway: one for each place of so many pixels both ways is drawn.
constexpr std::size_t most_rings = 20'000;
constexpr int ring_place = 3;

}  // namespace

void PlaneSelectionItem::setTheme(const Theme& theme) {
    theme_ = theme;
    ring_ = {};
}

std::vector<PlanePoint> PlaneSelectionItem::places() const {
    const Selection& selection = *session_->selection();
    const Points& points = session_->document().points;
    std::vector<PlanePoint> result;
    if (selection.size() <= few) {
        for (const auto id : selection.ids())
            if (const Point* point = points.find(id)) result.push_back({point->x1, point->x2});
        return result;
    }
    const bool all = selection.size() == points.size();
    result.reserve(selection.size());
    for (const Point& point : points)
        if (all || selection.contains(point.id)) result.push_back({point.x1, point.x2});
    return result;
}

void PlaneSelectionItem::draw(QCPPainter* painter) {
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) return;  // not part of an exported picture
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid() || session_->selection()->empty()) return;
    const std::size_t count = session_->document().points.size();
    const double radius = point_radius(count) + (count <= 2000 ? 7 : 3.5);
    const double ratio = painter->device()->devicePixelRatioF();
    if (ring_.empty() || ring_ratio_ != ratio || ring_radius_ != radius) {
        ring_ratio_ = ratio;
        ring_radius_ = radius;
        ring_ = make_sprite(radius + 3, ratio, [&](QPainter& ring) {
            ring.setBrush(Qt::NoBrush);
            ring.setPen(QPen(theme_.halo, count <= 2000 ? 4.5 : 2.5));
            ring.drawEllipse(QPointF(), radius, radius);
            ring.setPen(QPen(theme_.accent, count <= 2000 ? 2 : 1.3));
            ring.drawEllipse(QPointF(), radius, radius);
        });
    }
    const QRectF area = mapping.pixels.adjusted(-around, -around, around, around);
    const QRectF seen = mapping.pixels.adjusted(-1, -1, 1, 1);
    const QPoint origin((area.topLeft() * ratio).toPoint());
    QImage canvas((area.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::transparent);
    const std::vector<PlanePoint> rings = places();
    const int columns = canvas.width() / ring_place + 1;
    std::vector<bool> taken;
    if (rings.size() > most_rings)
        taken.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(canvas.height() / ring_place + 1));
    for (const PlanePoint& place : rings) {
        const QPointF at = mapping.to_pixel(place.x, place.y);
        if (!seen.contains(at)) continue;
        const QPointF middle = at * ratio - QPointF(origin);
        const int x = static_cast<int>(std::floor(middle.x()));
        const int y = static_cast<int>(std::floor(middle.y()));
        if (!taken.empty()) {
            const auto here = static_cast<std::size_t>(y / ring_place) * static_cast<std::size_t>(columns) +
                              static_cast<std::size_t>(x / ring_place);
            if (taken[here]) continue;
            taken[here] = true;
        }
        put_sprite(canvas, ring_, x, y, canvas.rect());
    }
    painter->save();
    painter->scale(1 / ratio, 1 / ratio);
    painter->drawImage(origin, canvas);
    painter->restore();
}

}  // namespace separatrix
