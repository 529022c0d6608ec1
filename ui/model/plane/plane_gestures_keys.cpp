// The plane's keyboard: the crosshair that arrows move, and what Enter, Delete, Escape, Tab and Menu do at it.
#include "ui/model/plane/plane_gestures.h"
#include "ui/model/session/selection_edits.h"

namespace separatrix {

bool PlaneGestures::key(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_Escape && escape()) return true;
    const auto action = crosshair_.key(key, modifiers, ground_.view, ground_.whole);
    switch (action) {
        case CrosshairAction::none: return false;
        case CrosshairAction::moved: followCrosshair(); break;
        case CrosshairAction::left: break;
        case CrosshairAction::place: placeByKey(modifiers); break;
        case CrosshairAction::erase:
            if (!eraseByKey()) return crosshair_.active;
            break;
        case CrosshairAction::label:
            if (crosshair_.label >= ground_.document().classes()) return false;
            ground_.session->setCurrentLabel(crosshair_.label);
            break;
        case CrosshairAction::fit: fit(); break;
    }
    updateHovered();
    emit focusChanged();
    return true;
}

void PlaneGestures::followCrosshair() {
    const auto& at = crosshair_.place;
    if (at.x < ground_.view.x_low || at.x > ground_.view.x_high || at.y < ground_.view.y_low ||
        at.y > ground_.view.y_high) {
        const PlanePoint inside = clamped(at, ground_.view);
        setView(panned(ground_.view, at.x - inside.x, at.y - inside.y, ground_.whole));
    }
    if (press_) return;
    if (auto* drag = std::get_if<MovieDrag>(&stroke_)) drag->to(ground_, at);
    if (auto* drag = std::get_if<ProbeDrag>(&stroke_); drag && drag->follows()) drag->to(ground_, at);
    if (auto* enclosing = std::get_if<EnclosingStroke>(&stroke_))
        enclosing->to(ground_, ground_.mapping.to_pixel(at.x, at.y));
}

/// Enter does at the crosshair what a click does under the cursor; Move picks up and puts down, Select begins and ends
/// its outline.
void PlaneGestures::placeByKey(Qt::KeyboardModifiers modifiers) {
    const PlanePoint place = crosshair_.place;
    updateHovered();
    switch (tool_) {
        case PlaneTool::add: addAt(place, ground_.session->currentLabel()); break;
        case PlaneTool::probe: addProbeAt(place); break;
        case PlaneTool::brush:
        case PlaneTool::erase:
        case PlaneTool::relabel:
            if (!ground_.mapping.valid()) return;
            beginStroke(ground_.mapping.to_pixel(place.x, place.y), ground_.session->currentLabel());
            finish();
            break;
        case PlaneTool::select: encloseByKey(modifiers); break;
        case PlaneTool::move: carryByKey(); break;
    }
}

void PlaneGestures::encloseByKey(Qt::KeyboardModifiers modifiers) {
    if (const auto* enclosing = std::get_if<EnclosingStroke>(&stroke_)) {
        enclosing->choose(ground_, modifiers);
        finish();
    } else if (hovered_) {
        ground_.selection().toggle(ground_.points()[*hovered_].id);
    } else if (ground_.mapping.valid()) {
        const QPointF pixel = ground_.mapping.to_pixel(crosshair_.place.x, crosshair_.place.y);
        stroke_.emplace<EnclosingStroke>(pixel).to(ground_, pixel);
    }
}

void PlaneGestures::carryByKey() {
    if (!is<NoStroke>()) {  // put down
        finish();
        return;
    }
    if (hovered_) {
        const Point& point = ground_.points()[*hovered_];
        const HeldMovie held{point.id, {point.x1, point.x2}, {}};
        crosshair_.place = held.place;
        if (!ground_.selection().contains(held.id)) ground_.selection().set(held.id);
        stroke_.emplace<MovieDrag>(ground_, held);
    } else if (hovered_probe_) {
        stroke_.emplace<ProbeDrag>(ground_, *hovered_probe_, QPointF()).follow();
    } else {
        return;
    }
    crosshair_.walked.reset();
}

bool PlaneGestures::eraseByKey() {
    const Selection& selection = ground_.selection();
    const auto& points = ground_.points();
    if (hovered_probe_) {
        removeProbe(*hovered_probe_);
        crosshair_.walked.reset();
        return true;
    }
    const bool of_many = selection.size() > 1 && (!hovered_ || !crosshair_.active || *hovered_ >= points.size() ||
                                                  selection.contains(points[*hovered_].id));
    if (of_many) {
        delete_selected(*ground_.session);
        return true;
    }
    auto target = hovered_;
    if (!target) target = selected();
    if (!target || *target >= points.size()) return false;
    eraseIndex(*target);
    crosshair_.walked.reset();
    return true;
}

/// First what is going on, then what is chosen; the crosshair itself comes last.
bool PlaneGestures::escape() {
    if (isBusy()) {
        if (const StrokeEdit* edit = edit_of(stroke_)) edit->take_back(*ground_.session);
        finish();
        updateHovered();
        emit focusChanged();
        return true;
    }
    if (ground_.selection().empty()) return false;
    ground_.selection().clear();
    emit focusChanged();
    return true;
}

bool PlaneGestures::tab(bool forward) {
    if (isBusy()) return crosshair_.active;
    if (!crosshair_.walk(ground_.points(), ground_.document().probes, forward)) return false;
    followCrosshair();
    updateHovered();
    emit focusChanged();
    return true;
}

bool PlaneGestures::menu() {
    const auto pixel = focusPixel();
    if (isBusy() || !pixel) return false;
    Selection& selection = ground_.selection();
    if (hovered_probe_) {
        emit probeMenuWanted(*pixel, *hovered_probe_);
        return true;
    }
    if (hovered_) {
        const auto id = ground_.points()[*hovered_].id;
        if (!selection.contains(id)) selection.set(id);
    }
    if (selection.empty()) return false;
    emit pointMenuWanted(*pixel);
    return true;
}

}  // namespace separatrix
