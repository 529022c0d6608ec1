// One layer of neurons: a = sigma(W x + b).
#pragma once

#include "core/math/types.h"
#include "core/nn/activation.h"

namespace separatrix {

template <class Scalar>
struct LayerOf {
    MatrixOf<Scalar> W;  ///< n_out x n_in
    VectorOf<Scalar> b;  ///< n_out
    Activation activation = Activation::identity;

    bool operator==(const LayerOf& other) const {
        return activation == other.activation && same_array(W, other.W) && same_array(b, other.b);
    }
};
using Layer = LayerOf<double>;

}  // namespace separatrix
