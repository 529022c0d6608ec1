// Starting weights.
#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/loss.h"

namespace separatrix {

enum class Initializer { zeros, uniform, glorot, he };

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

/// Draws the weights; biases start at 0 except with `uniform`.
///  zeros    0 everywhere
///  uniform  W and b in [-1, 1)
///  glorot   W in [-r, r), r = sqrt(6 / (n_in + n_out))  (Glorot, Bengio 2010)
///  he       W ~ N(0, 2 / n_in)  (He et al. 2015)
/// Same seed, same weights. A neuron's weights depend on (seed, layer, neuron) only.
Network initial_network(const Architecture& architecture, Initializer initializer, std::uint64_t seed);

/// `network` brought to another architecture: what stays keeps its weights, new neurons and connections start random
/// (from the seed, as initial_network would), removed ones leave. The last layer is matched with the last layer and
/// hidden layer i with hidden layer i; an inserted hidden layer starts random.
Network resized_network(const Network& network, const Architecture& from, const Architecture& to,
                        Initializer initializer, std::uint64_t seed);

/// The same for optimizer moments: kept where the parameter is kept, 0 where it is new.
Gradients resized_moments(const Gradients& moments, const Architecture& from, const Architecture& to);

}  // namespace separatrix
