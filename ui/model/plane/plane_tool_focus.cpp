// The plane's keyboard, and what is in focus: under the cursor, under the crosshair, chosen.
#include <algorithm>
#include <cmath>

#include "ui/model/plane/plane_tool.h"
#include "ui/model/plane/probe_text.h"
#include "ui/model/session/selection_edits.h"

namespace separatrix {

namespace {

constexpr double probe_radius = 11;  ///< pixels around its middle

}  // namespace

// --- keyboard

bool PlaneGestures::key(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_Escape && escape()) return true;
    const auto action = crosshair_.key(key, modifiers, view_, whole_);
    switch (action) {
        case CrosshairAction::none: return false;
        case CrosshairAction::moved: followCrosshair(); break;
        case CrosshairAction::left: break;
        case CrosshairAction::place: placeByKey(modifiers); break;
        case CrosshairAction::erase:
            if (!eraseByKey()) return crosshair_.active;
            break;
        case CrosshairAction::label:
            if (crosshair_.label >= session_->document().classes()) return false;
            session_->setCurrentLabel(crosshair_.label);
            break;
        case CrosshairAction::fit: fit(); break;
    }
    updateHovered();
    emit focusChanged();
    return true;
}

void PlaneGestures::followCrosshair() {
    const auto& at = crosshair_.place;
    if (at.x < view_.x_low || at.x > view_.x_high || at.y < view_.y_low || at.y > view_.y_high) {
        const PlanePoint inside = clamped(at, view_);
        setView(panned(view_, at.x - inside.x, at.y - inside.y, whole_));
    }
    if (isDragging() && pressed_ == Qt::NoButton) dragTo(at);
    if (stroke_ == Stroke::select && pressed_ == Qt::NoButton) encloseTo(mapping_.to_pixel(at.x, at.y));
}

/// Enter does at the crosshair what a click does under the cursor; Move picks up and puts down, Select begins and ends
/// its outline.
bool PlaneGestures::placeByKey(Qt::KeyboardModifiers modifiers) {
    const QPointF pixel = mapping_.valid() ? mapping_.to_pixel(crosshair_.place.x, crosshair_.place.y) : QPointF();
    updateHovered();
    switch (tool_) {
        case PlaneTool::add: addAt(crosshair_.place, session_->currentLabel()); break;
        case PlaneTool::probe: addProbeAt(crosshair_.place); break;
        case PlaneTool::brush:
        case PlaneTool::erase:
        case PlaneTool::relabel: {
            if (!mapping_.valid()) return false;
            before_ = session_->document();
            const Stroke stroke = tool_ == PlaneTool::brush   ? Stroke::brush
                                  : tool_ == PlaneTool::erase ? Stroke::erase
                                                              : Stroke::relabel;
            beginStroke(stroke, pixel, session_->currentLabel());
            finish();
            break;
        }
        case PlaneTool::select:
            if (stroke_ == Stroke::select) {
                modifiers_ = modifiers;
                selectEnclosed();
                finish();
            } else if (hovered_) {
                session_->selection()->toggle(session_->document().points[*hovered_].id);
            } else if (mapping_.valid()) {
                stroke_ = Stroke::select;
                press_pixel_ = pixel;
                strayed_ = true;
                encloseTo(pixel);
            }
            break;
        case PlaneTool::move: {
            if (stroke_ != Stroke::none) {  // put down
                finish();
                break;
            }
            if (!hovered_ && !hovered_probe_) return false;
            before_ = session_->document();
            strayed_ = true;
            if (hovered_) {
                const Point& point = session_->document().points[*hovered_];
                held_ = point.id;
                held_place_ = crosshair_.place = {point.x1, point.x2};
                if (!session_->selection()->contains(point.id)) session_->selection()->set(point.id);
                beginDrag();
            } else {
                held_ = hovered_probe_;
                stroke_ = Stroke::probe;
            }
            crosshair_.walked.reset();
            break;
        }
    }
    return true;
}

bool PlaneGestures::eraseByKey() {
    const Selection& selection = *session_->selection();
    const auto& points = session_->document().points;
    if (hovered_probe_) {
        removeProbe(*hovered_probe_);
        crosshair_.walked.reset();
        return true;
    }
    const bool of_many = selection.size() > 1 && (!hovered_ || !crosshair_.active || *hovered_ >= points.size() ||
                                                  selection.contains(points[*hovered_].id));
    if (of_many) {
        delete_selected(*session_);
        return true;
    }
    auto target = hovered_;
    if (!target) target = selected();
    if (!target || *target >= points.size()) return false;
    eraseIndex(*target, 0);
    crosshair_.walked.reset();
    return true;
}

