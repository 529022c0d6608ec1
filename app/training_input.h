// What a command is to train or look at: a file, the options over it, and perhaps given weights.
#pragma once

#include "app/command_options.h"
#include "core/document/json_files.h"
#include "core/training/trainer.h"

namespace separatrix {

struct TrainingInput {
    std::string file;
    Document document;                     ///< with the options
    Settings opened;                       ///< the file's, before the options
    std::optional<Checkpoint> checkpoint;  ///< to go on from; none: the seed's starting weights
    LossHistory history;                   ///< of the run that the checkpoint belongs to
    std::optional<Checkpoint> origin;      ///< typed or given starting weights; none: the seed's
    Progress progress;                     ///< what was achieved, and since when the conditions are these
    DocumentView view;                     ///< how it was looked at
};

/// A document with its checkpoint, or a CSV file as a new document: what the window would open.
Outcome<TrainingInput> open_input(const std::string& file);

/// The same with the setting options and --init of the command line; valid for training.
/// As in the window, another seed, model or start begins anew, every other setting is changed while the run goes on.
Outcome<TrainingInput> read_training_input(const Arguments& arguments);

/// The run as the window would hold it: opened with the file's settings, then changed to the options'.
Trainer trainer_of(const TrainingInput& input);

}  // namespace separatrix
