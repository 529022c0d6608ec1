// The two array types of the core, and the one shape convention.
//
//   x, X   n_in x m       a column is a sample
//   W, b   n_out x n_in, n_out
//   Z, A   n_out x m      Z = W X + b,  A = sigma(Z)
//   dT     as T           dL/dT; the 1/m of the mean lives in the loss's gradient only
#pragma once

#include <Eigen/Core>

namespace separatrix {

using Index = Eigen::Index;

template <class Scalar>
using MatrixOf = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
template <class Scalar>
using VectorOf = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

using Matrix = MatrixOf<double>;
using Vector = VectorOf<double>;
using Labels = Eigen::VectorXi;  ///< m, each 0 ... classes - 1

/// Equal in shape and in every bit's value; Eigen's own == takes it for granted that the shapes agree.
template <class A, class B>
bool same_array(const Eigen::DenseBase<A>& a, const Eigen::DenseBase<B>& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && a.derived() == b.derived();
}

}  // namespace separatrix