/// First what is going on, then what is chosen; the crosshair itself comes last.
bool PlaneGestures::escape() {
    if (isBusy()) {
        cancel();
        return true;
    }
    if (session_->selection()->empty()) return false;
    session_->selection()->clear();
    emit focusChanged();
    return true;
}

bool PlaneGestures::tab(bool forward) {
    if (isBusy()) return crosshair_.active;
    if (!crosshair_.walk(session_->document().points, session_->document().probes, forward)) return false;
    followCrosshair();
    updateHovered();
    emit focusChanged();
    return true;
}

bool PlaneGestures::menu() {
    const auto pixel = focusPixel();
    if (isBusy() || !pixel) return false;
    Selection& selection = *session_->selection();
    if (hovered_probe_) {
        emit probeMenuWanted(*pixel, *hovered_probe_);
        return true;
    }
    if (hovered_) {
        const auto id = session_->document().points[*hovered_].id;
        if (!selection.contains(id)) selection.set(id);
    }
    if (selection.empty()) return false;
    emit pointMenuWanted(*pixel);
    return true;
}

// --- what is shown

void PlaneGestures::updateHovered() {
    hovered_.reset();
    hovered_probe_.reset();
    const auto& points = session_->document().points;
    const auto& probes = session_->document().probes;
    if (stroke_ == Stroke::drag && held_) {
        hovered_ = indexOf(*held_);
        return;
    }
    if (stroke_ == Stroke::probe) {
        hovered_probe_ = held_;
        return;
    }
    if (crosshair_.active && crosshair_.walked && *crosshair_.walked < points.size() + probes.size()) {
        if (*crosshair_.walked < points.size())
            hovered_ = crosshair_.walked;
        else
            hovered_probe_ = probes[*crosshair_.walked - points.size()].id;
        return;
    }
    const auto pixel = focusPixel();
    if (!pixel) return;
    // a stroke acts on all within its reach; to look for the nearest of a million would slow it down
    if (stroke_ != Stroke::brush && stroke_ != Stroke::erase && stroke_ != Stroke::relabel)
        hovered_ = locator_.nearest(mapping_, *pixel, hit_radius(points.size()));
    double nearest = probe_radius;
    for (const Probe& probe : probes) {
        const QPointF apart = mapping_.to_pixel(probe.x1, probe.x2) - *pixel;
        const double far = std::hypot(apart.x(), apart.y());
        if (far > nearest) continue;
        nearest = far;
        hovered_probe_ = probe.id;
    }
    if (hovered_probe_) hovered_.reset();  // probes lie above the movies
}

std::optional<QPointF> PlaneGestures::focusPixel() const {
    if (!mapping_.valid()) return std::nullopt;
    if (crosshair_.active) return mapping_.to_pixel(crosshair_.place.x, crosshair_.place.y);
    return cursor_;
}

std::optional<double> PlaneGestures::reach() const {
    const std::size_t count = session_->document().points.size();
    switch (tool_) {
        case PlaneTool::brush: return options_.brush_radius;
        case PlaneTool::erase: return std::max(options_.erase_radius, hit_radius(count));
        case PlaneTool::relabel: return std::max(options_.relabel_radius, hit_radius(count));
        default: return std::nullopt;
    }
}

std::optional<std::size_t> PlaneGestures::selected() const {
    const auto id = session_->selection()->current();
    return id ? indexOf(*id) : std::nullopt;
}

std::optional<std::size_t> PlaneGestures::indexOf(std::uint64_t id) const {
    return session_->document().points.index_of(id);
}

Readout PlaneGestures::readout() const {
    const Document& document = session_->document();
    const auto frame = session_->shown();
    const Predictor* predictor = frame && frame->checkpoint ? &frame->checkpoint->predictor : nullptr;
    const double span = view_.x_high - view_.x_low;
    if (hovered_ && *hovered_ < document.points.size()) {
        return point_readout(document, predictor, document.points[*hovered_],
                             *hovered_ < is_test_.size() && is_test_[*hovered_], span);
    }
    if (hovered_probe_) {
        for (const Probe& probe : document.probes)
            if (probe.id == *hovered_probe_) return probe_readout(document, predictor, probe, span);
    }
    const auto pixel = focusPixel();
    if (!pixel) return {};
    // the crosshair's own numbers, not a round trip through pixels
    const PlanePoint place = crosshair_.active ? crosshair_.place : mapping_.to_marks(*pixel);
    return place_readout(document, predictor, place.x, place.y, span);
}

}  // namespace separatrix
