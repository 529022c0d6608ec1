#include "ui/model/point_locator.h"

namespace separatrix {

void PointLocator::set_points(const Points& points) {
    x_.resize(points.size());
    y_.resize(points.size());
    std::size_t i = 0;
    for (const Point& point : points) {
        x_[i] = point.x1;
        y_[i] = point.x2;
        ++i;
    }
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

double point_radius(std::size_t count) {
    if (count <= 400) return 5.5;
    if (count <= 2000) return 4.5;
    if (count <= 5000) return 3.5;
    return 2.5;
}

double hit_radius(std::size_t count) { return point_radius(count) + (count <= 400 ? 4.5 : 2.0); }

}  // namespace separatrix
