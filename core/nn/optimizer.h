// How the parameters move along the gradient: the definitions are PyTorch's.
#pragma once

#include <cstdint>

#include "core/nn/network.h"

namespace separatrix {

enum class OptimizerKind { gd, sgd, momentum, nesterov, rmsprop, adam };

inline constexpr std::array all_optimizer_kinds{OptimizerKind::gd,       OptimizerKind::sgd,
                                                OptimizerKind::momentum, OptimizerKind::nesterov,
                                                OptimizerKind::rmsprop,  OptimizerKind::adam};

struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::sgd;
    double momentum = 0.9;  ///< mu of momentum and Nesterov
    double decay = 0.99;    ///< of RMSProp's squared gradients
    double beta1 = 0.9;     ///< of Adam's mean gradient
    double beta2 = 0.999;   ///< of Adam's mean squared gradient
    double epsilon = 1e-8;
    bool operator==(const OptimizerSettings&) const = default;
};

/// What an optimizer remembers between steps. Empty moments mean zeros; gd and sgd remember nothing.
template <class Scalar>
struct OptimizerStateOf {
    OptimizerKind kind = OptimizerKind::sgd;
    std::int64_t steps = 0;       ///< rises by one per step; Adam's t
    ParametersOf<Scalar> first;   ///< v of momentum and Nesterov, m of Adam
    ParametersOf<Scalar> second;  ///< mean squared gradient of RMSProp and Adam
    bool operator==(const OptimizerStateOf&) const = default;
};
using OptimizerState = OptimizerStateOf<double>;

/// Makes `state` one of this kind of optimizer for this network; optimizer_step does it by itself.
template <class Scalar>
void prepare_optimizer(OptimizerKind kind, const NetworkOf<Scalar>& network, OptimizerStateOf<Scalar>& state);

/// One step down `gradients` with rate alpha. If the state belongs to another kind of optimizer it starts anew
/// (momentum and Nesterov share v).
///  gd, sgd   w <- w - alpha g
///  momentum  v <- mu v + g, w <- w - alpha v
///  Nesterov  v <- mu v + g, w <- w - alpha (g + mu v)
///  RMSProp   s <- rho s + (1 - rho) g^2, w <- w - alpha g / (sqrt(s) + eps)
///  Adam      m <- beta1 m + (1 - beta1) g, s <- beta2 s + (1 - beta2) g^2,
///            w <- w - alpha / (1 - beta1^t) m / (sqrt(s / (1 - beta2^t)) + eps)
template <class Scalar>
void optimizer_step(const OptimizerSettings& settings, double alpha, ParametersOf<Scalar>& gradients,
                    NetworkOf<Scalar>& network, OptimizerStateOf<Scalar>& state);

}  // namespace separatrix
