// Which points an epoch visits, and in which order.
#pragma once

#include <vector>

#include "core/data/dataset.h"
#include "core/math/random.h"
#include "core/training/settings.h"

namespace separatrix {

/// Points per step: the settings' batch size within 1 ... n; n for gradient descent and for "all" (0).
Index effective_batch_size(const TrainingSettings& training, std::size_t n);

/// `order` becomes the columns of `dataset` in the order of one epoch, n of them. `rng` is the order's stream as it
/// stands at the epoch's beginning, and moves on to the next one's.
void draw_epoch_order(const TrainingSettings& training, const Dataset& dataset, Rng& rng, std::vector<Index>& order);

}  // namespace separatrix
