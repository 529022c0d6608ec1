// Activation functions sigma(z) and their derivatives.
#pragma once

#include <array>

#include "core/math/types.h"
#include "core/nn/activation_kind.h"

namespace separatrix {

inline constexpr std::array all_activations{Activation::sigmoid,    Activation::tanh,     Activation::relu,
                                            Activation::leaky_relu, Activation::elu,      Activation::softplus,
                                            Activation::sine,       Activation::identity, Activation::step};

/// The step function has derivative 0 everywhere it has one: gradient descent cannot learn through it.
constexpr bool can_learn(Activation activation) { return activation != Activation::step; }

/// sigma(z) for one number.
double activate(Activation activation, double z);
/// sigma'(z) for one number; at a kink the right derivative is not taken: ReLU'(0) = 0 as in PyTorch.
double activate_derivative(Activation activation, double z);

/// A = sigma(Z), element by element. Z, A: n x m. A is resized.
template <class Scalar>
void activate(Activation activation, const MatrixOf<Scalar>& Z, MatrixOf<Scalar>& A);

/// dZ = sigma'(Z) . dA, element by element; A = sigma(Z) is given because most derivatives are cheaper from it.
/// Z, A, dA, dZ: n x m; dZ may be dA.
template <class Scalar>
void multiply_by_derivative(Activation activation, const MatrixOf<Scalar>& Z, const MatrixOf<Scalar>& A,
                            const MatrixOf<Scalar>& dA, MatrixOf<Scalar>& dZ);

/// sigmoid(z) = 1 / (1 + e^-z), computed from the side that cannot overflow.
template <class Scalar>
Scalar sigmoid(Scalar z);
/// softplus(z) = log(1 + e^z) = max(z, 0) + log1p(e^-|z|).
template <class Scalar>
Scalar softplus(Scalar z);

}  // namespace separatrix
