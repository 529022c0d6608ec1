// The mouse on the plane: a press begins a stroke or is a click so far, moves carry it on, the release ends it.
#include <QUndoCommand>
#include <algorithm>
#include <cmath>

#include "ui/model/plane/plane_gestures.h"

namespace separatrix {

namespace {

double distance(QPointF a, QPointF b) { return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()); }

/// Undoes the last step so that Redo does not offer it: the stack drops an obsolete command when it comes to redo it.
void take_back(QUndoStack& stack) {
    stack.undo();
    if (!stack.canRedo()) return;
    const_cast<QUndoCommand*>(stack.command(stack.index()))->setObsolete(true);
    stack.redo();
}

}  // namespace

void PlaneGestures::press(QPointF pixel, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    if (press_ || !ground_.mapping.contains(pixel)) return;
    finish();  // what the keyboard carries
    added_at_ = -1;
    last_pixel_ = pixel;
    crosshair_.active = false;
    cursor_ = pixel;
    updateHovered();
    press_ = Press{button, modifiers, pixel, !hovered_ && !hovered_probe_};
    if (button == Qt::LeftButton)
        pressLeft();
    else if (button == Qt::RightButton && tool_ != PlaneTool::erase)
        beginStroke(pixel, otherLabel());
    else if (button == Qt::MiddleButton)
        stroke_ = PanStroke{};
    emit focusChanged();
}

bool PlaneGestures::beginStroke(QPointF pixel, int label) {
    switch (tool_) {
        case PlaneTool::brush:
            stroke_.emplace<PaintStroke>(ground_, pixel, label);
            rest_timer_.start();
            break;
        case PlaneTool::erase: stroke_.emplace<EraseStroke>(ground_, pixel); break;
        case PlaneTool::relabel: stroke_.emplace<RelabelStroke>(ground_, pixel, label); break;
        default: return false;
    }
    strokeTo(pixel);
    return true;
}

void PlaneGestures::pressLeft() {
    const Press& press = *press_;
    if (beginStroke(press.pixel, ground_.session->currentLabel())) return;
    const bool modified = press.modifiers & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    if (hovered_probe_) {
        holdProbe(*hovered_probe_);
    } else if (tool_ == PlaneTool::select && (modified || !hovered_)) {
        stroke_.emplace<EnclosingStroke>(press.pixel);
    } else if (hovered_) {
        const Point& point = ground_.points()[*hovered_];
        if (modified)
            ground_.selection().toggle(point.id);
        else
            holdMovie(point);
    } else if (tool_ == PlaneTool::move) {
        stroke_ = PanStroke{};
    } else if (!modified) {
        ground_.selection().clear();
    }
}

void PlaneGestures::holdMovie(const Point& point) {
    Selection& selection = ground_.selection();
    const QPointF grip = ground_.mapping.to_pixel(point.x1, point.x2) - press_->pixel;
    const bool one_of_many = selection.contains(point.id) && selection.size() > 1;
    stroke_ = HeldMovie{point.id, {point.x1, point.x2}, grip, one_of_many};
    if (!one_of_many) selection.set(point.id);
}

void PlaneGestures::holdProbe(std::uint64_t id) {
    const auto& probes = ground_.document().probes;
    const auto probe = std::find_if(probes.begin(), probes.end(), [id](const Probe& p) { return p.id == id; });
    stroke_.emplace<ProbeDrag>(ground_, id, ground_.mapping.to_pixel(probe->x1, probe->x2) - press_->pixel);
}

