// The names of the activation functions; without Eigen, so that the kernels of core/kernels can read it too.
#pragma once

namespace separatrix {

enum class Activation { sigmoid, tanh, relu, leaky_relu, elu, softplus, sine, identity, step };

/// Slope of leaky ReLU for z < 0 (PyTorch's default); ELU uses alpha = 1.
inline constexpr double leaky_slope = 0.01;

}  // namespace separatrix
