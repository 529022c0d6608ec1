// Regularisation: what large weights cost.
#pragma once

#include "core/nn/network.h"

namespace separatrix {

/// l1 sum|w| + (l2/2) sum w^2 over the weights; the biases only if asked.
struct Penalty {
    double l1 = 0;
    double l2 = 0;
    bool biases = false;
    bool operator==(const Penalty&) const = default;
};
template <class Scalar>
Scalar penalty_value(const Penalty& penalty, const NetworkOf<Scalar>& network);
/// gradient += l1 sign(w) + l2 w; sign(0) = 0.
template <class Scalar>
void add_penalty_gradient(const Penalty& penalty, const NetworkOf<Scalar>& network, ParametersOf<Scalar>& gradients);

}  // namespace separatrix
