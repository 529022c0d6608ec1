// Weights and biases that training leaves as they are: PyTorch's requires_grad = False, for single numbers.
#pragma once

#include <compare>
#include <vector>

#include "core/nn/architecture.h"
#include "core/nn/initializer.h"
#include "core/nn/optimizer.h"

namespace separatrix {

/// Named so that the last layer stays the last one whatever is put before it.
struct FrozenParameter {
    static constexpr int output_layer = -1;
    static constexpr int bias = -1;
    int layer = output_layer;  ///< a hidden layer, from 0, or output_layer
    int neuron = 0;            ///< row of W
    int input = bias;          ///< column of W, or bias
    auto operator<=>(const FrozenParameter&) const = default;
};

/// Ascending, none twice.
using FrozenParameters = std::vector<FrozenParameter>;

bool is_frozen(const FrozenParameters& frozen, const FrozenParameter& parameter);
FrozenParameters with_frozen(FrozenParameters frozen, const FrozenParameter& parameter, bool freeze);

/// `frozen` brought to another architecture, as resized_network does it with the weights: what stays there stays
/// frozen, what leaves is forgotten, what is new is free.
FrozenParameters resized_frozen(const FrozenParameters& frozen, const Architecture& from, const Architecture& to);
/// Those that the architecture has.
FrozenParameters existing_frozen(const FrozenParameters& frozen, const Architecture& architecture);

/// Where a frozen number is: in W (column by column) or in b of a layer.
struct ParameterPlace {
    Index layer = 0;
    bool is_bias = false;
    Index index = 0;
    bool operator==(const ParameterPlace&) const = default;
};
/// Places in a network; what it does not have is left out.
template <class Scalar>
std::vector<ParameterPlace> frozen_places(const FrozenParameters& frozen, const NetworkOf<Scalar>& network);

/// optimizer_step() for all numbers but those: they, and what the optimizer remembers of them, stay to the last bit.
template <class Scalar>
void optimizer_step_without(const std::vector<ParameterPlace>& frozen, const OptimizerSettings& settings, double alpha,
                            ParametersOf<Scalar>& gradients, NetworkOf<Scalar>& network,
                            OptimizerStateOf<Scalar>& state);

}  // namespace separatrix
