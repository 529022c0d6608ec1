#include "core/nn/frozen.h"

#include <algorithm>

namespace separatrix {

namespace {

/// 1 where a number is frozen, 0 where it is free: what resized_moments can bring to another architecture.
Gradients mask_of(const FrozenParameters& frozen, const Architecture& architecture) {
    Gradients mask;
    Index n_in = architecture.inputs;
    for (const int n_out : architecture.layer_sizes()) {
        mask.layers.push_back({Matrix::Zero(n_out, n_in), Vector::Zero(n_out)});
        n_in = n_out;
    }
    const int last = static_cast<int>(mask.layers.size()) - 1;
    for (const FrozenParameter& parameter : frozen) {
        const int l = parameter.layer == FrozenParameter::output_layer ? last : parameter.layer;
        // a hidden layer that is not there must not become the last one
        if (l < 0 || l > last || (l == last && parameter.layer != FrozenParameter::output_layer)) continue;
        auto& layer = mask.layers[static_cast<std::size_t>(l)];
        if (parameter.neuron < 0 || parameter.neuron >= layer.W.rows()) continue;
        if (parameter.input == FrozenParameter::bias)
            layer.b(parameter.neuron) = 1;
        else if (parameter.input >= 0 && parameter.input < layer.W.cols())
            layer.W(parameter.neuron, parameter.input) = 1;
    }
    return mask;
}

FrozenParameters frozen_in(const Gradients& mask) {
    FrozenParameters frozen;
    for (std::size_t l = 0; l < mask.layers.size(); ++l) {
        const auto& layer = mask.layers[l];
        const int name = l + 1 == mask.layers.size() ? FrozenParameter::output_layer : static_cast<int>(l);
        for (int neuron = 0; neuron < layer.W.rows(); ++neuron) {
            if (layer.b(neuron) != 0) frozen.push_back({name, neuron, FrozenParameter::bias});
            for (int input = 0; input < layer.W.cols(); ++input)
                if (layer.W(neuron, input) != 0) frozen.push_back({name, neuron, input});
        }
    }
    std::sort(frozen.begin(), frozen.end());
    return frozen;
}

template <class Holder>
auto& number_at(Holder& holder, const ParameterPlace& place) {
    auto& layer = holder.layers[static_cast<std::size_t>(place.layer)];
    return place.is_bias ? layer.b.data()[place.index] : layer.W.data()[place.index];
}

}  // namespace

bool is_frozen(const FrozenParameters& frozen, const FrozenParameter& parameter) {
    return std::binary_search(frozen.begin(), frozen.end(), parameter);
}

FrozenParameters with_frozen(FrozenParameters frozen, const FrozenParameter& parameter, bool freeze) {
    const auto place = std::lower_bound(frozen.begin(), frozen.end(), parameter);
    const bool there = place != frozen.end() && *place == parameter;
    if (freeze && !there) frozen.insert(place, parameter);
    if (!freeze && there) frozen.erase(place);
    return frozen;
}

FrozenParameters resized_frozen(const FrozenParameters& frozen, const Architecture& from, const Architecture& to) {
    if (frozen.empty()) return {};
    return frozen_in(resized_moments(mask_of(frozen, from), from, to));
}

FrozenParameters existing_frozen(const FrozenParameters& frozen, const Architecture& architecture) {
    if (frozen.empty()) return {};
    return frozen_in(mask_of(frozen, architecture));
}

template <class Scalar>
std::vector<ParameterPlace> frozen_places(const FrozenParameters& frozen, const NetworkOf<Scalar>& network) {
    std::vector<ParameterPlace> places;
    const auto last = static_cast<Index>(network.layers.size()) - 1;
    for (const FrozenParameter& parameter : frozen) {
        const bool output = parameter.layer == FrozenParameter::output_layer;
        const Index l = output ? last : parameter.layer;
        if (l < 0 || l > last || (l == last && !output)) continue;
        const auto& W = network.layers[static_cast<std::size_t>(l)].W;
        if (parameter.neuron < 0 || parameter.neuron >= W.rows()) continue;
        if (parameter.input == FrozenParameter::bias)
            places.push_back({l, true, parameter.neuron});
        else if (parameter.input >= 0 && parameter.input < W.cols())
            places.push_back({l, false, parameter.input * W.rows() + parameter.neuron});
    }
    return places;
}

template <class Scalar>
void optimizer_step_without(const std::vector<ParameterPlace>& frozen, const OptimizerSettings& settings, double alpha,
                            ParametersOf<Scalar>& gradients, NetworkOf<Scalar>& network,
                            OptimizerStateOf<Scalar>& state) {
    if (frozen.empty()) return optimizer_step(settings, alpha, gradients, network, state);
    // every optimizer moves each number by itself: a step, and the frozen ones put back, is a step without them
    prepare_optimizer(settings.kind, network, state);
    struct Held {
        Scalar w = 0, first = 0, second = 0;
    };
    std::vector<Held> held(frozen.size());
    const bool has_first = !state.first.layers.empty();
    const bool has_second = !state.second.layers.empty();
    for (std::size_t i = 0; i < frozen.size(); ++i) {
        held[i].w = number_at(network, frozen[i]);
        if (has_first) held[i].first = number_at(state.first, frozen[i]);
        if (has_second) held[i].second = number_at(state.second, frozen[i]);
    }
    optimizer_step(settings, alpha, gradients, network, state);
    for (std::size_t i = 0; i < frozen.size(); ++i) {
        number_at(network, frozen[i]) = held[i].w;
        if (has_first) number_at(state.first, frozen[i]) = held[i].first;
        if (has_second) number_at(state.second, frozen[i]) = held[i].second;
    }
}

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template std::vector<ParameterPlace> frozen_places(const FrozenParameters&, const NetworkOf<Scalar>&);             \
    template void optimizer_step_without(const std::vector<ParameterPlace>&, const OptimizerSettings&, double,         \
                                         ParametersOf<Scalar>&, NetworkOf<Scalar>&, OptimizerStateOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
