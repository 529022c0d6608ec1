#include "core/nn/activation.h"

#include <cmath>

namespace separatrix {

template <class Scalar>
Scalar sigmoid(Scalar z) {
    // 1 / (1 + e^-z) for z >= 0, e^z / (1 + e^z) for z < 0: the exponential never overflows
    const Scalar e = std::exp(-std::abs(z));
    return (z >= 0 ? Scalar(1) : e) / (1 + e);
}

template <class Scalar>
Scalar softplus(Scalar z) {
    return std::max(z, Scalar(0)) + std::log1p(std::exp(-std::abs(z)));
}

namespace {

template <class Scalar>
Scalar value(Activation activation, Scalar z) {
    switch (activation) {
        case Activation::sigmoid: return sigmoid(z);
        case Activation::tanh: return std::tanh(z);
        case Activation::relu: return z > 0 || std::isnan(z) ? z : Scalar(0);
        case Activation::leaky_relu: return z > 0 ? z : Scalar(leaky_slope) * z;
        case Activation::elu: return z > 0 ? z : std::expm1(z);
        case Activation::softplus: return std::isnan(z) ? z : softplus(z);
        case Activation::sine: return std::sin(z);
        case Activation::identity: return z;
        case Activation::step: return std::isnan(z) ? z : z >= 0 ? Scalar(1) : Scalar(0);
    }
    return z;
}

/// sigma'(z) with a = sigma(z) at hand.
template <class Scalar>
Scalar derivative(Activation activation, Scalar z, Scalar a) {
    switch (activation) {
        case Activation::sigmoid: return a * (1 - a);
        case Activation::tanh: return 1 - a * a;
        case Activation::relu: return z > 0 ? Scalar(1) : Scalar(0);
        case Activation::leaky_relu: return z > 0 ? Scalar(1) : Scalar(leaky_slope);
        case Activation::elu: return z > 0 ? Scalar(1) : a + 1;
        case Activation::softplus: return sigmoid(z);
        case Activation::sine: return std::cos(z);
        case Activation::identity: return Scalar(1);
        case Activation::step: return Scalar(0);
    }
    return Scalar(1);
}

}  // namespace

double activate(Activation activation, double z) { return value(activation, z); }

double activate_derivative(Activation activation, double z) { return derivative(activation, z, value(activation, z)); }

template <class Scalar>
void activate(Activation activation, const MatrixOf<Scalar>& Z, MatrixOf<Scalar>& A) {
    A.resize(Z.rows(), Z.cols());
    if (activation == Activation::identity) {
        A = Z;
        return;
    }
    const Scalar* z = Z.data();
    Scalar* a = A.data();
    for (Index i = 0; i < Z.size(); ++i) a[i] = value(activation, z[i]);
}

template <class Scalar>
void multiply_by_derivative(Activation activation, const MatrixOf<Scalar>& Z, const MatrixOf<Scalar>& A,
                            const MatrixOf<Scalar>& dA, MatrixOf<Scalar>& dZ) {
    dZ.resize(Z.rows(), Z.cols());
    const Scalar* z = Z.data();
    const Scalar* a = A.data();
    const Scalar* da = dA.data();
    Scalar* dz = dZ.data();
    for (Index i = 0; i < Z.size(); ++i) dz[i] = derivative(activation, z[i], a[i]) * da[i];
}

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template Scalar sigmoid(Scalar);                                                                                   \
    template Scalar softplus(Scalar);                                                                                  \
    template void activate(Activation, const MatrixOf<Scalar>&, MatrixOf<Scalar>&);                                    \
    template void multiply_by_derivative(Activation, const MatrixOf<Scalar>&, const MatrixOf<Scalar>&,                 \
                                         const MatrixOf<Scalar>&, MatrixOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
