// When a training comes to rest by itself.
#pragma once

#include <cstdint>

#include "core/training/metrics.h"
#include "core/training/settings.h"

namespace separatrix {

enum class StopReason { none, epochs, loss };

/// Asked after each epoch; `epochs` of this run have been finished, with these metrics after the last one.
inline StopReason stop_reason(const TrainingSettings& training, const Metrics& metrics, std::int64_t epochs) {
    if (training.stop_loss > 0 && metrics.train.loss < training.stop_loss) return StopReason::loss;
    if (training.stop_epochs > 0 && epochs >= training.stop_epochs) return StopReason::epochs;
    return StopReason::none;
}

}  // namespace separatrix
