#include "ui/model/plane_tool.h"

#include <QUndoCommand>
#include <algorithm>
#include <array>
#include <cmath>

namespace separatrix {

namespace {

constexpr double wheel_factor = 0.85;  ///< of the view's width, for one notch

double distance(QPointF a, QPointF b) { return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()); }

/// Undoes the last step so that Redo does not offer it: the stack drops an obsolete command when it comes to redo it.
void take_back(QUndoStack& stack) {
    stack.undo();
    if (!stack.canRedo()) return;
    const_cast<QUndoCommand*>(stack.command(stack.index()))->setObsolete(true);
    stack.redo();
}

}  // namespace

PlaneGestures::PlaneGestures(Session* session, QObject* parent) : QObject(parent), session_(session) {
    connect(session_, &Session::documentChanged, this, &PlaneGestures::takeDocument);
    whole_ = rect_of(session_->document().axes);
    view_ = whole_;
    takeDocument();
}

void PlaneGestures::takeDocument() {
    const Document& document = session_->document();
    locator_.set_points(document.points);
    is_test_ = test_split(document.points, document.settings.training.test_fraction);
    if (selected_ && !indexOf(*selected_)) selected_.reset();
    const PlaneRect whole = rect_of(document.axes);
    if (whole != whole_) {
        whole_ = whole;
        setView(whole);
    }
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::setMapping(const PlaneMapping& mapping) {
    if (mapping == mapping_) return;
    mapping_ = mapping;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::setTool(PlaneTool tool) {
    if (tool == tool_) return;
    finish();
    tool_ = tool;
    emit toolChanged(tool);
}

void PlaneGestures::setView(const PlaneRect& view) {
    if (view == view_) return;
    view_ = view;
    mapping_.rect = view;  // the next event may come before the next layout
    emit viewChanged();
}

void PlaneGestures::fit() { setView(whole_); }

// --- mouse

void PlaneGestures::press(QPointF pixel, Qt::MouseButton button) {
    if (pressed_ != Qt::NoButton || !mapping_.contains(pixel)) return;
    pressed_ = button;
    added_at_ = -1;
    press_pixel_ = last_pixel_ = pixel;
    strayed_ = false;
    crosshair_.active = false;
    cursor_ = pixel;
    updateHovered();
    const auto& points = session_->document().points;
    if (button == Qt::LeftButton) {
        if (tool_ == PlaneTool::erase) {
            erasing_ = true;
            gesture_ = session_->newGesture();
            eraseAt(pixel);
        } else if (hovered_ && *hovered_ < points.size()) {
            const Point& point = points[*hovered_];
            held_ = selected_ = point.id;
            held_place_ = {point.x1, point.x2};
            grip_ = mapping_.to_pixel(point.x1, point.x2) - pixel;
        } else {
            selected_.reset();
            panning_ = tool_ == PlaneTool::move;
        }
    } else if (button == Qt::MiddleButton) {
        panning_ = true;
    }
    emit focusChanged();
}

void PlaneGestures::move(QPointF pixel, Qt::MouseButtons buttons) {
    if (pressed_ != Qt::NoButton && !(buttons & pressed_)) finish();  // the release went to another window
    if (pressed_ != Qt::NoButton) {
        strayed_ = strayed_ || distance(pixel, press_pixel_) >= start_drag_distance_;
        if (panning_ && (strayed_ || pressed_ == Qt::MiddleButton)) {
            const PlanePoint from = mapping_.to_marks(last_pixel_);
            const PlanePoint to = mapping_.to_marks(pixel);
            last_pixel_ = pixel;
            setView(panned(view_, from.x - to.x, from.y - to.y, whole_));
        } else if (held_ && strayed_) {
            dragTo(pixel);
        } else if (erasing_) {
            eraseAt(pixel);
        }
    }
    cursor_ = mapping_.contains(pixel) ? std::optional(pixel) : std::nullopt;
    if (cursor_ && crosshair_.active && distance(pixel, last_pixel_) > 0) crosshair_.active = false;
    last_pixel_ = pixel;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::release(QPointF pixel, Qt::MouseButton button) {
    if (button != pressed_) return;
    const bool is_click = !strayed_ && distance(pixel, press_pixel_) < start_drag_distance_;
    const bool on_empty = !held_;
    const Qt::MouseButton clicked = pressed_;
    finish();
    if (is_click && clicked == Qt::LeftButton && tool_ == PlaneTool::add && on_empty) {
        addByClick(mapping_.to_marks(press_pixel_), session_->currentLabel());
    } else if (is_click && clicked == Qt::RightButton) {
        const PlanePoint place = mapping_.to_marks(press_pixel_);
        if (session_->document().classes() == 2) {
            addByClick(place, 1 - std::clamp(session_->currentLabel(), 0, 1));
        } else {
            emit labelMenuWanted(press_pixel_, clamped(place, whole_));
        }
    }
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::doubleClick(QPointF pixel, Qt::MouseButton button) {
    if (button == Qt::RightButton) {  // two movies, quickly
        press(pixel, button);
        return;
    }
    if (!mapping_.contains(pixel)) return;
    if (button == Qt::LeftButton) {
        if (tool_ == PlaneTool::erase) {
            press(pixel, button);
            return;
        }
        const QUndoStack& stack = *session_->undoStack();
        const bool just_added = added_at_ >= 0 && stack.index() == added_at_ && !stack.canRedo();
        if (hovered_ && !just_added) return;  // on a movie that was there before
        if (just_added) take_back(*session_->undoStack());
    }
    added_at_ = -1;
    fit();
}

void PlaneGestures::wheel(QPointF pixel, double steps) {
    if (!mapping_.contains(pixel)) return;
    setView(zoomed(view_, mapping_.to_marks(pixel), std::pow(wheel_factor, steps), whole_));
}

void PlaneGestures::leave() {
    if (!cursor_) return;
    cursor_.reset();
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::finish() {
    pressed_ = Qt::NoButton;
    held_.reset();
    dragged_.reset();
    strayed_ = panning_ = erasing_ = false;
    gesture_ = 0;
}

// --- edits

void PlaneGestures::addAt(PlanePoint place, int label) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    const PlanePoint at = clamped(place, whole_);
    session_->apply(tr("Add movie"),
                    [at, label](Document document) { return add_point(std::move(document), at.x, at.y, label); });
}

void PlaneGestures::addByClick(PlanePoint place, int label) {
    addAt(place, label);
    added_at_ = session_->undoStack()->index();
}

void PlaneGestures::dragTo(QPointF pixel) {
    if (!dragged_) {
        dragged_ = held_;
        gesture_ = session_->newGesture();
    }
    const PlanePoint to = clamped(mapping_.to_marks(pixel + grip_), whole_);
    if (!std::isfinite(to.x) || !std::isfinite(to.y)) return;
    session_->apply(
        tr("Move movie"),
        [id = *dragged_, to](Document document) { return move_point(std::move(document), id, to.x, to.y); }, gesture_);
}

void PlaneGestures::eraseAt(QPointF pixel) {
    const auto& points = session_->document().points;
    if (const auto found = locator_.nearest(mapping_, pixel, hit_radius(points.size()))) eraseIndex(*found, gesture_);
}

void PlaneGestures::eraseIndex(std::size_t index, int gesture) {
    const std::array ids{session_->document().points[index].id};
    session_->apply(
        tr("Delete movie"), [ids](Document document) { return remove_points(std::move(document), ids); }, gesture);
}

}  // namespace separatrix
