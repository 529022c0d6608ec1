#include "ui/model/canvas/plane_mapping.h"

#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr double closest = 1e-6;
constexpr double farthest = 4;

double width(const PlaneRect& rect) { return rect.x_high - rect.x_low; }
double height(const PlaneRect& rect) { return rect.y_high - rect.y_low; }

}  // namespace

bool PlaneMapping::valid() const {
    return pixels.width() >= 1 && pixels.height() >= 1 && std::isfinite(pixels.x()) && std::isfinite(pixels.y()) &&
           std::isfinite(pixels.width()) && std::isfinite(pixels.height()) && width(rect) > 0 && height(rect) > 0;
}

QPointF PlaneMapping::to_pixel(double x, double y) const {
    return {pixels.left() + (x - rect.x_low) / width(rect) * pixels.width(),
            pixels.bottom() - (y - rect.y_low) / height(rect) * pixels.height()};
}

PlanePoint PlaneMapping::to_marks(QPointF pixel) const {
    return {rect.x_low + (pixel.x() - pixels.left()) / pixels.width() * width(rect),
            rect.y_low + (pixels.bottom() - pixel.y()) / pixels.height() * height(rect)};
}

bool PlaneMapping::contains(QPointF pixel) const {
    if (!valid() || !std::isfinite(pixel.x()) || !std::isfinite(pixel.y())) return false;
    return pixel.x() >= pixels.left() && pixel.x() <= pixels.right() && pixel.y() >= pixels.top() &&
           pixel.y() <= pixels.bottom();
}

PlanePoint clamped(PlanePoint place, const PlaneRect& rect) {
    return {std::clamp(place.x, rect.x_low, rect.x_high), std::clamp(place.y, rect.y_low, rect.y_high)};
}

PlaneRect zoomed(const PlaneRect& view, PlanePoint around, double factor, const PlaneRect& whole) {
    const double least = closest * std::max(width(whole) / width(view), height(whole) / height(view));
    const double most = farthest * std::min(width(whole) / width(view), height(whole) / height(view));
    if (!std::isfinite(factor) || factor <= 0 || least > most) return view;
    const double f = std::clamp(factor, least, most);
    const PlaneRect result{around.x + (view.x_low - around.x) * f, around.x + (view.x_high - around.x) * f,
                           around.y + (view.y_low - around.y) * f, around.y + (view.y_high - around.y) * f};
    return panned(result, 0, 0, whole);
}

PlaneRect panned(const PlaneRect& view, double dx, double dy, const PlaneRect& whole) {
    // the middle of the view stays on the plane
    const double x = std::clamp((view.x_low + view.x_high) / 2 + dx, whole.x_low, whole.x_high);
    const double y = std::clamp((view.y_low + view.y_high) / 2 + dy, whole.y_low, whole.y_high);
    return {x - width(view) / 2, x + width(view) / 2, y - height(view) / 2, y + height(view) / 2};
}

PlaneRect within_reach(const PlaneRect& view, const PlaneRect& whole) {
    const double across = width(view) / width(whole);
    const double up = height(view) / height(whole);
    const bool reached = across >= closest && across <= farthest && up >= closest && up <= farthest;
    return reached ? panned(view, 0, 0, whole) : whole;
}

bool wants_square(const PlaneRect& whole) {
    const double ratio = width(whole) / height(whole);
    return ratio <= 2 && ratio >= 0.5;
}

}  // namespace separatrix
