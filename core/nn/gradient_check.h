// Every derivative against a central difference.
#pragma once

#include "core/nn/backprop_faults.h"
#include "core/nn/penalty.h"

namespace separatrix {

struct DerivativeCheck {
    Index layer = 0;
    bool is_bias = false;
    Index row = 0;
    Index column = 0;     ///< 0 for a bias
    double analytic = 0;  ///< from the backward pass
    double numeric = 0;   ///< (J(w + h) - J(w - h)) / 2h
    /// |analytic - numeric| / max(|analytic|, |numeric|, 1e-3): relative, and absolute where both are tiny.
    double relative_error = 0;
};

struct GradientCheck {
    std::vector<DerivativeCheck> derivatives;  ///< in the order of parameter_views
    double worst = 0;                          ///< largest relative_error; NaN if any derivative is not finite
    double gradient_norm = 0;
};

/// The gradient of mean loss + penalty over the m samples by back-propagation, with the mistakes that were made in it.
Gradients loss_gradient(const Objective& objective, const Penalty& penalty, const Network& network, const Matrix& X,
                        const Labels& y, const BackpropFaults& faults = {});

/// Checks all derivatives. `step` is h; 1e-5 balances rounding against truncation in double.
/// Kinks (ReLU, |w| at 0) that lie within h of a sample's z make a true derivative look wrong.
GradientCheck check_gradients(const Objective& objective, const Penalty& penalty, const Network& network,
                              const Matrix& X, const Labels& y, double step = 1e-5, const BackpropFaults& faults = {});

}  // namespace separatrix
