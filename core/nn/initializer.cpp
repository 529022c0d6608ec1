#include "core/nn/initializer.h"
#include "core/nn/architecture.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/math/random.h"

namespace separatrix {

std::vector<int> Architecture::layer_sizes() const {
    switch (model) {
        case ModelKind::neuron:
        case ModelKind::regression: return {1};
        case ModelKind::softmax: return {classes};
        case ModelKind::mlp: break;
    }
    std::vector<int> sizes = hidden;
    sizes.push_back(classes);
    return sizes;
}

Activation Architecture::layer_activation(std::size_t index) const {
    if (model == ModelKind::neuron) return activation;
    if (model == ModelKind::regression) return Activation::sigmoid;  // yhat = (K - 1) g(z)
    if (model == ModelKind::mlp && index < hidden.size()) return activation;
    return output == OutputKind::sigmoid ? Activation::sigmoid : Activation::identity;
}

namespace {

/// The last layer keeps its stream whatever the number of hidden layers, so that its neurons are "the same" ones.
std::uint64_t stream_of(std::size_t layer, std::size_t layers, Index neuron) {
    const std::uint64_t number = layer + 1 == layers ? 0 : layer + 1;
    return (number << 32) + static_cast<std::uint64_t>(neuron);
}

double draw(Initializer initializer, Index n_in, Index n_out, Rng& rng) {
    switch (initializer) {
        case Initializer::zeros: return 0;
        case Initializer::uniform: return rng.uniform(-1, 1);
        case Initializer::glorot: {
            const double r = std::sqrt(6.0 / static_cast<double>(n_in + n_out));
            return rng.uniform(-r, r);
        }
        case Initializer::he: return rng.normal() * std::sqrt(2.0 / static_cast<double>(n_in));
    }
    return 0;
}

/// Which layer of `from` becomes layer `index` of `to`: the last stays the last; -1 for an inserted one.
int source_layer(std::size_t index, std::size_t from_layers, std::size_t to_layers) {
    if (index + 1 == to_layers) return static_cast<int>(from_layers) - 1;
    return index + 1 < from_layers ? static_cast<int>(index) : -1;
}

/// The neuron and regression models have one output, the others one per class; a single output does not become one of
/// several, or the reverse, because it means something else.
bool outputs_mean_the_same(const Architecture& from, const Architecture& to) {
    const auto single = [](ModelKind m) { return m == ModelKind::neuron || m == ModelKind::regression; };
    return from.model == to.model || (!single(from.model) && !single(to.model));
}

/// Calls keep(source layer, target layer, rows, columns) for every block that stays.
template <class Keep>
void for_each_kept_block(const Architecture& from, const Architecture& to, const Keep& keep) {
    const auto from_sizes = from.layer_sizes();
    const auto to_sizes = to.layer_sizes();
    for (std::size_t l = 0; l < to_sizes.size(); ++l) {
        const int source = source_layer(l, from_sizes.size(), to_sizes.size());
        if (source < 0) continue;
        const bool is_last = l + 1 == to_sizes.size();
        if (is_last && !outputs_mean_the_same(from, to)) continue;
        const auto s = static_cast<std::size_t>(source);
        // columns are kept unless inputs become neurons or the reverse; the last layer keeps them although a hidden
        // layer was put before it, so that taking that layer away again brings the same network back
        const int from_in = s == 0 ? from.inputs : from_sizes[s - 1];
        const int to_in = l == 0 ? to.inputs : to_sizes[l - 1];
        const bool same_inputs = (s == 0) == (l == 0);
        keep(s, l, std::min(from_sizes[s], to_sizes[l]), same_inputs ? std::min(from_in, to_in) : 0);
    }
}

}  // namespace

Network initial_network(const Architecture& architecture, Initializer initializer, std::uint64_t seed) {
    const auto sizes = architecture.layer_sizes();
    Network network;
    Index n_in = architecture.inputs;
    for (std::size_t l = 0; l < sizes.size(); ++l) {
        const Index n_out = sizes[l];
        Layer layer{Matrix(n_out, n_in), Vector::Zero(n_out), architecture.layer_activation(l)};
        for (Index neuron = 0; neuron < n_out; ++neuron) {
            Rng rng(seed, RandomStream::weights, stream_of(l, sizes.size(), neuron));
            // the bias first: a neuron that gains inputs keeps the draws it had
            const double bias = rng.uniform(-1, 1);
            if (initializer == Initializer::uniform) layer.b(neuron) = bias;
            for (Index input = 0; input < n_in; ++input) layer.W(neuron, input) = draw(initializer, n_in, n_out, rng);
        }
        network.layers.push_back(std::move(layer));
        n_in = n_out;
    }
    return network;
}

Network resized_network(const Network& network, const Architecture& from, const Architecture& to,
                        Initializer initializer, std::uint64_t seed) {
    assert(network.layers.size() == from.layer_sizes().size());
    Network result = initial_network(to, initializer, seed);
    for_each_kept_block(from, to, [&](std::size_t s, std::size_t l, Index rows, Index columns) {
        const auto& old_layer = network.layers[s];
        auto& layer = result.layers[l];
        layer.W.topLeftCorner(rows, columns) = old_layer.W.topLeftCorner(rows, columns);
        layer.b.head(rows) = old_layer.b.head(rows);
    });
    return result;
}

Gradients resized_moments(const Gradients& moments, const Architecture& from, const Architecture& to) {
    if (moments.layers.empty()) return {};
    Gradients result;
    Index n_in = to.inputs;
    for (const int n_out : to.layer_sizes()) {
        result.layers.push_back({Matrix::Zero(n_out, n_in), Vector::Zero(n_out)});
        n_in = n_out;
    }
    for_each_kept_block(from, to, [&](std::size_t s, std::size_t l, Index rows, Index columns) {
        result.layers[l].W.topLeftCorner(rows, columns) = moments.layers[s].W.topLeftCorner(rows, columns);
        result.layers[l].b.head(rows) = moments.layers[s].b.head(rows);
    });
    return result;
}

}  // namespace separatrix
