// The shape of a model.
#pragma once

#include <vector>

#include "core/nn/activation_kind.h"
#include "core/nn/objective.h"

namespace separatrix {

/// The shape of a model: everything that decides how many parameters there are and what they mean.
struct Architecture {
    ModelKind model = ModelKind::neuron;
    std::vector<int> hidden;                      ///< sizes of the hidden layers; used by the MLP only
    Activation activation = Activation::sigmoid;  ///< of the hidden layers, or of the one neuron
    OutputKind output = OutputKind::linear;       ///< of softmax and MLP
    int inputs = 2;
    int classes = 2;

    /// n_out of every layer, first to last.
    std::vector<int> layer_sizes() const;
    /// Activation of layer `index` (of layer_sizes().size()).
    Activation layer_activation(std::size_t index) const;
    bool operator==(const Architecture&) const = default;
};

}  // namespace separatrix
