#include "ui/model/point_locator.h"

#include <algorithm>
#include <unordered_map>

namespace separatrix {

void PointLocator::set_points(const Points& points) {
    const auto& chunks = points.chunks();
    const auto take = [this](const Points::Chunk& chunk, std::size_t begin) {
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            x_[begin + i] = chunk[i].x1;
            y_[begin + i] = chunk[i].x2;
        }
    };
    // what stays where it was, as all does that lies before the first chunk of another size
    std::size_t same = 0;
    std::size_t begin = 0;
    for (; same < chunks.size() && same < seen_.size() && chunks[same]->size() == seen_[same]->size(); ++same) {
        if (chunks[same] != seen_[same]) take(*chunks[same], begin);
        begin += chunks[same]->size();
    }
    // of the rest, what has only moved
    std::unordered_map<const Points::Chunk*, std::size_t> begins_before;
    std::size_t begin_before = begin;
    for (std::size_t c = same; c < seen_.size(); ++c) {
        begins_before.emplace(seen_[c].get(), begin_before - begin);
        begin_before += seen_[c]->size();
    }
    const auto rest = static_cast<std::ptrdiff_t>(begin);
    const std::vector<double> x_before(x_.begin() + rest, x_.end());
    const std::vector<double> y_before(y_.begin() + rest, y_.end());
    x_.resize(points.size());
    y_.resize(points.size());
    for (std::size_t c = same; c < chunks.size(); ++c) {
        const auto& chunk = *chunks[c];
        if (const auto found = begins_before.find(chunks[c].get()); found != begins_before.end()) {
            const auto from = static_cast<std::ptrdiff_t>(found->second);
            const auto size = static_cast<std::ptrdiff_t>(chunk.size());
            std::copy_n(x_before.begin() + from, size, x_.begin() + static_cast<std::ptrdiff_t>(begin));
            std::copy_n(y_before.begin() + from, size, y_.begin() + static_cast<std::ptrdiff_t>(begin));
        } else {
            take(chunk, begin);
        }
        begin += chunk.size();
    }
    seen_ = chunks;
}

std::optional<std::size_t> PointLocator::nearest(const PlaneMapping& mapping, QPointF pixel, double radius) const {
    if (!mapping.valid()) return std::nullopt;
    const PlanePoint place = mapping.to_marks(pixel);
    const double x_scale = mapping.pixels.width() / (mapping.rect.x_high - mapping.rect.x_low);
    const double y_scale = mapping.pixels.height() / (mapping.rect.y_high - mapping.rect.y_low);
    std::optional<std::size_t> found;
    double best = radius * radius;
    for (std::size_t i = 0; i < x_.size(); ++i) {
        const double dx = (x_[i] - place.x) * x_scale;
        const double dy = (y_[i] - place.y) * y_scale;
        const double distance = dx * dx + dy * dy;
        if (distance <= best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

std::vector<std::size_t> PointLocator::along(const PlaneMapping& mapping, QPointF from, QPointF to,
                                             double radius) const {
    std::vector<std::size_t> found;
    if (!mapping.valid()) return found;
    const QPointF way = to - from;
    const double length2 = QPointF::dotProduct(way, way);
    // most of a million are not even near: the corners of all that can be reached, in marks, with room for rounding
    const double reach = radius + 1;
    const PlanePoint low = mapping.to_marks({std::min(from.x(), to.x()) - reach, std::max(from.y(), to.y()) + reach});
    const PlanePoint high = mapping.to_marks({std::max(from.x(), to.x()) + reach, std::min(from.y(), to.y()) - reach});
    for (std::size_t i = 0; i < x_.size(); ++i) {
        if (x_[i] < low.x || x_[i] > high.x || y_[i] < low.y || y_[i] > high.y) continue;
        const QPointF at = mapping.to_pixel(x_[i], y_[i]) - from;
        // the nearest place on the way
        const double t = length2 > 0 ? std::clamp(QPointF::dotProduct(at, way) / length2, 0.0, 1.0) : 0;
        const QPointF apart = at - t * way;
        if (QPointF::dotProduct(apart, apart) <= radius * radius) found.push_back(i);
    }
    return found;
}

std::vector<std::size_t> PointLocator::inside(const PlaneMapping& mapping, const QPolygonF& outline) const {
    std::vector<std::size_t> found;
    if (!mapping.valid() || outline.size() < 3) return found;
    const QRectF box = outline.boundingRect();
    for (std::size_t i = 0; i < x_.size(); ++i) {
        const QPointF at = mapping.to_pixel(x_[i], y_[i]);
        if (at.x() < box.left() || at.x() > box.right() || at.y() < box.top() || at.y() > box.bottom()) continue;
        if (outline.containsPoint(at, Qt::OddEvenFill)) found.push_back(i);
    }
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
