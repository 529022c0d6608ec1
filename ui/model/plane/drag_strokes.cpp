#include "ui/model/plane/drag_strokes.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/model/session/selection_edits.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

/// As far as the group may go without leaving the axes; what is outside already may come back.
double kept_inside(double shift, double low, double high, double axis_low, double axis_high) {
    return std::clamp(shift, std::min(axis_low - low, 0.0), std::max(axis_high - high, 0.0));
}

}  // namespace

MovieDrag::MovieDrag(const PlaneGround& ground, const HeldMovie& held) : edit_(*ground.session), held_(held) {
    const Selection& selection = ground.selection();
    if (!selection.contains(held_.id) || selection.size() < 2) return;
    group_ = selection.ids();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    group_box_ = {infinity, -infinity, infinity, -infinity};
    for (const Point& point : edit_.before().points) {
        if (!selection.contains(point.id)) continue;
        group_box_.x_low = std::min(group_box_.x_low, point.x1);
        group_box_.x_high = std::max(group_box_.x_high, point.x1);
        group_box_.y_low = std::min(group_box_.y_low, point.x2);
        group_box_.y_high = std::max(group_box_.y_high, point.x2);
    }
}

void MovieDrag::to(const PlaneGround& ground, PlanePoint place) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    const PlaneRect& whole = ground.whole;
    if (group_.empty()) {
        edit_.apply(*ground.session, tr("Move movie"), [id = held_.id, at = clamped(place, whole)](Document document) {
            return move_point(std::move(document), id, at.x, at.y);
        });
        return;
    }
    const double dx =
        kept_inside(place.x - held_.place.x, group_box_.x_low, group_box_.x_high, whole.x_low, whole.x_high);
    const double dy =
        kept_inside(place.y - held_.place.y, group_box_.y_low, group_box_.y_high, whole.y_low, whole.y_high);
    // from where they were at the press: to and fro is the identity
    const auto count = static_cast<std::int64_t>(group_.size());
    edit_.apply(*ground.session, counted(tr("Move %1 movie(s)", nullptr, plural(count)), count),
                [&](Document document) {
                    document.points = shift_points(edit_.before(), group_, dx, dy).points;
                    return document;
                });
}

void ProbeDrag::to(const PlaneGround& ground, PlanePoint place) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    edit_.apply(*ground.session, tr("Move probe"), [id = id_, at = clamped(place, ground.whole)](Document document) {
        return move_probe(std::move(document), id, at.x, at.y);
    });
}

}  // namespace separatrix
