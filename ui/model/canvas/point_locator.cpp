#include "ui/model/canvas/point_locator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace separatrix {

void PointLocator::set_place(PointPlace place) {
    place_ = std::move(place);
    pieces_.clear();
}

void PointLocator::set_points(const Points& points) {
    std::vector<Piece> before = std::exchange(pieces_, {});
    pieces_ = points.pieces_from(before, [this](std::size_t, Piece& piece) {
        piece.x.reserve(piece.chunk->size());
        piece.y.reserve(piece.chunk->size());
        for (const Point& point : *piece.chunk) {
            const PlanePoint at = place_of(place_, point);
            piece.x.push_back(at.x);
            piece.y.push_back(at.y);
        }
    });
}

template <class Visit>
void PointLocator::each_in(PlanePoint low, PlanePoint high, const Visit& visit) const {
    const auto less = [](double a, double b) { return a < b ? a : b; };
    const auto more = [](double a, double b) { return a > b ? a : b; };
    constexpr std::size_t few = 16;
    constexpr std::size_t lanes = 4;
    std::size_t begin = 0;
    for (const Piece& piece : pieces_) {
        const std::size_t size = piece.x.size();
        const double* const x = piece.x.data();
        const double* const y = piece.y.data();
        for (std::size_t i = 0; i < size; i += few) {
            if (i + few <= size) {
                // of most no one is inside: one branch for all of them, by how far each is inside
                std::array<double, lanes> inside{-1, -1, -1, -1};
                for (std::size_t k = i; k < i + few; k += lanes)
                    for (std::size_t lane = 0; lane < lanes; ++lane)
                        inside[lane] = more(inside[lane], less(less(x[k + lane] - low.x, high.x - x[k + lane]),
                                                               less(y[k + lane] - low.y, high.y - y[k + lane])));
                if (more(more(inside[0], inside[1]), more(inside[2], inside[3])) < 0) continue;
            }
            for (std::size_t k = i; k < std::min(size, i + few); ++k)
                if (x[k] >= low.x && x[k] <= high.x && y[k] >= low.y && y[k] <= high.y)
                    visit(begin + k, PlanePoint{x[k], y[k]});
        }
        begin += size;
    }
}

std::optional<std::size_t> PointLocator::nearest(const PlaneMapping& mapping, QPointF pixel, double radius) const {
    if (!mapping.valid()) return std::nullopt;
    const PlanePoint place = mapping.to_marks(pixel);
    const double x_scale = mapping.pixels.width() / (mapping.rect.x_high - mapping.rect.x_low);
    const double y_scale = mapping.pixels.height() / (mapping.rect.y_high - mapping.rect.y_low);
    std::optional<std::size_t> found;
    double best = radius * radius;
    const double reach = radius + 1;
    each_in(mapping.to_marks(pixel + QPointF(-reach, reach)), mapping.to_marks(pixel + QPointF(reach, -reach)),
            [&](std::size_t index, const PlanePoint& at) {
                const double dx = (at.x - place.x) * x_scale;
                const double dy = (at.y - place.y) * y_scale;
                const double distance = dx * dx + dy * dy;
                if (distance > best) return;
                best = distance;
                found = index;
            });
    return found;
}

std::vector<std::size_t> PointLocator::along(const PlaneMapping& mapping, QPointF from, QPointF to,
                                             double radius) const {
    std::vector<std::size_t> found;
    if (!mapping.valid()) return found;
    const QPointF way = to - from;
    const double length2 = QPointF::dotProduct(way, way);
    // the corners of all that can be reached, with room for rounding
    const double reach = radius + 1;
    const QPointF low(std::min(from.x(), to.x()) - reach, std::max(from.y(), to.y()) + reach);
    const QPointF high(std::max(from.x(), to.x()) + reach, std::min(from.y(), to.y()) - reach);
    each_in(mapping.to_marks(low), mapping.to_marks(high), [&](std::size_t index, const PlanePoint& place) {
        const QPointF at = mapping.to_pixel(place.x, place.y) - from;
        // the nearest place on the way
        const double t = length2 > 0 ? std::clamp(QPointF::dotProduct(at, way) / length2, 0.0, 1.0) : 0;
        const QPointF apart = at - t * way;
        if (QPointF::dotProduct(apart, apart) <= radius * radius) found.push_back(index);
    });
    return found;
}

std::vector<std::size_t> PointLocator::inside(const PlaneMapping& mapping, const QPolygonF& outline) const {
    std::vector<std::size_t> found;
    if (!mapping.valid() || outline.size() < 3) return found;
    const QRectF box = outline.boundingRect();
    const QRectF around = box.adjusted(-1, -1, 1, 1);
    each_in(mapping.to_marks(around.bottomLeft()), mapping.to_marks(around.topRight()),
            [&](std::size_t index, const PlanePoint& place) {
                const QPointF at = mapping.to_pixel(place.x, place.y);
                if (at.x() < box.left() || at.x() > box.right() || at.y() < box.top() || at.y() > box.bottom()) return;
                if (outline.containsPoint(at, Qt::OddEvenFill)) found.push_back(index);
            });
    return found;
}

double point_radius(std::size_t count) {
    if (count <= 400) return 5.5;
    if (count <= 1000) return 4.5;
    if (count <= 2000) return 3.5;
    if (count <= 6000) return 2.6;
    if (count <= 30'000) return 2.0;
    return count <= 200'000 ? 1.5 : 1.1;
}

double hit_radius(std::size_t count) { return point_radius(count) + (count <= 400 ? 4.5 : 2.0); }

}  // namespace separatrix
