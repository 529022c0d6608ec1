// A network looked at from inside: how its weights are spread, and which hidden neurons have stopped learning.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/threads/latest_worker.h"
#include "core/training/checkpoint.h"

namespace separatrix {

/// Of a hidden neuron over all training points.
///  dead       a ReLU whose a = 0 for every training point: z <= 0 everywhere, so its derivative is 0 and no gradient
///             reaches its weights; only other points or other weights before it can wake it
///  saturated  a sigmoid or tanh that is within 1 % of the ends of its range, |a| > 0.99 with the sigmoid's (0, 1)
///  taken
///             as (-1, 1), for at least 95 % of the training points: its derivative there is nearly 0
/// The other activations have a derivative everywhere. Output neurons are not judged: being sure is their task.
enum class NeuronState { learning, dead, saturated };
inline constexpr double saturation_level = 0.99;
inline constexpr double saturation_share = 0.95;

/// The weights w (never the biases) of one layer or of all, counted in bins that divide [-reach, reach] evenly.
struct WeightHistogram {
    static constexpr int bins = 25;  ///< odd: the one in the middle is around 0
    double reach = 1;                ///< 1, 2 or 5 times a power of ten, so that it rarely changes
    std::vector<Index> counts = std::vector<Index>(bins, 0);
    Index total = 0;
    double mean = 0;
    double deviation = 0;  ///< of the population
    double bin_low(int bin) const { return reach * (2.0 * bin / bins - 1); }
};

struct LayerReport {
    WeightHistogram weights;
    std::vector<NeuronState> neurons;  ///< one per neuron; empty for the last layer
};

struct NetworkReport {
    std::vector<LayerReport> layers;
    WeightHistogram all;
    Index parameters = 0;
    Index hidden = 0;  ///< hidden neurons
    Index dead = 0;
    Index saturated = 0;
    Index points = 0;  ///< training points that were looked at
};

WeightHistogram weight_histogram(const std::vector<const Matrix*>& weights);

/// Every training point goes through the network. Stops early (and judges nobody) when `cancelled` says so, asked once
/// per block of points.
NetworkReport network_report(const Predictor& predictor, const Dataset& dataset,
                             const std::function<bool()>& cancelled = {});

struct NetworkReportRequest {
    std::shared_ptr<const Checkpoint> checkpoint;
    std::shared_ptr<const Dataset> dataset;
};

struct NetworkReportAnswer {
    std::shared_ptr<const Checkpoint> checkpoint;  ///< which it is about
    NetworkReport report;
    double milliseconds = 0;
};

/// A LatestWorker; a running request is always finished, or many points would never be answered.
class NetworkReportWorker {
public:
    explicit NetworkReportWorker(std::function<void()> wake);

    void request(NetworkReportRequest request) { worker_.request(std::move(request)); }
    std::shared_ptr<const NetworkReportAnswer> take() { return worker_.take(); }

private:
    LatestWorker<NetworkReportRequest, NetworkReportAnswer> worker_;
};

}  // namespace separatrix
