#include "core/training/flat_network.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr std::size_t most_layers = 16;

}  // namespace

kernels::Criterion criterion_of(const Objective& objective) {
    switch (objective.model) {
        case ModelKind::neuron:
            return objective.loss == LossKind::squared ? kernels::Criterion::number : kernels::Criterion::logistic;
        case ModelKind::regression: return kernels::Criterion::number;
        case ModelKind::softmax:
        case ModelKind::mlp: break;
    }
    return objective.loss == LossKind::squared ? kernels::Criterion::one_hot : kernels::Criterion::softmax;
}

template <class Scalar>
void take_layers(const NetworkOf<Scalar>& network, std::vector<kernels::Layer>& layers, kernels::Shape& shape) {
    layers.clear();
    Index next = 0;
    for (const auto& layer : network.layers) {
        layers.push_back({layer.W.cols(), layer.W.rows(), next, layer.activation});
        next += layer.W.size() + layer.b.size();
    }
    constexpr Index together = kernels::alignment / static_cast<Index>(sizeof(Scalar));
    shape.layers = layers.data();
    shape.depth = std::ssize(layers);
    shape.parameters = next;
    shape.padded_parameters = (next + together - 1) / together * together;
}

template <class Scalar>
bool fits_kernels(const Objective& objective, const NetworkOf<Scalar>& network) {
    return !network.layers.empty() && network.layers.size() <= most_layers && network.inputs() == 2 &&
           network.outputs() == objective.outputs();
}

FlatNetwork::FlatNetwork(const Objective& objective, const Network& network) {
    const auto narrow = cast<float>(network);
    take_layers(narrow, layers_, shape_);
    shape_.criterion = criterion_of(objective);
    shape_.classes = objective.classes;
    parameters_.reset(shape_.padded_parameters);
    flatten(narrow.layers, parameters_.data());
}

kernels::AlignedArray<char> FlatNetwork::scratch() const {
    kernels::AlignedArray<char> space;
    space.reset(kernels::fastest_table().scratch_bytes(shape_));
    return space;
}

template void take_layers(const NetworkOf<double>&, std::vector<kernels::Layer>&, kernels::Shape&);
template void take_layers(const NetworkOf<float>&, std::vector<kernels::Layer>&, kernels::Shape&);
template bool fits_kernels(const Objective&, const NetworkOf<double>&);
template bool fits_kernels(const Objective&, const NetworkOf<float>&);

}  // namespace separatrix
