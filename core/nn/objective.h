// What the outputs of a network mean, and what is compared with the labels.
#pragma once

#include <array>

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

}  // namespace separatrix
