#include "ui/model/network/network_hand.h"

#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr double nudge_pixels = 5;

/// A dragged value has no more digits than a hand can mean: a thousandth of the scale.
double tidy(double value, double scale) {
    const double step = std::pow(10.0, std::floor(std::log10(std::max(scale, 0.1))) - 3);
    return std::round(value / step) * step;
}

}  // namespace

NetworkHand::NetworkHand(Session* session, QObject* parent) : QObject(parent), session_(session) {
    connect(session, &Session::shownChanged, this, &NetworkHand::takeFrame);
    connect(session, &Session::documentChanged, this, &NetworkHand::changed);  // captions
    takeFrame();
}

const Network* NetworkHand::network() const {
    const auto& frame = session_->shown();
    return frame && frame->checkpoint ? &frame->checkpoint->predictor.network : nullptr;
}

void NetworkHand::takeFrame() {
    const Network* now = network();
    std::vector<int> counts = now ? neuron_counts(*now) : std::vector<int>();
    if (counts != counts_) {
        counts_ = std::move(counts);
        layOut();
        if (!exists(pressed_)) {
            pressed_ = {};
            gesture_ = 0;
        }
        if (!exists(hovered_)) setHovered({});
        if (!exists(focused_)) focused_ = {};
        if (chosen_ && !exists(*chosen_)) {
            chosen_.reset();
            emit neuronChosen(-1, -1);
        }
    }
    emit changed();
}

bool NetworkHand::exists(const NetworkTarget& target) const {
    const auto count = [this](int layer) {
        return layer >= 0 && layer < static_cast<int>(counts_.size()) ? counts_[static_cast<std::size_t>(layer)] : 0;
    };
    if (const auto* neuron = std::get_if<NeuronId>(&target)) return neuron->index < count(neuron->layer);
    if (const auto* weight = std::get_if<WeightId>(&target))
        return weight->to < count(weight->layer) && weight->from < count(weight->layer - 1);
    return true;
}

void NetworkHand::setRoom(const QRectF& room, const NetworkTextSize& text) {
    room_ = room;
    text_ = text;
    layOut();
    emit changed();
}

void NetworkHand::layOut() {
    layout_ = network_layout(counts_, scrolled_, room_, text_);
    scrolled_ = layout_.first_in_sight;
}

void NetworkHand::scrollTo(const NetworkTarget& target) {
    const auto show = [this](const NeuronId& id) {
        scrolled_ = scrolled_to(layout_, counts_, id);
        layOut();
    };
    if (const auto* neuron = std::get_if<NeuronId>(&target)) show(*neuron);
    if (const auto* weight = std::get_if<WeightId>(&target)) {
        if (!weight->isBias()) show({weight->layer - 1, weight->from});
        show(weight->target());
    }
}

void NetworkHand::setHovered(const NetworkTarget& target) {
    if (target == hovered_) return;
    const bool told = std::holds_alternative<NeuronId>(hovered_);
    hovered_ = target;
    if (const auto* neuron = std::get_if<NeuronId>(&hovered_))
        emit neuronHovered(neuron->layer, neuron->index);
    else if (told)
        emit neuronHovered(-1, -1);
    emit changed();
}

void NetworkHand::setFocused(const NetworkTarget& target) {
    if (!(target == focused_)) key_gesture_ = 0;
    focused_ = target;
    scrollTo(target);
    emit changed();
}

void NetworkHand::choose(const NeuronId& id) {
    if (chosen_ == id)
        chosen_.reset();
    else
        chosen_ = id;
    emit neuronChosen(chosen_ ? id.layer : -1, chosen_ ? id.index : -1);
    emit changed();
}

// --- mouse ------------------------------------------------------------------------------------------------------

void NetworkHand::press(QPointF place) {
    pressed_ = target_at(layout_, place);
    pressed_at_ = place;
    setHovered(pressed_);
}

void NetworkHand::move(QPointF place, bool fine) {
    const auto* weight = std::get_if<WeightId>(&pressed_);
    if (!weight) {
        setHovered(target_at(layout_, place));
        return;
    }
    const double up = pressed_at_.y() - place.y();
    if (gesture_ == 0) {
        if (std::abs(up) < start_drag_distance_) return;
        const Network* now = network();
        const double* value = now ? find_weight(*now, *weight) : nullptr;
        if (!value) return;
        gesture_ = session_->newGesture();
        pressed_at_ = place;  // no jump: what was passed until here is not counted
        pressed_value_ = *value;
        pressed_scale_ = weight_scale(*now, weight->layer);
        return;
    }
    const double value = pressed_value_ + dragged_by(up, pressed_scale_, fine);
    setWeight(*weight, tidy(value, pressed_scale_ * (fine ? 0.1 : 1)), gesture_);
}

