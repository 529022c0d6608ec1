// What the training thread answers: self-contained, immutable, the newest is enough.
#pragma once

#include <string>

#include "core/training/moment.h"
#include "core/training/stop_reason.h"
#include "core/training/trainer.h"

namespace separatrix {

enum class RunState { paused, running, finished, diverged, failed };

/// A moment, and what the training thread was doing when it came there.
struct TrainingFrame : Moment {
    std::uint64_t revision = 0;
    std::uint64_t run = 0;   ///< number of the set_running(true) that this answers
    std::uint64_t told = 0;  ///< number of the last command that was done (or, a level, is obeyed) when this was made
    RunState run_state = RunState::paused;
    StopReason stop_reason = StopReason::none;  ///< of a finished run
    double samples_per_second = 0;              ///< while running
    double epochs_per_second = 0;
    std::optional<Divergence> divergence;
    std::optional<Error> error;  ///< settings refused
    std::string exception;       ///< what() of an exception that ended a run
    bool again = false;          ///< the frame before once more, now with its gradient's norm
};

}  // namespace separatrix
