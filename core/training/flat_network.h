// A network as the kernels read it: flat parameters and the shape that says what they mean.
#pragma once

#include <vector>

#include "core/kernels/aligned_array.h"
#include "core/kernels/tables.h"
#include "core/nn/network.h"
#include "core/nn/objective.h"

namespace separatrix {

kernels::Criterion criterion_of(const Objective& objective);

/// W1, b1, W2, b2, ... one after the other, in the order of parameter_views.
template <class Scalar, class Layers>
void flatten(const Layers& layers, Scalar* flat) {
    for (const auto& layer : layers) {
        flat = std::copy_n(layer.W.data(), layer.W.size(), flat);
        flat = std::copy_n(layer.b.data(), layer.b.size(), flat);
    }
}
/// And back.
template <class Scalar, class Layers>
void unflatten(const Scalar* flat, Layers& layers) {
    for (auto& layer : layers) {
        std::copy_n(flat, layer.W.size(), layer.W.data());
        flat += layer.W.size();
        std::copy_n(flat, layer.b.size(), layer.b.data());
        flat += layer.b.size();
    }
}

/// Fills layers and shape (whose `layers` points into `layers`) except for criterion and classes.
template <class Scalar>
void take_layers(const NetworkOf<Scalar>& network, std::vector<kernels::Layer>& layers, kernels::Shape& shape);

/// Whether the kernels can read such a network.
template <class Scalar>
bool fits_kernels(const Objective& objective, const NetworkOf<Scalar>& network);

/// A float copy of a network, to look at.
class FlatNetwork {
public:
    FlatNetwork(const Objective& objective, const Network& network);
    FlatNetwork(const FlatNetwork&) = delete;
    FlatNetwork& operator=(const FlatNetwork&) = delete;

    const kernels::Shape& shape() const { return shape_; }
    const float* parameters() const { return parameters_.data(); }
    /// Scratch space for one thread.
    kernels::AlignedArray<char> scratch() const;

private:
    std::vector<kernels::Layer> layers_;
    kernels::Shape shape_{};
    kernels::AlignedArray<float> parameters_;
};

}  // namespace separatrix
