// A network is its layers; the forward and the backward pass are free functions over it.
#pragma once

#include <vector>

#include "core/nn/layer.h"

namespace separatrix {

template <class Scalar>
struct NetworkOf {
    std::vector<LayerOf<Scalar>> layers;

    Index inputs() const { return layers.empty() ? 0 : layers.front().W.cols(); }
    Index outputs() const { return layers.empty() ? 0 : layers.back().W.rows(); }
    Index parameter_count() const;
    bool operator==(const NetworkOf&) const = default;
};
using Network = NetworkOf<double>;

/// One array of numbers per W and per b, in the one order that everything uses: W1, b1, W2, b2, ...
/// (each W column by column, as Eigen stores it).
template <class Scalar>
struct ParameterView {
    Scalar* data;
    Index size;
    bool is_bias;
    Index layer;
};

/// Gradients and optimizer moments: the shapes of the layers' W and b without their activations.
template <class Scalar>
struct ParametersOf {
    struct Pair {
        MatrixOf<Scalar> W;  ///< n_out x n_in
        VectorOf<Scalar> b;  ///< n_out
        bool operator==(const Pair& other) const { return same_array(W, other.W) && same_array(b, other.b); }
    };
    std::vector<Pair> layers;
    bool operator==(const ParametersOf&) const = default;
};
using Gradients = ParametersOf<double>;

template <class Scalar>
std::vector<ParameterView<Scalar>> parameter_views(NetworkOf<Scalar>& network);
template <class Scalar>
std::vector<ParameterView<Scalar>> parameter_views(ParametersOf<Scalar>& parameters);

/// Zeros with the network's shapes.
template <class Scalar>
ParametersOf<Scalar> zeros_like(const NetworkOf<Scalar>& network);

/// Everything the forward pass computed for a batch of m samples: the backward pass and the Maths view read it.
/// Z[l], A[l]: n_out(l) x m; the input of layer l is X for l = 0 and A[l - 1] after it.
template <class Scalar>
struct ForwardPassOf {
    std::vector<MatrixOf<Scalar>> Z;
    std::vector<MatrixOf<Scalar>> A;
    const MatrixOf<Scalar>& scores() const { return Z.back(); }
    const MatrixOf<Scalar>& Yhat() const { return A.back(); }
};
using ForwardPass = ForwardPassOf<double>;

/// Z = W X + b, A = sigma(Z), layer after layer. X: n_in x m. The pass's buffers are reused where they fit.
template <class Scalar>
void forward(const NetworkOf<Scalar>& network, const MatrixOf<Scalar>& X, ForwardPassOf<Scalar>& pass);

/// The chain rule from the last layer to the first: given dZ of the last layer (n_out x m) in `dZ.back()`,
/// dW = dZ X^T, db = dZ 1, dA = W^T dZ, dZ = sigma'(Z) . dA of the layer before, and so on.
/// `dZ` holds one n_out(l) x m matrix per layer and is filled; `gradients` has the network's shapes.
template <class Scalar>
void backward(const NetworkOf<Scalar>& network, const MatrixOf<Scalar>& X, const ForwardPassOf<Scalar>& pass,
              std::vector<MatrixOf<Scalar>>& dZ, ParametersOf<Scalar>& gradients);

template <class Scalar>
bool all_finite(const NetworkOf<Scalar>& network);

template <class To, class From>
NetworkOf<To> cast(const NetworkOf<From>& network) {
    NetworkOf<To> result;
    for (const auto& layer : network.layers)
        result.layers.push_back({layer.W.template cast<To>(), layer.b.template cast<To>(), layer.activation});
    return result;
}
template <class To, class From>
ParametersOf<To> cast(const ParametersOf<From>& parameters) {
    ParametersOf<To> result;
    for (const auto& layer : parameters.layers)
        result.layers.push_back({layer.W.template cast<To>(), layer.b.template cast<To>()});
    return result;
}

}  // namespace separatrix
