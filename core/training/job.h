// What the training thread is told: a whole value, the newest wins.
#pragma once

#include <cstdint>
#include <memory>

#include "core/data/dataset.h"
#include "core/training/checkpoint.h"
#include "core/training/loss_history.h"
#include "core/training/settings.h"

namespace separatrix {

struct TrainingJob {
    std::uint64_t generation = 0;                  ///< another number: start anew (from start_from, or from the seed)
    std::uint64_t revision = 0;                    ///< rises with every change; echoed in the frames
    std::shared_ptr<const Dataset> dataset;        ///< null: the training thread makes it from `source`
    Settings settings;                             ///< must be valid for training, or the answer is a frame with error
    std::shared_ptr<const Checkpoint> start_from;  ///< null: initial weights from the seed
    std::shared_ptr<const LossHistory> history;    ///< of the run so far; null: empty
    DataSource source{};                           ///< not looked at if there is a dataset
};

}  // namespace separatrix
