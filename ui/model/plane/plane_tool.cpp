#include "ui/model/plane/plane_tool.h"

#include <QUndoCommand>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/plane/probe_text.h"

namespace separatrix {

namespace {

constexpr double wheel_factor = 0.85;  ///< of the view's width, for one notch
constexpr int rest_milliseconds = 33;

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
    connect(session_->selection(), &Selection::changed, this, &PlaneGestures::focusChanged);
    rest_timer_.setInterval(rest_milliseconds);
    connect(&rest_timer_, &QTimer::timeout, this, [this] { rest(rest_milliseconds / 1000.0); });
    whole_ = rect_of(session_->document().axes);
    view_ = whole_;
    takeDocument();
}

void PlaneGestures::takeDocument() {
    const Document& document = session_->document();
    locator_.set_points(document.points);
    const double fraction = document.settings.training.test_fraction;
    is_test_ = fraction > 0 ? test_split(document.points, fraction) : std::vector<bool>();
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
    updateHovered();
    emit toolChanged(tool);
    emit focusChanged();
}

void PlaneGestures::setOptions(const ToolOptions& options) {
    ToolOptions kept = options;
    for (double* radius : {&kept.brush_radius, &kept.erase_radius, &kept.relabel_radius})
        *radius = std::clamp(*radius, tool_limits::min_radius, tool_limits::max_radius);
    kept.brush_density = std::clamp(kept.brush_density, tool_limits::min_density, tool_limits::max_density);
    if (kept == options_) return;
    options_ = kept;
    emit optionsChanged();
    emit focusChanged();
}

void PlaneGestures::setView(const PlaneRect& view) {
    if (view == view_) return;
    view_ = view;
    mapping_.rect = view;  // the next event may come before the next layout
    emit viewChanged();
}

void PlaneGestures::fit() { setView(whole_); }

// --- mouse

void PlaneGestures::press(QPointF pixel, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    if (pressed_ != Qt::NoButton || !mapping_.contains(pixel)) return;
    finish();  // what the keyboard carries
    pressed_ = button;
    modifiers_ = modifiers;
    added_at_ = -1;
    press_pixel_ = last_pixel_ = pixel;
    before_ = session_->document();
    crosshair_.active = false;
    cursor_ = pixel;
    updateHovered();
    on_empty_ = !hovered_ && !hovered_probe_;
    if (button == Qt::LeftButton) {
        pressLeft();
    } else if (button == Qt::RightButton) {
        if (tool_ == PlaneTool::brush) beginStroke(Stroke::brush, pixel, otherLabel());
        if (tool_ == PlaneTool::relabel) beginStroke(Stroke::relabel, pixel, otherLabel());
    } else if (button == Qt::MiddleButton) {
        stroke_ = Stroke::pan;
    }
    emit focusChanged();
}

void PlaneGestures::pressLeft() {
    const int label = session_->currentLabel();
    if (tool_ == PlaneTool::brush) return beginStroke(Stroke::brush, press_pixel_, label);
    if (tool_ == PlaneTool::erase) return beginStroke(Stroke::erase, press_pixel_, label);
    if (tool_ == PlaneTool::relabel) return beginStroke(Stroke::relabel, press_pixel_, label);

    Selection& selection = *session_->selection();
    const bool modified = modifiers_ & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    if (hovered_probe_) {
        const auto& probes = session_->document().probes;
        const auto probe =
            std::find_if(probes.begin(), probes.end(), [&](const auto& p) { return p.id == *hovered_probe_; });
        stroke_ = Stroke::probe;
        held_ = probe->id;
        grip_ = mapping_.to_pixel(probe->x1, probe->x2) - press_pixel_;
    } else if (tool_ == PlaneTool::select && (modified || !hovered_)) {
        stroke_ = Stroke::select;
    } else if (hovered_) {
        const Point& point = session_->document().points[*hovered_];
        if (modified) {
            selection.toggle(point.id);
            return;
        }
        held_ = point.id;
        held_place_ = {point.x1, point.x2};
        grip_ = mapping_.to_pixel(point.x1, point.x2) - press_pixel_;
        collapses_ = selection.contains(point.id) && selection.size() > 1;
        if (!collapses_) selection.set(point.id);
    } else if (tool_ == PlaneTool::move) {
        stroke_ = Stroke::pan;
    } else if (!modified) {
        selection.clear();
    }
}

void PlaneGestures::move(QPointF pixel, Qt::MouseButtons buttons) {
    if (pressed_ != Qt::NoButton && !(buttons & pressed_)) finish();  // the release went to another window
    if (pressed_ != Qt::NoButton) {
        strayed_ = strayed_ || distance(pixel, press_pixel_) >= start_drag_distance_;
        switch (stroke_) {
            case Stroke::pan:
                if (strayed_ || pressed_ == Qt::MiddleButton) {
                    const PlanePoint from = mapping_.to_marks(last_pixel_);
                    const PlanePoint to = mapping_.to_marks(pixel);
                    last_pixel_ = pixel;
                    setView(panned(view_, from.x - to.x, from.y - to.y, whole_));
                }
                break;
            case Stroke::brush:
            case Stroke::erase:
            case Stroke::relabel: strokeTo(pixel, 0); break;
            case Stroke::select:
                if (strayed_) encloseTo(pixel);
                break;
            case Stroke::none:
                if (held_ && strayed_) {
                    beginDrag();
                    dragTo(mapping_.to_marks(pixel + grip_));
                }
                break;
            case Stroke::probe:
            case Stroke::drag:
                if (strayed_) dragTo(mapping_.to_marks(pixel + grip_));
                break;
        }
    }
    cursor_ = mapping_.contains(pixel) ? std::optional(pixel) : std::nullopt;
    if (cursor_ && crosshair_.active && distance(pixel, last_pixel_) > 0) {
        if (stroke_ == Stroke::drag && pressed_ == Qt::NoButton) finish();  // carried by keys
        crosshair_.active = false;
    }
    last_pixel_ = pixel;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::release(QPointF pixel, Qt::MouseButton button) {
    if (button != pressed_) return;
    const bool is_click = !strayed_ && distance(pixel, press_pixel_) < start_drag_distance_;
    if (button == Qt::LeftButton)
        releaseLeft(is_click);
    else if (button == Qt::RightButton && is_click && stroke_ == Stroke::none)
        releaseRight();
    else
        finish();
    second_right_ = false;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::releaseLeft(bool is_click) {
    const bool chooses = stroke_ == Stroke::select;
    const bool collapses = collapses_ && is_click;
    const bool free = is_click && on_empty_ && stroke_ == Stroke::none;
    if (chooses) {
        if (is_click)
            selectByClick();
        else
            selectEnclosed();
    }
    if (collapses) session_->selection()->set(*held_);
    finish();
    if (free && tool_ == PlaneTool::add) addByClick(mapping_.to_marks(press_pixel_), session_->currentLabel());
    if (free && tool_ == PlaneTool::probe) addProbeAt(mapping_.to_marks(press_pixel_));
}

void PlaneGestures::releaseRight() {
    const auto point = second_right_ ? std::nullopt : hovered_;
    const auto probe = hovered_probe_;
    finish();
    if (probe) {
        emit probeMenuWanted(press_pixel_, *probe);
    } else if (point || tool_ == PlaneTool::select) {
        Selection& selection = *session_->selection();
        if (point && !selection.contains(session_->document().points[*point].id))
            selection.set(session_->document().points[*point].id);
        emit pointMenuWanted(press_pixel_);
    } else if (const PlanePoint place = mapping_.to_marks(press_pixel_); session_->document().classes() == 2) {
        addByClick(place, otherLabel());
    } else {
        emit labelMenuWanted(press_pixel_, clamped(place, whole_));
    }
}

void PlaneGestures::doubleClick(QPointF pixel, Qt::MouseButton button) {
    if (button == Qt::RightButton) {  // two movies, quickly
        second_right_ = true;
        press(pixel, button);
        return;
    }
    if (!mapping_.contains(pixel)) return;
    if (button == Qt::LeftButton) {
        if (tool_ == PlaneTool::erase || tool_ == PlaneTool::brush || tool_ == PlaneTool::relabel) {
            press(pixel, button);
            return;
        }
        const QUndoStack& stack = *session_->undoStack();
        const bool just_added = added_at_ >= 0 && stack.index() == added_at_ && !stack.canRedo();
        if (hovered_probe_) {
            emit probeNameWanted(*hovered_probe_);
            return;
        }
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
    stroke_ = Stroke::none;
    held_.reset();
    group_.clear();
    brush_.reset();
    outline_.clear();
    rest_timer_.stop();
    strayed_ = collapses_ = false;
    gesture_ = 0;
}

// --- single edits

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

void PlaneGestures::eraseIndex(std::size_t index, int gesture) {
    const std::array ids{session_->document().points[index].id};
    session_->apply(
        tr("Delete movie"), [ids](Document document) { return remove_points(std::move(document), ids); }, gesture);
}

void PlaneGestures::addProbeAt(PlanePoint place) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    const PlanePoint at = clamped(place, whole_);
    const QString name = next_probe_name(session_->document());
    session_->apply(tr("Add probe"),
                    [&](Document document) { return add_probe(std::move(document), at.x, at.y, name.toStdString()); });
}

void PlaneGestures::renameProbe(std::uint64_t id, const QString& name) {
    const std::string kept = name.trimmed().left(longest_probe_name).toStdString();
    if (kept.empty()) return;
    session_->apply(tr("Rename probe"), [&](Document document) { return rename_probe(std::move(document), id, kept); });
}

void PlaneGestures::removeProbe(std::uint64_t id) {
    session_->apply(tr("Delete probe"), [id](Document document) { return remove_probe(std::move(document), id); });
}

void PlaneGestures::showProbe(std::uint64_t id) {
    const Document& document = session_->document();
    for (std::size_t i = 0; i < document.probes.size(); ++i) {
        if (document.probes[i].id != id) continue;
        crosshair_.active = true;
        crosshair_.walked = document.points.size() + i;
        crosshair_.place = {document.probes[i].x1, document.probes[i].x2};
        followCrosshair();
        updateHovered();
        emit focusChanged();
    }
}

}  // namespace separatrix
