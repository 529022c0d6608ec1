// Where a training stood: all that a view of the network shows, immutable.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/training/checkpoint.h"
#include "core/training/loss_history.h"
#include "core/training/metrics.h"

namespace separatrix {

struct Moment {
    std::uint64_t generation = 0;  ///< of the run that it belongs to
    std::int64_t epoch = 0;
    Index position = 0;                            ///< samples into the next epoch
    double learning_rate = 0;                      ///< of the next epoch: the schedule's
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null only if the training failed
    std::shared_ptr<const LossHistory> history;
    std::shared_ptr<const Dataset> dataset;  ///< what the metrics are about; null only if the training failed
    Metrics metrics;                         ///< of `epoch`
    double gradient_norm = 0;                ///< NaN if it would cost too much at this size
    std::vector<std::uint64_t> stepped_ids;  ///< points of the last single step; empty otherwise
};
using MomentPointer = std::shared_ptr<const Moment>;

}  // namespace separatrix