void PlaneGestures::move(QPointF pixel, Qt::MouseButtons buttons) {
    if (press_ && !(buttons & press_->button)) finish();  // the release went to another window
    if (press_) {
        press_->strayed = press_->strayed || distance(pixel, press_->pixel) >= start_drag_distance_;
        strokeTo(pixel);
    }
    cursor_ = ground_.mapping.contains(pixel) ? std::optional(pixel) : std::nullopt;
    if (cursor_ && crosshair_.active && distance(pixel, last_pixel_) > 0) {
        if (is<MovieDrag>() && !press_) finish();  // carried by keys
        crosshair_.active = false;
    }
    last_pixel_ = pixel;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::strokeTo(QPointF pixel) {
    const bool strayed = press_ && press_->strayed;
    if (is<PanStroke>() && (strayed || press_->button == Qt::MiddleButton)) {
        const PlanePoint from = ground_.mapping.to_marks(last_pixel_);
        const PlanePoint to = ground_.mapping.to_marks(pixel);
        last_pixel_ = pixel;
        setView(panned(ground_.view, from.x - to.x, from.y - to.y, ground_.whole));
    }
    if (auto* paint = std::get_if<PaintStroke>(&stroke_)) paint->to(ground_, pixel);
    if (auto* erase = std::get_if<EraseStroke>(&stroke_)) erase->to(ground_, pixel);
    if (auto* relabel = std::get_if<RelabelStroke>(&stroke_)) relabel->to(ground_, pixel);
    if (!strayed) return;  // the others begin when the press is no click any more
    if (auto* enclosing = std::get_if<EnclosingStroke>(&stroke_)) enclosing->to(ground_, pixel);
    if (const auto* held = std::get_if<HeldMovie>(&stroke_)) {
        const HeldMovie movie = *held;  // it gives its place to the drag
        stroke_.emplace<MovieDrag>(ground_, movie);
    }
    if (auto* drag = std::get_if<MovieDrag>(&stroke_))
        drag->to(ground_, ground_.mapping.to_marks(pixel + drag->grip()));
    if (auto* drag = std::get_if<ProbeDrag>(&stroke_)) {
        drag->follow();
        drag->to(ground_, ground_.mapping.to_marks(pixel + drag->grip()));
    }
}

void PlaneGestures::rest(double seconds) {
    auto* paint = std::get_if<PaintStroke>(&stroke_);
    if (!paint) return;
    paint->rest(ground_, seconds);
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::release(QPointF pixel, Qt::MouseButton button) {
    if (!press_ || button != press_->button) return;
    const Press press = *press_;
    const bool is_click = !press.strayed && distance(pixel, press.pixel) < start_drag_distance_;
    if (button == Qt::LeftButton)
        releaseLeft(press, is_click);
    else if (button == Qt::RightButton && is_click && is<NoStroke>())
        releaseRight(press.pixel);
    else
        finish();
    second_right_ = false;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::releaseLeft(const Press& press, bool is_click) {
    const bool free = is_click && press.on_empty && is<NoStroke>();
    if (const auto* enclosing = std::get_if<EnclosingStroke>(&stroke_)) {
        if (is_click)
            choose_by_click(ground_, hovered_, press.modifiers);
        else
            enclosing->choose(ground_, press.modifiers);
    }
    if (const auto* held = std::get_if<HeldMovie>(&stroke_); held && held->collapses && is_click)
        ground_.selection().set(held->id);
    finish();
    if (free && tool_ == PlaneTool::add)
        addByClick(ground_.mapping.to_marks(press.pixel), ground_.session->currentLabel());
    if (free && tool_ == PlaneTool::probe) addProbeAt(ground_.mapping.to_marks(press.pixel));
}

void PlaneGestures::releaseRight(QPointF pixel) {
    const auto point = second_right_ ? std::nullopt : hovered_;
    const auto probe = hovered_probe_;
    finish();
    if (probe) {
        emit probeMenuWanted(pixel, *probe);
    } else if (point || tool_ == PlaneTool::select) {
        Selection& selection = ground_.selection();
        if (point && !selection.contains(ground_.points()[*point].id)) selection.set(ground_.points()[*point].id);
        emit pointMenuWanted(pixel);
    } else if (const PlanePoint place = ground_.mapping.to_marks(pixel); ground_.document().classes() == 2) {
        addByClick(place, otherLabel());
    } else {
        emit labelMenuWanted(pixel, clamped(place, ground_.whole));
    }
}

void PlaneGestures::doubleClick(QPointF pixel, Qt::MouseButton button) {
    if (button == Qt::RightButton) {  // two movies, quickly
        second_right_ = true;
        press(pixel, button);
        return;
    }
    if (!ground_.mapping.contains(pixel)) return;
    if (button == Qt::LeftButton) {
        if (tool_ == PlaneTool::erase || tool_ == PlaneTool::brush || tool_ == PlaneTool::relabel) {
            press(pixel, button);
            return;
        }
        const QUndoStack& stack = *ground_.session->undoStack();
        const bool just_added = added_at_ >= 0 && stack.index() == added_at_ && !stack.canRedo();
        if (hovered_probe_) {
            emit probeNameWanted(*hovered_probe_);
            return;
        }
        if (hovered_ && !just_added) return;  // on a movie that was there before
        if (just_added) take_back(*ground_.session->undoStack());
    }
    added_at_ = -1;
    fit();
}

void PlaneGestures::leave() {
    if (!cursor_) return;
    cursor_.reset();
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::finish() {
    press_.reset();
    stroke_ = NoStroke{};
    rest_timer_.stop();
}

}  // namespace separatrix
