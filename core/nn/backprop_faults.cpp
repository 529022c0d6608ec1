#include "core/nn/backprop_faults.h"

namespace separatrix {

namespace {

/// backward() once more, with what is forgotten left out.
template <class Scalar>
void broken_backward(const BackpropFaults& faults, const Objective& objective, const NetworkOf<Scalar>& network,
                     const MatrixOf<Scalar>& X, const ForwardPassOf<Scalar>& pass, const Labels& y,
                     std::vector<MatrixOf<Scalar>>& dZ, ParametersOf<Scalar>& gradients) {
    // dZ = dYhat where sigma'(Z) . dYhat would be right
    if (faults.forget_slope)
        output_gradient(objective, pass, y, dZ.back());
    else
        output_delta(objective, network.layers.back().activation, pass, y, dZ.back());
    // dYhat = Y - P where P - Y would be right
    if (faults.wrong_sign) dZ.back() = -dZ.back();
    for (std::size_t l = network.layers.size(); l-- > 0;) {
        const MatrixOf<Scalar>& input = l == 0 ? X : pass.A[l - 1];
        auto& gradient = gradients.layers[l];
        // dW = dZ X^T, db = dZ 1
        gradient.W.noalias() = dZ[l] * input.transpose();
        if (faults.forget_bias)
            gradient.b.setZero(network.layers[l].b.size());
        else
            gradient.b = dZ[l].rowwise().sum();
        if (l == 0) break;
        // dA = W^T dZ, dZ = sigma'(Z) . dA of the layer before
        dZ[l - 1].resize(network.layers[l].W.cols(), X.cols());
        dZ[l - 1].noalias() = network.layers[l].W.transpose() * dZ[l];
        if (!faults.forget_slope)
            multiply_by_derivative(network.layers[l - 1].activation, pass.Z[l - 1], pass.A[l - 1], dZ[l - 1],
                                   dZ[l - 1]);
    }
}

}  // namespace

template <class Scalar>
void backpropagate(const BackpropFaults& faults, const Objective& objective, const NetworkOf<Scalar>& network,
                   const MatrixOf<Scalar>& X, const ForwardPassOf<Scalar>& pass, const Labels& y,
                   std::vector<MatrixOf<Scalar>>& dZ, ParametersOf<Scalar>& gradients) {
    if (faults.any()) return broken_backward(faults, objective, network, X, pass, y, dZ, gradients);
    output_delta(objective, network.layers.back().activation, pass, y, dZ.back());
    backward(network, X, pass, dZ, gradients);
}

template void backpropagate(const BackpropFaults&, const Objective&, const NetworkOf<double>&, const MatrixOf<double>&,
                            const ForwardPassOf<double>&, const Labels&, std::vector<MatrixOf<double>>&,
                            ParametersOf<double>&);
template void backpropagate(const BackpropFaults&, const Objective&, const NetworkOf<float>&, const MatrixOf<float>&,
                            const ForwardPassOf<float>&, const Labels&, std::vector<MatrixOf<float>>&,
                            ParametersOf<float>&);

}  // namespace separatrix
