// What neurons and weights are called and how their values read, in the lecture's notation.
#pragma once

#include <QString>

#include "core/document/document.h"
#include "core/nn/network.h"

namespace separatrix {

/// A neuron: layer 0 are the inputs, layer l the neurons of Network::layers[l - 1].
struct NeuronId {
    int layer = 0;
    int index = 0;
    bool operator==(const NeuronId&) const = default;
};

/// The weight of neuron (layer, to) for neuron (layer - 1, from), or its bias.
struct WeightId {
    static constexpr int bias = -1;
    int layer = 1;
    int to = 0;
    int from = 0;
    bool isBias() const { return from == bias; }
    NeuronId target() const { return {layer, to}; }
    bool operator==(const WeightId&) const = default;
};

/// The number that `id` names, or null if the network has no such one.
double* find_weight(Network& network, const WeightId& id);
const double* find_weight(const Network& network, const WeightId& id);
/// Largest |w| of a layer (1 ... ): what the widths of its lines are measured by; never 0.
double weight_scale(const Network& network, int layer);

/// 12 -> "₁₂"
QString subscript(int number);
/// Inputs, then the neurons of each layer.
std::vector<int> neuron_counts(const Network& network);
/// "x₁ Alfred", "σ(z₁)", "tanh(z₂)", with several hidden layers "tanh(z₂⁽¹⁾)", "p(likes)", "ŷ".
QString neuron_caption(const Predictor& predictor, const Document& document, const NeuronId& id);
/// "w₁₂", "b₁", with several layers "w₁₂⁽²⁾"; numbers beyond 9 are kept apart by a comma.
QString weight_name(const Network& network, const WeightId& id);
/// "w₁₂ = +9.02"
QString weight_text(const Network& network, const WeightId& id);
/// The same for a screen reader: "weight of tanh(z₁) for x₂ Bruce: +9.02".
QString weight_spoken(const Predictor& predictor, const Document& document, const WeightId& id);
/// A typed weight, or nothing; weight_refusal() then says what is wanted.
std::optional<double> weight_from_text(const QString& text);
QString weight_refusal(const QString& text);

}  // namespace separatrix
