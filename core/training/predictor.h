// A trained network with the meaning of its inputs and outputs: marks in, probabilities out.
#pragma once

#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/architecture.h"
#include "core/nn/network.h"

namespace separatrix {

struct Predictor {
    Architecture architecture;
    LossKind loss = LossKind::cross_entropy;  ///< decides how outputs become probabilities
    InputScale scale;
    Network network;

    Objective objective() const { return {architecture.model, loss, architecture.classes}; }
    bool operator==(const Predictor&) const = default;
};

/// Buffers of a prediction, to be reused.
struct Prediction {
    Matrix P;          ///< K x m, columns sum to 1
    Labels predicted;  ///< m
    ForwardPass pass;
};

/// For marks X (2 x m), not scaled.
Prediction predict(const Predictor& predictor, const Matrix& X);
/// p of every class at one place.
Vector probabilities_at(const Predictor& predictor, double x1, double x2);

}  // namespace separatrix
