#include "core/nn/network.h"

#include <cassert>

namespace separatrix {

template <class Scalar>
Index NetworkOf<Scalar>::parameter_count() const {
    Index count = 0;
    for (const auto& layer : layers) count += layer.W.size() + layer.b.size();
    return count;
}

namespace {

template <class Scalar, class Holder>
std::vector<ParameterView<Scalar>> views_of(Holder& holder) {
    std::vector<ParameterView<Scalar>> views;
    views.reserve(2 * holder.layers.size());
    Index index = 0;
    for (auto& layer : holder.layers) {
        views.push_back({layer.W.data(), layer.W.size(), false, index});
        views.push_back({layer.b.data(), layer.b.size(), true, index});
        ++index;
    }
    return views;
}

}  // namespace

template <class Scalar>
std::vector<ParameterView<Scalar>> parameter_views(NetworkOf<Scalar>& network) {
    return views_of<Scalar>(network);
}

template <class Scalar>
std::vector<ParameterView<Scalar>> parameter_views(ParametersOf<Scalar>& parameters) {
    return views_of<Scalar>(parameters);
}

template <class Scalar>
ParametersOf<Scalar> zeros_like(const NetworkOf<Scalar>& network) {
    ParametersOf<Scalar> result;
    for (const auto& layer : network.layers)
        result.layers.push_back(
            {MatrixOf<Scalar>::Zero(layer.W.rows(), layer.W.cols()), VectorOf<Scalar>::Zero(layer.b.size())});
    return result;
}

template <class Scalar>
void forward(const NetworkOf<Scalar>& network, const MatrixOf<Scalar>& X, ForwardPassOf<Scalar>& pass) {
    assert(!network.layers.empty() && X.rows() == network.inputs());
    pass.Z.resize(network.layers.size());
    pass.A.resize(network.layers.size());
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const auto& layer = network.layers[l];
        const MatrixOf<Scalar>& input = l == 0 ? X : pass.A[l - 1];
        // Z = W X + b
        pass.Z[l].resize(layer.W.rows(), X.cols());
        pass.Z[l].noalias() = layer.W * input;
        pass.Z[l].colwise() += layer.b;
        // A = sigma(Z)
        activate(layer.activation, pass.Z[l], pass.A[l]);
    }
}

template <class Scalar>
void backward(const NetworkOf<Scalar>& network, const MatrixOf<Scalar>& X, const ForwardPassOf<Scalar>& pass,
              std::vector<MatrixOf<Scalar>>& dZ, ParametersOf<Scalar>& gradients) {
    assert(dZ.size() == network.layers.size() && gradients.layers.size() == network.layers.size());
    for (std::size_t l = network.layers.size(); l-- > 0;) {
        const MatrixOf<Scalar>& input = l == 0 ? X : pass.A[l - 1];
        auto& gradient = gradients.layers[l];
        // dW = dZ X^T, db = dZ 1
        gradient.W.noalias() = dZ[l] * input.transpose();
        gradient.b = dZ[l].rowwise().sum();
        if (l == 0) break;
        // dA = W^T dZ, dZ = sigma'(Z) . dA of the layer before
        dZ[l - 1].resize(network.layers[l].W.cols(), X.cols());
        dZ[l - 1].noalias() = network.layers[l].W.transpose() * dZ[l];
        multiply_by_derivative(network.layers[l - 1].activation, pass.Z[l - 1], pass.A[l - 1], dZ[l - 1], dZ[l - 1]);
    }
}

template <class Scalar>
bool all_finite(const NetworkOf<Scalar>& network) {
    for (const auto& layer : network.layers)
        if (!layer.W.allFinite() || !layer.b.allFinite()) return false;
    return true;
}

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template struct NetworkOf<Scalar>;                                                                                 \
    template std::vector<ParameterView<Scalar>> parameter_views(NetworkOf<Scalar>&);                                   \
    template std::vector<ParameterView<Scalar>> parameter_views(ParametersOf<Scalar>&);                                \
    template ParametersOf<Scalar> zeros_like(const NetworkOf<Scalar>&);                                                \
    template void forward(const NetworkOf<Scalar>&, const MatrixOf<Scalar>&, ForwardPassOf<Scalar>&);                  \
    template void backward(const NetworkOf<Scalar>&, const MatrixOf<Scalar>&, const ForwardPassOf<Scalar>&,            \
                           std::vector<MatrixOf<Scalar>>&, ParametersOf<Scalar>&);                                     \
    template bool all_finite(const NetworkOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
