// Starting weights.
#pragma once

#include <cstdint>

#include "core/nn/architecture.h"
#include "core/nn/network.h"

namespace separatrix {

enum class Initializer { zeros, uniform, glorot, he };

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
