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
    /// Trained, though its place is the very first one: a change of the movies within the first epoch begins the pass
    /// anew, with the weights as they are.
    bool begun = false;
    bool operator==(const Checkpoint&) const = default;
};

/// Nothing was trained yet: the weights are a start, drawn or typed.
inline bool is_start(const Checkpoint& checkpoint) {
    return checkpoint.epoch == 0 && checkpoint.position == 0 && !checkpoint.begun;
}

}  // namespace separatrix
