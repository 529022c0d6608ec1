#include "ui/view/canvas/plane_selection_item.h"

#include <algorithm>
#include <bit>

#include "ui/model/canvas/point_locator.h"
#include "ui/view/canvas/plane_axis_rect.h"
#include "ui/view/canvas/plane_dots.h"

namespace separatrix {

namespace {

constexpr std::size_t few = 64;  ///< are looked up one by one; more in one pass over all movies
constexpr int around = 20;       ///< logical pixels: rings reach over the axes
/// More rings than this lie over each other anyway: one for each place of at most so many logical pixels both ways is
/// drawn.
constexpr std::size_t most_rings = 20'000;
constexpr int ring_place = 8;

}  // namespace

void PlaneSelectionItem::setTheme(const Theme& theme) {
    theme_ = theme;
    ring_ = {};
}

template <class Visit>
void PlaneSelectionItem::each(const Visit& visit) const {
    const Selection& selection = *session_->selection();
    const Points& points = session_->document().points;
    if (selection.size() <= few) {
        for (const auto id : selection.ids())
            if (const Point* point = points.find(id)) visit(PlanePoint{point->x1, point->x2});
        return;
    }
    const bool all = selection.size() == points.size();
    for (const Point& point : points)
        if (all || selection.contains(point.id)) visit(PlanePoint{point.x1, point.x2});
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
    const QPoint origin((area.topLeft() * ratio).toPoint());
    QImage canvas((area.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::transparent);
    // a power of two: a million movies are divided by it
    const int shift = std::max(0, static_cast<int>(std::bit_width(static_cast<unsigned>(ring_place * ratio))) - 1);
    const auto columns = static_cast<std::size_t>(canvas.width() >> shift) + 1;
    std::vector<std::uint8_t> taken;
    if (session_->selection()->size() > most_rings)
        taken.resize(columns * static_cast<std::size_t>((canvas.height() >> shift) + 1));
    const DotPlacer placer({mapping, origin, canvas.size(), ratio, radius});
    each([&](const PlanePoint& place) {
        placer.place(place, [&](int x, int y) {
            if (!taken.empty()) {
                auto& here =
                    taken[static_cast<std::size_t>(y >> shift) * columns + static_cast<std::size_t>(x >> shift)];
                if (here) return;
                here = 1;
            }
            put_sprite(canvas, ring_, x, y, canvas.rect());
        });
    });
    painter->save();
    painter->scale(1 / ratio, 1 / ratio);
    painter->drawImage(origin, canvas);
    painter->restore();
}

}  // namespace separatrix
