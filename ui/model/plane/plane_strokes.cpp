// What one press does until its release: brush, erase, relabel, enclose, drag. All of it is one undo step.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/model/plane/plane_tool.h"
#include "ui/model/session/selection_edits.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

constexpr double lasso_grain = 3;  ///< pixels between two corners

std::vector<std::uint64_t> ids_of(const Points& points, const std::vector<std::size_t>& indices) {
    std::vector<std::uint64_t> ids;
    ids.reserve(indices.size());
    for (const std::size_t i : indices) ids.push_back(points[i].id);
    return ids;
}

/// As far as the group may go without leaving the axes; what is outside already may come back.
double kept_inside(double shift, double low, double high, double axis_low, double axis_high) {
    return std::clamp(shift, std::min(axis_low - low, 0.0), std::max(axis_high - high, 0.0));
}

}  // namespace

int PlaneGestures::otherLabel() const {
    const int classes = session_->document().classes();
    return (std::clamp(session_->currentLabel(), 0, classes - 1) + 1) % classes;
}

void PlaneGestures::beginStroke(Stroke stroke, QPointF pixel, int label) {
    stroke_ = stroke;
    stroke_label_ = label;
    gesture_ = session_->newGesture();
    last_pixel_ = pixel;
    if (stroke == Stroke::brush) {
        // the same document and hand paint the same movies
        const auto seed = scramble(before_.settings.seed) + before_.next_id;
        brush_.emplace(options_, pixel, seed);
        rest_timer_.start();
    }
    strokeTo(pixel, 0);
}

void PlaneGestures::strokeTo(QPointF pixel, double seconds) {
    switch (stroke_) {
        case Stroke::brush: paint(pixel, seconds); break;
        case Stroke::erase: eraseAlong(last_pixel_, pixel); break;
        case Stroke::relabel: relabelAlong(last_pixel_, pixel); break;
        default: break;
    }
}

void PlaneGestures::rest(double seconds) {
    if (stroke_ != Stroke::brush || !brush_) return;
    paint(last_pixel_, seconds);
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::paint(QPointF pixel, double seconds) {
    std::vector<Point> fallen;
    for (const QPointF drop : brush_->advance(pixel, seconds)) {
        if (!mapping_.contains(drop)) continue;  // beside the plane: nothing is heaped up at its edge
        const PlanePoint place = mapping_.to_marks(drop);
        if (place.x < whole_.x_low || place.x > whole_.x_high || place.y < whole_.y_low || place.y > whole_.y_high)
            continue;
        fallen.push_back({place.x, place.y, stroke_label_, 0, {}});
    }
    if (fallen.empty()) return;
    session_->apply(
        tr("Paint movies"), [&](Document document) { return add_points(std::move(document), fallen); }, gesture_);
}

void PlaneGestures::eraseAlong(QPointF from, QPointF to) {
    const auto& points = session_->document().points;
    const double radius = std::max(options_.erase_radius, hit_radius(points.size()));
    const auto reached = locator_.along(mapping_, from, to, radius);
    if (reached.empty()) return;
    session_->apply(
        tr("Erase movies"), [&](Document document) { return remove_points_at(std::move(document), reached); },
        gesture_);
}

void PlaneGestures::relabelAlong(QPointF from, QPointF to) {
    const auto& points = session_->document().points;
    const double radius = std::max(options_.relabel_radius, hit_radius(points.size()));
    const auto reached = locator_.along(mapping_, from, to, radius);
    if (reached.empty()) return;
    session_->apply(
        tr("Relabel movies"),
        [&](Document document) { return relabel_points_at(std::move(document), reached, stroke_label_); }, gesture_);
}

// --- choosing

void PlaneGestures::encloseTo(QPointF pixel) {
    if (options_.select_shape == SelectShape::rectangle) {
        outline_ = QPolygonF(QRectF(press_pixel_, pixel).normalized());
        return;
    }
    if (outline_.isEmpty()) outline_ << press_pixel_;
    const QPointF apart = pixel - outline_.back();
    if (std::hypot(apart.x(), apart.y()) >= lasso_grain) outline_ << pixel;
}

void PlaneGestures::selectEnclosed() {
    const auto ids = ids_of(session_->document().points, locator_.inside(mapping_, outline_));
    Selection& selection = *session_->selection();
    if (modifiers_ & Qt::ShiftModifier)
        selection.add(ids);
    else if (modifiers_ & (Qt::AltModifier | Qt::ControlModifier))
        selection.remove(ids);
    else
        selection.set(ids);
}

void PlaneGestures::selectByClick() {
    Selection& selection = *session_->selection();
    if (!hovered_) {
        if (!modifiers_) selection.clear();
        return;
    }
    const std::uint64_t id = session_->document().points[*hovered_].id;
    if (modifiers_ & Qt::AltModifier)
        selection.remove(std::span(&id, 1));
    else
        selection.toggle(id);
}

// --- moving

void PlaneGestures::beginDrag() {
    stroke_ = Stroke::drag;
    const Selection& selection = *session_->selection();
    if (!selection.contains(*held_) || selection.size() < 2) return;
    group_ = selection.ids();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    group_box_ = {infinity, -infinity, infinity, -infinity};
    for (const Point& point : before_.points) {
        if (!selection.contains(point.id)) continue;
        group_box_.x_low = std::min(group_box_.x_low, point.x1);
        group_box_.x_high = std::max(group_box_.x_high, point.x1);
        group_box_.y_low = std::min(group_box_.y_low, point.x2);
        group_box_.y_high = std::max(group_box_.y_high, point.x2);
    }
}

void PlaneGestures::dragTo(PlanePoint to) {
    if (!std::isfinite(to.x) || !std::isfinite(to.y) || !held_) return;
    if (gesture_ == 0) gesture_ = session_->newGesture();
    const PlanePoint at = clamped(to, whole_);
    if (stroke_ == Stroke::probe) {
        session_->apply(
            tr("Move probe"),
            [id = *held_, at](Document document) { return move_probe(std::move(document), id, at.x, at.y); }, gesture_);
    } else if (group_.empty()) {
        session_->apply(
            tr("Move movie"),
            [id = *held_, at](Document document) { return move_point(std::move(document), id, at.x, at.y); }, gesture_);
    } else {
        const double dx =
            kept_inside(to.x - held_place_.x, group_box_.x_low, group_box_.x_high, whole_.x_low, whole_.x_high);
        const double dy =
            kept_inside(to.y - held_place_.y, group_box_.y_low, group_box_.y_high, whole_.y_low, whole_.y_high);
        const auto count = static_cast<std::int64_t>(group_.size());
        // from where they were at the press: to and fro is the identity
        session_->apply(
            counted(tr("Move %1 movie(s)", nullptr, plural(count)), count),
            [&](Document document) {
                document.points = shift_points(before_, group_, dx, dy).points;
                return document;
            },
            gesture_);
    }
}

void PlaneGestures::cancel() {
    // what the press did to the document, and nothing else
    if (gesture_ != 0)
        session_->apply(
            session_->undoStack()->undoText(),
            [this](Document document) {
                document.points = before_.points;
                document.probes = before_.probes;
                document.next_id = before_.next_id;
                return document;
            },
            gesture_);
    finish();
    updateHovered();
    emit focusChanged();
}

}  // namespace separatrix
