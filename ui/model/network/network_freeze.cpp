#include "ui/model/network/network_freeze.h"

#include <algorithm>

#include "ui/model/session/session.h"

namespace separatrix {

FrozenParameter frozen_parameter(const WeightId& id, std::size_t layers) {
    const bool last = id.layer == static_cast<int>(layers);
    return {last ? FrozenParameter::output_layer : id.layer - 1, id.to, id.isBias() ? FrozenParameter::bias : id.from};
}

bool is_frozen(const Document& document, const Network& network, const WeightId& id) {
    return is_frozen(document.settings.training.frozen, frozen_parameter(id, network.layers.size()));
}

std::vector<WeightId> weights_of(const NetworkTarget& target, const Network& network) {
    if (const auto* weight = std::get_if<WeightId>(&target)) return {*weight};
    const auto* neuron = std::get_if<NeuronId>(&target);
    if (!neuron || neuron->layer == 0) return {};
    const auto counts = neuron_counts(network);
    std::vector<WeightId> weights;
    for (int from = WeightId::bias; from < counts[static_cast<std::size_t>(neuron->layer - 1)]; ++from)
        weights.push_back({neuron->layer, neuron->index, from});
    return weights;
}

FrozenShare frozen_share(const Document& document, const Network& network, const NetworkTarget& target) {
    const auto weights = weights_of(target, network);
    if (weights.empty()) return FrozenShare::nothing_there;
    const auto count = std::count_if(weights.begin(), weights.end(),
                                     [&](const WeightId& id) { return is_frozen(document, network, id); });
    if (count == 0) return FrozenShare::none;
    return count == static_cast<std::ptrdiff_t>(weights.size()) ? FrozenShare::all : FrozenShare::some;
}

void toggle_frozen(Session& session, const Network& network, const NetworkTarget& target, const QString& text) {
    const bool freeze = frozen_share(session.document(), network, target) != FrozenShare::all;
    session.apply(text, [&](Document document) {
        auto& frozen = document.settings.training.frozen;
        for (const WeightId& id : weights_of(target, network))
            frozen = with_frozen(std::move(frozen), frozen_parameter(id, network.layers.size()), freeze);
        return document;
    });
}

}  // namespace separatrix
