// What the machine computed: enough to go on to the same bits.
#pragma once

#include <cstdint>
#include <string>

#include "core/math/random.h"
#include "core/nn/optimizer.h"
#include "core/training/predictor.h"

namespace separatrix {

struct Checkpoint {
    Predictor predictor;
    OptimizerState optimizer;
    Rng order{0, RandomStream::order};  ///< as it was when the current epoch began
    std::int64_t epoch = 0;             ///< finished epochs
    Index position = 0;                 ///< samples of the current epoch already used
    bool operator==(const Checkpoint&) const = default;
};

/// Nothing was trained yet: the weights are a start, drawn or typed. The place alone does not tell, because a change of
/// the movies within the first epoch begins its pass anew, with the weights as they are.
inline bool is_start(const Checkpoint& checkpoint) {
    return checkpoint.epoch == 0 && checkpoint.position == 0 && checkpoint.optimizer.steps == 0;
}

}  // namespace separatrix
