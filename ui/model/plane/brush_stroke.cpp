#include "ui/model/plane/brush_stroke.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace separatrix {

namespace {

constexpr double most_at_once = 2000;  ///< a pointer that jumped, or a clock that stood still

}  // namespace

BrushStroke::BrushStroke(const ToolOptions& options, QPointF start, std::uint64_t seed)
    : options_(options), at_(start), rng_(seed, RandomStream::data), due_(options.brush_density) {}

QPointF BrushStroke::offset() {
    const double r = options_.brush_radius;
    if (options_.brush_shape == BrushShape::gaussian) {
        // two deviations reach the ring
        const double x = rng_.normal();
        return {x * r / 2, rng_.normal() * r / 2};
    }
    // uniform in the disc: the area within a radius grows with its square
    const double distance = r * std::sqrt(rng_.uniform());
    const double angle = rng_.uniform(0, 2 * std::numbers::pi);
    return {distance * std::cos(angle), distance * std::sin(angle)};
}

std::vector<QPointF> BrushStroke::advance(QPointF to, double seconds) {
    const double way = std::hypot(to.x() - at_.x(), to.y() - at_.y());
    const double widths = way / (2 * options_.brush_radius);
    due_ += options_.brush_density * (way > 0 ? widths : std::max(seconds, 0.0));
    due_ = std::min(due_, most_at_once);
    std::vector<QPointF> fallen;
    for (; due_ >= 1; due_ -= 1) {
        const double t = rng_.uniform();
        fallen.push_back(at_ + t * (to - at_) + offset());
    }
    at_ = to;
    return fallen;
}

}  // namespace separatrix
