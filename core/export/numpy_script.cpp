#include <algorithm>

#include "core/export/finite_weights.h"
#include "core/export/forward_programs.h"
#include "core/export/script_text.h"
#include "core/nn/answer.h"
#include "core/training/settings.h"

namespace separatrix {

namespace {

const char* function_of(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return "sigmoid";
        case Activation::tanh: return "np.tanh";
        case Activation::relu: return "relu";
        case Activation::leaky_relu: return "leaky_relu";
        case Activation::elu: return "elu";
        case Activation::softplus: return "softplus";
        case Activation::sine: return "np.sin";
        case Activation::identity: return "identity";
        case Activation::step: return "step";
    }
    return "";
}

/// NumPy has tanh and sin.
const char* definition_of(Activation activation) {
    switch (activation) {
        case Activation::sigmoid:
            return R"(def sigmoid(z):
    e = np.exp(-np.abs(z))  # computed from the side that cannot overflow
    return np.where(z >= 0, 1, e) / (1 + e)
)";
        case Activation::relu:
            return R"(def relu(z):
    return np.maximum(z, 0)
)";
        case Activation::leaky_relu:
            return R"(def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z)
)";
        case Activation::elu:
            return R"(def elu(z):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))
)";
        case Activation::softplus:
            return R"(def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
)";
        case Activation::identity:
            return R"(def identity(z):
    return z
)";
        case Activation::step:
            return R"(def step(z):
    return np.where(z >= 0, 1.0, 0.0)
)";
        case Activation::tanh:
        case Activation::sine: break;
    }
    return "";
}

/// From the outputs a of the last layer, a row per movie, to a probability per class, and to the answer.
struct NumpyEnding {
    const char* probabilities;
    const char* answers;
};

NumpyEnding numpy_ending_of(const Objective& objective) {
    if (objective.model == ModelKind::neuron)
        return {R"(    h = np.clip(outputs(marks), 0, 1)
    return np.hstack([1 - h, h])
)",
                R"(    return (outputs(marks)[:, 0] >= 0.5).astype(int)
)"};
    if (objective.model == ModelKind::regression)
        return {R"(    top = len(CLASSES) - 1
    yhat = top * np.clip(outputs(marks), 0, 1)  # one number for all labels: the nearest one wins
    return np.maximum(1 - np.abs(yhat - np.arange(top + 1)), 0)
)",
                R"(    top = len(CLASSES) - 1
    return np.clip(np.floor(top * outputs(marks)[:, 0] + 0.5), 0, top).astype(int)
)"};
    if (objective.loss == LossKind::squared)
        return {R"(    p = np.clip(outputs(marks), 0, 1)
    total = p.sum(axis=1, keepdims=True)
    return np.where(total > 0, p / np.where(total > 0, total, 1), 1 / len(CLASSES))
)",
                R"(    return outputs(marks).argmax(axis=1)
)"};
    return {R"(    yhat = outputs(marks)
    e = np.exp(yhat - yhat.max(axis=1, keepdims=True))  # softmax
    return e / e.sum(axis=1, keepdims=True)
)",
            R"(    return outputs(marks).argmax(axis=1)
)"};
}

std::string layer_lines(const Network& network) {
    std::string text;
    for (const auto& layer : network.layers)
        text += "    (\n        np.array(" + rows_text(layer.W, 17) + "),\n        np.array(" +
                reals_text(layer.b.data(), layer.b.size()) + "),\n        " + function_of(layer.activation) +
                ",\n    ),\n";
    return text;
}

std::string definitions(const Network& network) {
    std::string text;
    for (const Activation activation : all_activations) {
        const auto& layers = network.layers;
        const bool used =
            std::any_of(layers.begin(), layers.end(), [&](const Layer& l) { return l.activation == activation; });
        const std::string definition = definition_of(activation);
        if (used && !definition.empty()) text += "\n" + definition + "\n";
    }
    return text;
}

}  // namespace

Expected<std::string> numpy_script(const Predictor& predictor, const std::vector<std::string>& class_names) {
    if (auto error = not_finite_error(predictor.network)) return fail(std::move(*error));
    std::string classes;
    for (const auto& name : class_names) classes += (classes.empty() ? "" : ", ") + literal_text(name);
    const NumpyEnding ending = numpy_ending_of(predictor.objective());
    return filled(R"(#!/usr/bin/env python3
"""A network that Separatrix trained ({{model}}), in NumPy: marks in, probabilities out.

    python3 THIS_FILE 4 1     the probability of each class for the marks 4 and 1

    from THIS_FILE import probabilities, answers, CLASSES
    probabilities([[4, 1], [0.5, 2]])     a row per movie, a probability per class

How it was verified: the tests of Separatrix run scripts like this one for every model, loss, output and activation
(NumPy 1.24, float64) and compare all probabilities with Separatrix' own to 1e-12, and the answers exactly.
"""
import sys

import numpy as np

CLASSES = [{{classes}}]

# scaled input = (mark - OFFSET) * FACTOR
OFFSET = np.array({{offset}})
FACTOR = np.array({{factor}})

{{definitions}}
# W (a row per neuron), b and activation of each layer
LAYERS = [
{{layers}}]


def outputs(marks):
    """The outputs of the last layer, a row per movie."""
    a = (np.asarray(marks, dtype=np.float64) - OFFSET) * FACTOR
    for W, b, activation in LAYERS:
        a = activation(a @ W.T + b)
    return a


def probabilities(marks):
    """marks: one row (x1, x2) per movie. A row per movie, a probability per class."""
{{probabilities}}

def answers(marks):
    """The number of the class that wins, for each movie."""
{{answers}}

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} MARK1 MARK2")
    movie = [[float(sys.argv[1]), float(sys.argv[2])]]
    for name, p in zip(CLASSES, probabilities(movie)[0]):
        print(f"{p:.17g}  {name}")
    print("answer:", CLASSES[answers(movie)[0]])
)",
                  {{"model", std::string(name_of(predictor.architecture.model))},
                   {"classes", classes},
                   {"offset", reals_text(predictor.scale.offset.data(), 2)},
                   {"factor", reals_text(predictor.scale.factor.data(), 2)},
                   {"definitions", definitions(predictor.network)},
                   {"layers", layer_lines(predictor.network)},
                   {"probabilities", ending.probabilities},
                   {"answers", ending.answers}});
}

}  // namespace separatrix