void NetworkHand::release(QPointF place) {
    const bool dragged = std::exchange(gesture_, 0) != 0;
    const NetworkTarget pressed = std::exchange(pressed_, {});
    const NetworkTarget here = target_at(layout_, place);
    if (!dragged && pressed == here) {
        if (const auto* neuron = std::get_if<NeuronId>(&pressed)) choose(*neuron);
        setFocused(pressed);
    }
    setHovered(here);
    emit changed();
}

void NetworkHand::leave() {
    if (gesture_ == 0) setHovered({});
}

bool NetworkHand::doubleClick(QPointF place) {
    const NetworkTarget target = target_at(layout_, place);
    const auto* weight = std::get_if<WeightId>(&target);
    if (!weight) return false;
    pressed_ = {};
    emit typingWanted(*weight);
    return true;
}

bool NetworkHand::wheel(QPointF place, double steps) {
    for (const PlacedMore& more : layout_.more) {
        const auto layer = static_cast<std::size_t>(more.layer);
        const QRectF& column = layout_.columns[layer];
        if (place.x() < column.left() || place.x() >= column.right()) continue;
        wheel_rest_ += steps;
        const double whole = std::trunc(wheel_rest_);
        wheel_rest_ -= whole;
        scrolled_[layer] = std::max(0, scrolled_[layer] - static_cast<int>(whole));
        layOut();
        setHovered(target_at(layout_, place));
        emit changed();
        return true;
    }
    return false;
}

// --- keyboard ---------------------------------------------------------------------------------------------------

bool NetworkHand::tab(bool forward) {
    const auto next = next_neuron(counts_, focused_, forward);
    setFocused(next ? NetworkTarget(*next) : NetworkTarget());
    return next.has_value();
}

bool NetworkHand::key(int key, Qt::KeyboardModifiers modifiers) {
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier)) return false;
    const auto* weight = std::get_if<WeightId>(&focused_);
    switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down: setFocused(walked(counts_, focused_, static_cast<Qt::Key>(key))); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (const auto* neuron = std::get_if<NeuronId>(&focused_)) choose(*neuron);
            if (weight) emit typingWanted(WeightId(*weight));
            return weight || std::holds_alternative<NeuronId>(focused_);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            if (!weight) return false;
            nudge(*weight, key == Qt::Key_Minus ? -nudge_pixels : nudge_pixels);
            return true;
        case Qt::Key_Escape:
            if (gesture_ == 0) return false;
            gesture_ = 0;
            pressed_ = {};
            session_->undoStack()->undo();
            return true;
        case Qt::Key_Z:
            if (freezeText(target()).isEmpty()) return false;
            toggleFrozen(target());
            return true;
        default: return false;
    }
}

void NetworkHand::nudge(const WeightId& id, double pixels) {
    const Network* now = network();
    const double* value = now ? find_weight(*now, id) : nullptr;
    if (!value) return;
    if (key_gesture_ == 0) key_gesture_ = session_->newGesture();
    const double scale = weight_scale(*now, id.layer);
    setWeight(id, tidy(*value + dragged_by(pixels, scale, false), scale), key_gesture_);
}

// --- values -----------------------------------------------------------------------------------------------------

void NetworkHand::setWeight(const WeightId& id, double value, int gesture) {
    const Network* now = network();
    if (!now) return;
    session_->editWeights(
        tr("Change %1").arg(weight_name(*now, id)),
        [&](Network& network) {
            if (double* number = find_weight(network, id)) *number = value;
        },
        gesture);
}

tl::expected<void, QString> NetworkHand::type(const WeightId& id, const QString& text) {
    const auto value = weight_from_text(text);
    if (!value) return tl::unexpected(weight_refusal(text));
    setWeight(id, *value, 0);
    return {};
}

// --- freezing ---------------------------------------------------------------------------------------------------

NetworkTarget NetworkHand::target() const {
    if (gesture_ != 0) return pressed_;
    return std::holds_alternative<std::monostate>(hovered_) ? focused_ : hovered_;
}

bool NetworkHand::isFrozen(const WeightId& id) const {
    const Network* now = network();
    return now && is_frozen(session_->document(), *now, id);
}

FrozenShare NetworkHand::frozenShare(const NetworkTarget& target) const {
    const Network* now = network();
    return now && exists(target) ? frozen_share(session_->document(), *now, target) : FrozenShare::nothing_there;
}

void NetworkHand::toggleFrozen(const NetworkTarget& target) {
    const QString text = freezeText(target);
    if (!text.isEmpty()) toggle_frozen(*session_, *network(), target, text);
}

std::optional<QPointF> NetworkHand::placeOf(const NetworkTarget& target) const {
    if (const auto* weight = std::get_if<WeightId>(&target)) return layout_.place_of(*weight);
    if (const auto* neuron = std::get_if<NeuronId>(&target))
        if (const auto* placed = layout_.find(*neuron)) return placed->tile.center();
    return std::nullopt;
}

}  // namespace separatrix
