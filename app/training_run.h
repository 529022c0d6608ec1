// A training from the command line, and what is said about it.
#pragma once

#include <string>

#include "core/training/trainer.h"

namespace separatrix {

struct TrainingRun {
    std::int64_t epochs = 0;  ///< of this command
    double seconds = 0;
    bool interrupted = false;
    std::string metrics_csv;  ///< header and a row per epoch; empty unless wanted
};

/// Up to `epochs` epochs; fewer if the loss falls below the settings' limit, if the run diverges or is interrupted.
TrainingRun run_training(Trainer& trainer, std::int64_t epochs, bool with_metrics);

/// A few lines to read.
std::string summary_text(const TrainingRun& run, const Trainer& trainer);
/// One JSON object, one line.
std::string summary_json(const TrainingRun& run, const Trainer& trainer);

}  // namespace separatrix
