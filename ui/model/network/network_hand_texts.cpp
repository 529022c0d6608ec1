// What the hand on the network says: pill, tooltip, menu entry, screen reader.
#include "ui/model/network/network_hand.h"
#include "ui/model/report/report_text.h"

namespace separatrix {

QString NetworkHand::freezeText(const NetworkTarget& target) const {
    const FrozenShare share = frozenShare(target);
    if (share == FrozenShare::nothing_there) return {};
    const bool all = share == FrozenShare::all;
    if (const auto* weight = std::get_if<WeightId>(&target)) {
        const QString name = weight_name(*network(), *weight);
        return all ? tr("Unfreeze %1").arg(name) : tr("Freeze %1").arg(name);
    }
    const QString caption =
        neuron_caption(session_->shown()->checkpoint->predictor, session_->document(), std::get<NeuronId>(target));
    return all ? tr("Unfreeze all weights of %1").arg(caption) : tr("Freeze all weights of %1").arg(caption);
}

QString NetworkHand::pill() const {
    const auto& frame = session_->shown();
    if (!frame || !frame->checkpoint) return {};
    const bool by_keyboard = std::holds_alternative<std::monostate>(hovered_);
    const NetworkTarget& target = gesture_ != 0 ? pressed_ : by_keyboard ? focused_ : hovered_;
    const Predictor& predictor = frame->checkpoint->predictor;
    if (const auto* weight = std::get_if<WeightId>(&target)) {
        QString text = weight_text(predictor.network, *weight);
        if (isFrozen(*weight)) text = tr("%1  frozen").arg(text);
        if (gesture_ != 0) return text;
        return by_keyboard ? tr("%1  + − Enter").arg(text) : tr("%1  drag").arg(text);
    }
    if (const auto* neuron = std::get_if<NeuronId>(&target)) {
        const QString caption = neuron_caption(predictor, session_->document(), *neuron);
        if (neuron->layer == 0) return caption;
        const QString bias = weight_text(predictor.network, {neuron->layer, neuron->index, WeightId::bias});
        return QStringLiteral("%1  %2").arg(caption, bias);
    }
    return {};
}

std::optional<QPointF> NetworkHand::pillPlace() const {
    const NetworkTarget& target = gesture_ != 0                                      ? pressed_
                                  : std::holds_alternative<std::monostate>(hovered_) ? focused_
                                                                                     : hovered_;
    if (const auto* weight = std::get_if<WeightId>(&target)) return layout_.place_of(*weight);
    if (const auto* neuron = std::get_if<NeuronId>(&target))
        if (const auto* placed = layout_.find(*neuron)) return QPointF(placed->tile.center().x(), placed->tile.top());
    return std::nullopt;
}

QString NetworkHand::help(QPointF place) const {
    for (const PlacedMore& more : layout_.more)
        if (more.rect.contains(place)) return tr("Turn the wheel over this column to see the others");
    const NetworkTarget target = target_at(layout_, place);
    if (const auto* weight = std::get_if<WeightId>(&target)) {
        if (isFrozen(*weight))
            return tr("Frozen: training leaves it as it is, dragging and typing still change it. Z lets it go");
        return tr(
            "Drag up or down to change it, with Shift finer; double-click to type a value; Z freezes it for the "
            "training");
    }
    if (const auto* neuron = std::get_if<NeuronId>(&target)) {
        const QString what =
            tr("What this neuron computes over the plane; click to choose it; Z freezes all its weights");
        const QString state = report_ ? state_text(report_->stateOf(*neuron)) : QString();
        return state.isEmpty() ? what : state + QLatin1Char('\n') + what;
    }
    return {};
}

QString NetworkHand::spoken() const {
    const auto& frame = session_->shown();
    if (!frame || !frame->checkpoint) return {};
    const Predictor& predictor = frame->checkpoint->predictor;
    if (const auto* weight = std::get_if<WeightId>(&focused_))
        return isFrozen(*weight) ? tr("%1, frozen").arg(weight_spoken(predictor, session_->document(), *weight))
                                 : weight_spoken(predictor, session_->document(), *weight);
    if (const auto* neuron = std::get_if<NeuronId>(&focused_)) {
        const QString caption = neuron_caption(predictor, session_->document(), *neuron);
        if (neuron->layer == 0) return tr("input %1").arg(caption);
        const QString state = report_ ? state_word(report_->stateOf(*neuron)) : QString();
        const QString name = tr("neuron %1, layer %2").arg(caption).arg(neuron->layer);
        return state.isEmpty() ? name : name + QStringLiteral(", ") + state;
    }
    return {};
}

}  // namespace separatrix
