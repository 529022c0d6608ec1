// What a network answers: probabilities, labels, and how far a place is from the border.
#pragma once

#include "core/nn/network.h"
#include "core/nn/objective.h"

namespace separatrix {

/// What is shown as p, K x m, each column a distribution: (1 - h, h) for the neuron with h clipped to [0, 1];
/// the tent around the nearest integers for regression (1 at the label, 0 one label away), so that the largest p is
/// the nearest integer; softmax(yhat) for cross-entropy; yhat clipped to [0, 1] and divided by its sum for squared
/// (1/K each if nothing is positive).
template <class Scalar>
void probabilities(const Objective& objective, const ForwardPassOf<Scalar>& pass, MatrixOf<Scalar>& P);

/// The answer for each sample: class 1 if h >= 1/2 (the step s(z) = 1 if z >= 0), the nearest integer, or the largest
/// output (the first among equals).
template <class Scalar>
void predicted_labels(const Objective& objective, const ForwardPassOf<Scalar>& pass, Labels& predicted);

/// Score differences whose zero is the border of each class against all others, K x m: > 0 where the class wins.
/// Linear in z where the model is, so that a straight border comes out straight: z for a sigmoid neuron,
/// yhat_k - max of the others for K outputs, 1/2 - |yhat - k| (open at both ends) for regression.
template <class Scalar>
void class_margins(const Objective& objective, Activation last, const ForwardPassOf<Scalar>& pass, MatrixOf<Scalar>& M);

}  // namespace separatrix
