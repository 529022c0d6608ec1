#include "core/analysis/neuron_maps.h"

#include <algorithm>
#include <chrono>

#include "core/training/flat_network.h"

namespace separatrix {

namespace {

/// Nodes from one look at whether the maps are still wanted to the next.
constexpr Index nodes_at_once = 1024;

void compute_maps(const NeuronMapsRequest& request, const std::function<bool()>& cancelled,
                  const std::function<void(std::shared_ptr<const NeuronMapsAnswer>)>& deliver) {
    const auto begin = std::chrono::steady_clock::now();
    auto answer = std::make_shared<NeuronMapsAnswer>();
    answer->generation = request.generation;
    answer->epoch = request.epoch;
    answer->maps = neuron_maps(request.checkpoint->predictor, request.rect, request.columns, request.rows, cancelled);
    if (cancelled()) return;
    answer->milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    deliver(std::move(answer));
}

bool outdates_maps(const NeuronMapsRequest& newer, const NeuronMapsRequest& running) {
    return running.generation != newer.generation || !(running.rect == newer.rect);
}

}  // namespace

NeuronMaps neuron_maps(const Predictor& predictor, const PlaneRect& rect, int columns, int rows,
                       const std::function<bool()>& cancelled) {
    NeuronMaps maps;
    maps.rect = rect;
    maps.columns = columns;
    maps.rows = rows;
    const Index nodes = maps.nodes();
    const auto& network = predictor.network;
    const Objective objective = predictor.objective();
    maps.layers.emplace_back(NeuronMaps::Layer::Zero(network.inputs(), nodes));
    for (const auto& layer : network.layers) maps.layers.emplace_back(NeuronMaps::Layer::Zero(layer.W.rows(), nodes));
    maps.p = NeuronMaps::Layer::Zero(objective.classes, nodes);

    const auto& scale = predictor.scale;
    for (Index n = 0; n < nodes; ++n) {
        const auto i = static_cast<double>(n % columns);
        const Index row = n / columns;
        const auto j = static_cast<double>(row);
        const double x1 = rect.x_low + (i + 0.5) * (rect.x_high - rect.x_low) / columns;
        const double x2 = rect.y_low + (j + 0.5) * (rect.y_high - rect.y_low) / rows;
        maps.layers[0](0, n) = static_cast<float>((x1 - scale.offset[0]) * scale.factor[0]);
        maps.layers[0](1, n) = static_cast<float>((x2 - scale.offset[1]) * scale.factor[1]);
    }
    const FlatNetwork flat(objective, predictor.network);
    auto scratch = flat.scratch();
    std::vector<float*> layers(predictor.network.layers.size());
    for (Index at = 0; at < nodes; at += nodes_at_once) {
        if (cancelled && cancelled()) return maps;
        for (std::size_t l = 0; l < layers.size(); ++l) layers[l] = maps.layers[l + 1].data() + at;
        const float* const x1 = maps.layers[0].data() + at;
        kernels::fastest_table().node_activations(
            flat.shape(), flat.parameters(),
            {x1, x1 + nodes, std::min<Index>(nodes_at_once, nodes - at), layers.data(), maps.p.data() + at, nodes},
            scratch.data());
    }
    return maps;
}

NeuronMapsWorker::NeuronMapsWorker(std::function<void()> wake)
    : worker_(std::move(wake), compute_maps, outdates_maps) {}

void NeuronMapsWorker::request(NeuronMapsRequest request) {
    if (!request.checkpoint || request.columns < 1 || request.rows < 1) return;
    worker_.request(std::move(request));
}

}  // namespace separatrix
