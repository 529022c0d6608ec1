// The loss, and its derivative by the outputs.
#pragma once

#include "core/nn/network.h"
#include "core/nn/objective.h"

namespace separatrix {

/// Mean over the m samples of the per-sample loss; squared has no 1/2, cross-entropy is in nats.
/// `pass` is the forward pass of the m samples, y their labels. NaN where a score is NaN.
template <class Scalar>
Scalar mean_loss(const Objective& objective, const ForwardPassOf<Scalar>& pass, const Labels& y);

/// The loss of one sample, column `sample` of the pass.
template <class Scalar>
Scalar sample_loss(const Objective& objective, const ForwardPassOf<Scalar>& pass, Index sample, int label);

/// dL/dYhat, the derivative of the mean loss by the outputs of the last layer after its activation (n_out x m).
/// For the neuron's binary cross-entropy it is (h - y) / (h (1 - h)) / m: use output_delta for training.
template <class Scalar>
void output_gradient(const Objective& objective, const ForwardPassOf<Scalar>& pass, const Labels& y,
                     MatrixOf<Scalar>& dYhat);

/// dL/dZ of the last layer (n_out x m): sigma'(Z) . dYhat, and for the neuron's cross-entropy h - y directly,
/// because h (1 - h) cancels.
template <class Scalar>
void output_delta(const Objective& objective, Activation last, const ForwardPassOf<Scalar>& pass, const Labels& y,
                  MatrixOf<Scalar>& dZ);

/// log(1 + (K - 1)/e): with outputs squashed into (0, 1) the cross-entropy cannot fall below this (LECTURE.md, 3).
double sigmoid_output_floor(int classes);

}  // namespace separatrix
