// What the fast kernels do, as plain functions over plain arrays. They are compiled once for each instruction set, so
// nothing here, and nothing they include, may hold inline code (docs/decisions/050-kernels-per-instruction-set.md).
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/nn/activation_kind.h"

namespace separatrix::kernels {

/// What the last layer's outputs are compared with, and how.
enum class Criterion {
    number,    ///< (top a - y)^2, one output: the neuron with top = 1, regression with top = K - 1
    logistic,  ///< softplus(z) - y z, one sigmoid output
    one_hot,   ///< sum_j (a_j - y_j)^2
    softmax,   ///< -a_c + log sum_j e^{a_j}
};

/// W (n_out x n_in, column by column) and then b (n_out) start at `weights` of the flat parameters.
struct Layer {
    std::ptrdiff_t inputs;
    std::ptrdiff_t outputs;
    std::ptrdiff_t weights;
    Activation activation;
};

/// Widest vector in bytes: flat arrays are aligned to it and padded to a multiple of it with zeros.
inline constexpr std::ptrdiff_t alignment = 64;
/// Samples that go through all layers together, at most.
inline constexpr std::ptrdiff_t block_samples = 96;

struct Shape {
    const Layer* layers;
    std::ptrdiff_t depth;
    std::ptrdiff_t parameters;         ///< W1, b1, W2, b2, ...: the order of parameter_views
    std::ptrdiff_t padded_parameters;  ///< length of the flat arrays
    Criterion criterion;
    std::ptrdiff_t classes;
};

/// x1, x2 of sample i at x[2 i], x[2 i + 1].
template <class Scalar>
struct Samples {
    const Scalar* x;
    const int* y;
};

enum class Rule { descent, momentum, nesterov, rmsprop, adam };

template <class Scalar>
struct Update {
    Rule rule;
    double alpha;
    double mu, rho, beta1, beta2, epsilon;
    double l1, l2;
    bool penalize_biases;
};

/// The numbers that training changes: flat, aligned, padded.
template <class Scalar>
struct State {
    Scalar* parameters;
    Scalar* first;   ///< null where the rule has no first moment
    Scalar* second;  ///< null where it has no second
    std::int64_t steps;
};

/// What a network makes of a set of samples.
struct Tally {
    double loss;              ///< sum over the samples
    std::int64_t* confusion;  ///< four times classes x classes, [true * classes + predicted]: counted up in turn
};

/// A row of the plane: x1 of the pixels (scaled), x2 (scaled). p and margin are written class by class, `stride` apart.
struct PixelRow {
    const float* x1;
    float x2;
    std::ptrdiff_t count;
    float* p;
    float* margin;
    std::ptrdiff_t stride;
    bool score_is_margin;  ///< the neuron with a sigmoid: z itself
    bool half_is_border;   ///< the neuron with another activation: h - 1/2
};

/// Nodes anywhere on the plane (scaled); every layer's activations are written neuron by neuron, `stride` apart.
struct Nodes {
    const float* x1;
    const float* x2;
    std::ptrdiff_t count;
    float* const* layers;  ///< one for each layer
    float* p;
    std::ptrdiff_t stride;
};

struct KernelTable {
    const char* name;
    /// Bytes of scratch space that the functions below need for this shape.
    std::ptrdiff_t (*scratch_bytes)(const Shape&);
    /// gradient = the sum of the derivatives of the losses of `count` samples, times `over_m`; penalty not included.
    void (*gradient_double)(const Shape&, const Samples<double>&, const double* parameters, const std::ptrdiff_t* order,
                            std::ptrdiff_t count, double over_m, double* gradient, void* scratch);
    void (*gradient_float)(const Shape&, const Samples<float>&, const float* parameters, const std::ptrdiff_t* order,
                           std::ptrdiff_t count, float over_m, float* gradient, void* scratch);
    /// One step of the optimizer; `gradient` is used up.
    void (*update_double)(const Shape&, const Update<double>&, State<double>&, double* gradient);
    void (*update_float)(const Shape&, const Update<float>&, State<float>&, float* gradient);
    /// Batch after batch over order[0 ... count - 1].
    void (*train_double)(const Shape&, const Samples<double>&, const Update<double>&, State<double>&,
                         const std::ptrdiff_t* order, std::ptrdiff_t count, std::ptrdiff_t batch, double* gradient,
                         void* scratch);
    void (*train_float)(const Shape&, const Samples<float>&, const Update<float>&, State<float>&,
                        const std::ptrdiff_t* order, std::ptrdiff_t count, std::ptrdiff_t batch, float* gradient,
                        void* scratch);
    void (*evaluate_double)(const Shape&, const Samples<double>&, const double* parameters, const std::ptrdiff_t* order,
                            std::ptrdiff_t count, Tally&, void* scratch);
    void (*evaluate_float)(const Shape&, const Samples<float>&, const float* parameters, const std::ptrdiff_t* order,
                           std::ptrdiff_t count, Tally&, void* scratch);
    void (*field_row)(const Shape&, const float* parameters, const PixelRow&, void* scratch);
    void (*node_activations)(const Shape&, const float* parameters, const Nodes&, void* scratch);
};

}  // namespace separatrix::kernels
