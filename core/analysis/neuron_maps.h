// What every neuron computes over the plane, on a coarse grid: the small maps of the network view.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/analysis/decision_field.h"
#include "core/threads/latest_worker.h"
#include "core/training/checkpoint.h"

namespace separatrix {

/// Nodes as in DecisionField: cell centres, j = 0 at y_low. float: enough for a picture.
struct NeuronMaps {
    /// Activations of one layer, n x (rows * columns) with node j * columns + i in a row of its own.
    using Layer = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    PlaneRect rect;
    int columns = 0;
    int rows = 0;
    std::vector<Layer> layers;  ///< first the scaled inputs, then a of every layer
    Layer p;                    ///< K x (rows * columns), probability of each class

    Index nodes() const { return static_cast<Index>(columns) * rows; }
};

/// Stops early (and answers unfinished maps) when `cancelled` says so; asked once per row block.
NeuronMaps neuron_maps(const Predictor& predictor, const PlaneRect& rect, int columns, int rows,
                       const std::function<bool()>& cancelled = {});

struct NeuronMapsRequest {
    std::uint64_t generation = 0;  ///< goes back with the answer
    std::int64_t epoch = 0;
    std::shared_ptr<const Checkpoint> checkpoint;
    PlaneRect rect;
    int columns = 32;
    int rows = 32;
};

struct NeuronMapsAnswer {
    std::uint64_t generation = 0;
    std::int64_t epoch = 0;
    NeuronMaps maps;
    double milliseconds = 0;
};

/// A LatestWorker; another run outdates the running request, another epoch does not.
class NeuronMapsWorker {
public:
    explicit NeuronMapsWorker(std::function<void()> wake);

    void request(NeuronMapsRequest request);
    std::shared_ptr<const NeuronMapsAnswer> take() { return worker_.take(); }

private:
    LatestWorker<NeuronMapsRequest, NeuronMapsAnswer> worker_;
};

}  // namespace separatrix
