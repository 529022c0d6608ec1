// What the training thread answers: self-contained, immutable, the newest is enough.
#pragma once

#include <string>

#include "core/training/stop_reason.h"
#include "core/training/trainer.h"

namespace separatrix {

enum class RunState { paused, running, finished, diverged, failed };

struct TrainingFrame {
    std::uint64_t generation = 0;
    std::uint64_t revision = 0;
    std::int64_t epoch = 0;
    Index position = 0;     ///< samples into the next epoch
    std::uint64_t run = 0;  ///< number of the set_running(true) that this answers
    RunState run_state = RunState::paused;
    StopReason stop_reason = StopReason::none;     ///< of a finished run
    double learning_rate = 0;                      ///< of the next epoch: the schedule's
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null only if failed
    std::shared_ptr<const LossHistory> history;
    std::shared_ptr<const Dataset> dataset;  ///< what the metrics are about; null only if failed
    Metrics metrics;                         ///< of `epoch`
    double gradient_norm = 0;                ///< NaN if it would cost too much at this size
    std::vector<std::uint64_t> stepped_ids;  ///< points of the last single step; empty otherwise
    double samples_per_second = 0;           ///< while running
    double epochs_per_second = 0;
    std::optional<Divergence> divergence;
    std::optional<Error> error;  ///< settings refused
    std::string exception;       ///< what() of an exception that ended a run
    bool again = false;          ///< the frame before once more, now with its gradient's norm
};

}  // namespace separatrix
