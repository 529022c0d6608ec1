#include "app/training_input.h"

#include "app/given_weights.h"
#include "app/setting_options.h"
#include "core/training/settings_table.h"
#include "ui/model/files/document_files.h"
#include "ui/model/session/conditions.h"
#include "ui/model/words/file_name.h"

namespace separatrix {

Outcome<TrainingInput> open_input(const std::string& file) {
    auto opened = open_file(text_of_file_name(file));
    if (!opened) return data_failure(opened.error(), file);
    auto& saved = opened->saved;
    TrainingInput input;
    input.file = file;
    input.document = std::move(saved.document);
    input.opened = input.document.settings;
    input.checkpoint = std::move(saved.checkpoint);
    if (input.checkpoint) input.history = std::move(saved.history);
    input.origin = std::move(saved.origin);
    if (!input.origin && input.checkpoint && is_start(*input.checkpoint)) input.origin = input.checkpoint;
    input.progress = std::move(saved.progress);
    input.view = saved.view;
    return input;
}

Outcome<TrainingInput> read_training_input(const Arguments& arguments) {
    auto input = open_input(arguments.positional.front());
    if (!input) return input;
    Document& document = input->document;
    const auto shape_of_file = architecture_of(document.settings.model, document.classes());
    const auto frozen_of_file = document.settings.training.frozen;
    auto settings = with_options(document.settings, arguments, document.classes());
    if (!settings) return Failed(settings.error());
    document.settings = *settings;
    if (arguments.has("init")) {
        auto start = start_from_weights(document, arguments);
        if (!start) return Failed(start.error());
        input->checkpoint = std::move(*start);
        input->origin = input->checkpoint;
        input->history = LossHistory();
        input->progress.since = 0;
    } else if (other_start(input->opened, document.settings)) {
        input->checkpoint.reset();
        input->origin.reset();
        input->history = LossHistory();
        input->progress.since = 0;
    } else if (Document as_opened = document; input->checkpoint) {
        as_opened.settings = input->opened;
        if (!same_conditions(as_opened, document)) input->progress.since = input->checkpoint->epoch;
    }
    // what is frozen stays with the neurons that stay
    const int classes = document.classes();
    document.settings.training.frozen =
        resized_frozen(frozen_of_file, shape_of_file, architecture_of(document.settings.model, classes));
    if (arguments.has("init")) input->opened = document.settings;
    if (auto valid = check_settings(document.settings, document.classes(), arguments, input->file); !valid)
        return Failed(valid.error());
    if (dataset_of(document)->train.empty()) return data_failure(Error{.code = ErrorCode::no_rows}, input->file);
    return input;
}

Trainer trainer_of(const TrainingInput& input) {
    TrainingJob job;
    job.settings = input.document.settings;
    job.dataset = dataset_of(input.document);
    if (!input.checkpoint) return Trainer(job);
    job.start_from = std::make_shared<const Checkpoint>(*input.checkpoint);
    job.history = std::make_shared<const LossHistory>(input.history);
    if (input.opened == input.document.settings) return Trainer(job);

    Document opened = input.document;
    opened.settings = input.opened;
    TrainingJob first = job;
    first.settings = input.opened;
    first.dataset = dataset_of(opened);
    Trainer trainer(first);
    trainer.apply(job);
    return trainer;
}

}  // namespace separatrix
