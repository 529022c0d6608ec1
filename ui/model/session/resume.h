// Where a run stands, or can go on from, as shared values.
#pragma once

#include <memory>

#include "core/training/checkpoint.h"
#include "core/training/loss_history.h"
#include "ui/model/session/conditions.h"

namespace separatrix {

/// Without a checkpoint: the start that the seed draws.
struct Resume {
    std::shared_ptr<const Checkpoint> checkpoint;
    std::shared_ptr<const LossHistory> history;  ///< the curve so far; null: it begins here
    /// Weights that were typed or given before the training, which reset comes back to; null: the seed's.
    std::shared_ptr<const Checkpoint> origin;
    Conditions conditions{};  ///< since when points and settings have been what they are
};

}  // namespace separatrix
