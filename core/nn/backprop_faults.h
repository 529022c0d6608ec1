// Back-propagation, and the mistakes that everybody makes in it once: off unless somebody breaks it on purpose.
#pragma once

#include "core/nn/loss.h"
#include "core/nn/objective.h"

namespace separatrix {

struct BackpropFaults {
    bool wrong_sign = false;    ///< dyhat = y - p: uphill
    bool forget_slope = false;  ///< dz = da: sigma'(z) is missing in every layer
    bool forget_bias = false;   ///< db = 0
    bool any() const { return wrong_sign || forget_slope || forget_bias; }
    bool operator==(const BackpropFaults&) const = default;
};

/// The gradient of the mean loss (without penalty) from its end to its beginning: output_delta() and backward(), or the
/// same with the mistakes in it. `dZ` has one matrix per layer, `gradients` the network's shapes; both are filled.
template <class Scalar>
void backpropagate(const BackpropFaults& faults, const Objective& objective, const NetworkOf<Scalar>& network,
                   const MatrixOf<Scalar>& X, const ForwardPassOf<Scalar>& pass, const Labels& y,
                   std::vector<MatrixOf<Scalar>>& dZ, ParametersOf<Scalar>& gradients);

}  // namespace separatrix
