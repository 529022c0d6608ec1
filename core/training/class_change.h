// A trained network whose classes change: each class keeps its own output neuron, wherever it moves.
#pragma once

#include <vector>

#include "core/nn/initializer.h"
#include "core/training/checkpoint.h"

namespace separatrix {

/// `checkpoint` for other classes: output neuron k (weights, bias and moments) is the one that class origins[k] had,
/// and random as initial_network would draw it where that is -1 or beyond the outputs there are. Hidden layers stay.
/// One number for K labels keeps its one neuron: it has no output of a class.
/// A sigmoid neuron becomes the softmax model with yhat_0 = -z/2, yhat_1 = z/2: softmax of these is sigmoid(z), so that
/// the border of its two classes stays where it was. Another activation has no such twin and starts random.
Checkpoint with_classes(const Checkpoint& checkpoint, const std::vector<int>& origins, ModelKind model,
                        Initializer initializer, std::uint64_t seed);

}  // namespace separatrix
