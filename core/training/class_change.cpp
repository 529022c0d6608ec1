#include "core/training/class_change.h"

namespace separatrix {

namespace {

/// Calls keep(k, origin) for every output neuron k that was output neuron `origin`.
template <class Keep>
void for_each_kept(const std::vector<int>& origins, Index outputs, const Keep& keep) {
    for (std::size_t k = 0; k < origins.size(); ++k)
        if (origins[k] >= 0 && origins[k] < outputs) keep(static_cast<Index>(k), static_cast<Index>(origins[k]));
}

Gradients moments_with_classes(const Gradients& moments, const std::vector<int>& origins) {
    if (moments.layers.empty()) return {};
    Gradients result = moments;
    const auto& old = moments.layers.back();
    auto& last = result.layers.back();
    const auto K = static_cast<Index>(origins.size());
    last = {Matrix::Zero(K, old.W.cols()), Vector::Zero(K)};
    for_each_kept(origins, old.W.rows(), [&](Index k, Index origin) {
        last.W.row(k) = old.W.row(origin);
        last.b(k) = old.b(origin);
    });
    return result;
}

/// softmax(-z/2, z/2) = (1 - sigmoid(z), sigmoid(z)).
void put_neuron(const Layer& neuron, const std::vector<int>& origins, Layer& last) {
    for_each_kept(origins, 2, [&](Index k, Index origin) {
        const double sign = origin == 0 ? -0.5 : 0.5;
        last.W.row(k) = sign * neuron.W.row(0);
        last.b(k) = sign * neuron.b(0);
    });
}

}  // namespace

Checkpoint with_classes(const Checkpoint& checkpoint, const std::vector<int>& origins, ModelKind model,
                        Initializer initializer, std::uint64_t seed) {
    Checkpoint result = checkpoint;
    const Architecture& from = checkpoint.predictor.architecture;
    Architecture& to = result.predictor.architecture;
    to.classes = static_cast<int>(origins.size());
    to.model = model;
    if (from.model == ModelKind::regression && model == ModelKind::regression) return result;

    const Layer& old = checkpoint.predictor.network.layers.back();
    Layer& last = result.predictor.network.layers.back();
    if (from.model == model && model != ModelKind::neuron) {
        last = initial_network(to, initializer, seed).layers.back();
        for_each_kept(origins, old.W.rows(), [&](Index k, Index origin) {
            last.W.row(k) = old.W.row(origin);
            last.b(k) = old.b(origin);
        });
        result.optimizer.first = moments_with_classes(checkpoint.optimizer.first, origins);
        result.optimizer.second = moments_with_classes(checkpoint.optimizer.second, origins);
        return result;
    }
    // another model: its steps begin anew
    result.predictor.network = initial_network(to, initializer, seed);
    result.optimizer = {checkpoint.optimizer.kind, 0, {}, {}};
    const bool has_twin = from.model == ModelKind::neuron && old.activation == Activation::sigmoid &&
                          model == ModelKind::softmax && to.output == OutputKind::linear;
    if (has_twin) put_neuron(old, origins, result.predictor.network.layers.back());
    return result;
}

}  // namespace separatrix
