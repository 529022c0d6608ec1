// The plane's keyboard, and what is in focus: under the cursor, under the crosshair, selected.
#include <algorithm>

#include "ui/model/plane_tool.h"

namespace separatrix {

// --- keyboard

bool PlaneGestures::key(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_Escape && dragged_) {  // back to where the drag began
        const auto id = *dragged_;
        session_->apply(
            tr("Move movie"),
            [id, to = held_place_](Document document) { return move_point(std::move(document), id, to.x, to.y); },
            gesture_);
        finish();
        emit focusChanged();
        return true;
    }
    const auto action = crosshair_.key(key, modifiers, view_, whole_);
    switch (action) {
        case CrosshairAction::none: return false;
        case CrosshairAction::moved: {
            const auto& at = crosshair_.place;
            if (at.x < view_.x_low || at.x > view_.x_high || at.y < view_.y_low || at.y > view_.y_high) {
                const PlanePoint inside = clamped(at, view_);
                setView(panned(view_, at.x - inside.x, at.y - inside.y, whole_));
            }
            break;
        }
        case CrosshairAction::left: break;
        case CrosshairAction::place: addAt(crosshair_.place, session_->currentLabel()); break;
        case CrosshairAction::erase: {
            auto target = crosshair_.active && crosshair_.walked ? crosshair_.walked : hovered_;
            if (!target) target = selected();
            if (!target || *target >= session_->document().points.size()) return crosshair_.active;
            eraseIndex(*target, 0);
            crosshair_.walked.reset();
            break;
        }
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

bool PlaneGestures::tab(bool forward) {
    if (!crosshair_.walk(session_->document().points, forward)) return false;
    updateHovered();
    emit focusChanged();
    return true;
}

// --- what is shown

void PlaneGestures::updateHovered() {
    hovered_.reset();
    if (crosshair_.active && crosshair_.walked && *crosshair_.walked < session_->document().points.size()) {
        hovered_ = crosshair_.walked;
    } else if (dragged_) {
        hovered_ = indexOf(*dragged_);
    } else if (const auto pixel = focusPixel()) {
        hovered_ = locator_.nearest(mapping_, *pixel, hit_radius(session_->document().points.size()));
    }
}

std::optional<QPointF> PlaneGestures::focusPixel() const {
    if (!mapping_.valid()) return std::nullopt;
    if (crosshair_.active) return mapping_.to_pixel(crosshair_.place.x, crosshair_.place.y);
    return cursor_;
}

std::optional<std::size_t> PlaneGestures::selected() const { return selected_ ? indexOf(*selected_) : std::nullopt; }

std::optional<std::size_t> PlaneGestures::indexOf(std::uint64_t id) const {
    return session_->document().points.index_of(id);
}

Readout PlaneGestures::readout() const {
    const Document& document = session_->document();
    const auto frame = session_->frame();
    const Predictor* predictor = frame && frame->checkpoint ? &frame->checkpoint->predictor : nullptr;
    const double span = view_.x_high - view_.x_low;
    if (hovered_ && *hovered_ < document.points.size()) {
        return point_readout(document, predictor, document.points[*hovered_],
                             *hovered_ < is_test_.size() && is_test_[*hovered_], span);
    }
    const auto pixel = focusPixel();
    if (!pixel) return {};
    // the crosshair's own numbers, not a round trip through pixels
    const PlanePoint place = crosshair_.active ? crosshair_.place : mapping_.to_marks(*pixel);
    return place_readout(document, predictor, place.x, place.y, span);
}

}  // namespace separatrix
