// What the outputs of a network mean, what is compared with the labels, and the loss with its derivative.
#pragma once

#include <vector>

#include "core/nn/network.h"

namespace separatrix {

enum class ModelKind { neuron, regression, softmax, mlp };
enum class OutputKind { linear, sigmoid };
enum class LossKind { squared, cross_entropy };

inline constexpr std::array all_model_kinds{ModelKind::neuron, ModelKind::regression, ModelKind::softmax,
                                            ModelKind::mlp};

/// How to read a network's last layer, and the criterion.
///  neuron        1 output h in one of two classes; squared (h - y)^2, or binary cross-entropy of a sigmoid h
///  regression    1 output, yhat = (K - 1) a against the label's number, squared: the lecture's wrong way
///  softmax, mlp  K outputs; squared |yhat - onehot|^2, or -log softmax(yhat)_c
struct Objective {
    ModelKind model = ModelKind::neuron;
    LossKind loss = LossKind::cross_entropy;
    int classes = 2;

    /// Number of neurons in the last layer.
    int outputs() const { return model == ModelKind::neuron || model == ModelKind::regression ? 1 : classes; }
    bool operator==(const Objective&) const = default;
};

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

/// l1 sum|w| + (l2/2) sum w^2 over the weights; the biases only if asked.
struct Penalty {
    double l1 = 0;
    double l2 = 0;
    bool biases = false;
    bool operator==(const Penalty&) const = default;
};
template <class Scalar>
Scalar penalty_value(const Penalty& penalty, const NetworkOf<Scalar>& network);
/// gradient += l1 sign(w) + l2 w; sign(0) = 0.
template <class Scalar>
void add_penalty_gradient(const Penalty& penalty, const NetworkOf<Scalar>& network, ParametersOf<Scalar>& gradients);

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
