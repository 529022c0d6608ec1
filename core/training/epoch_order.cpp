#include "core/training/epoch_order.h"

#include <algorithm>

namespace separatrix {

Index effective_batch_size(const TrainingSettings& training, std::size_t n) {
    const auto all = static_cast<Index>(n);
    if (training.batch_size == 0 || training.optimizer.kind == OptimizerKind::gd) return all;
    return std::min<Index>(training.batch_size, all);
}

void draw_epoch_order(const TrainingSettings& training, const Dataset& dataset, Rng& rng, std::vector<Index>& order) {
    const std::size_t n = dataset.train.size();
    if (training.order == BatchOrder::replacement) {
        // the slide's: every sample drawn from all, as often as it comes
        order.resize(n);
        for (auto& index : order) index = dataset.train[static_cast<std::size_t>(rng.below(n))];
        return;
    }
    order.assign(dataset.train.begin(), dataset.train.end());
    const bool all_at_once = effective_batch_size(training, n) >= static_cast<Index>(n);
    // the order within one batch changes nothing but the last digits: leave it as it is
    if (training.order == BatchOrder::shuffle && !all_at_once) rng.shuffle(order);
}

}  // namespace separatrix
