// separatrix train FILE
#include "app/commands.h"
#include "app/output_files.h"
#include "app/plane_picture.h"
#include "app/setting_options.h"
#include "app/terminal.h"
#include "app/training_input.h"
#include "app/training_run.h"
#include "core/document/document_file.h"
#include "core/document/text_file.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr std::int64_t standard_epochs = 100;

/// Every file that was asked for; the first failure is told after all were tried, so that one full disk loses one file.
Outcome<void> write_results(const Arguments& arguments, const TrainingInput& input, const Trainer& trainer,
                            const TrainingRun& run) {
    Outcome<void> outcome;
    const auto note = [&](Outcome<void> written) {
        if (outcome && !written) outcome = std::move(written);
    };
    const auto write = [&](const char* option, const std::string& text) {
        const auto written = write_file(arguments.value(option), text);
        note(written ? Outcome<void>() : data_failure(written.error(), arguments.value(option)));
    };
    const Checkpoint checkpoint = trainer.checkpoint();
    const Document& document = input.document;
    if (arguments.has("weights")) write("weights", write_weights(checkpoint.predictor, document.class_names));
    if (arguments.has("metrics")) write("metrics", run.metrics_csv);
    if (arguments.has("save")) {
        // as the window saves it: a start that the seed draws is no work, and its curve comes by itself
        const bool at_start = is_start(checkpoint);
        const auto saved = write_document_file(
            arguments.value("save"), write_document(document, at_start && !input.origin ? nullptr : &checkpoint,
                                                    at_start ? nullptr : &trainer.history(), input.progress, input.view,
                                                    input.origin ? &*input.origin : nullptr));
        note(saved ? Outcome<void>() : data_failure(saved.error(), arguments.value("save")));
    }
    if (arguments.has("plot")) note(write_plane_picture(document, checkpoint, arguments.value("plot")));
    return outcome;
}

Outcome<void> train(const Arguments& arguments) {
    const auto given_epochs = whole_number(arguments, "epochs", 0, 0, limits::max_epochs);
    if (!given_epochs) return Failed(given_epochs.error());
    if (arguments.has("plot") && !is_picture_name(arguments.value("plot")))
        return usage_failure("--plot: the file's name must end in .png, .svg or .pdf.");
    if (auto checked = check_output_files(arguments, {"weights", "metrics", "save", "plot"}); !checked) return checked;
    if (arguments.has("save")) {
        const std::string file = arguments.value("save");
        if (const auto allowed = check_document_target(file); !allowed) return data_failure(allowed.error(), file);
    }

    auto input = read_training_input(arguments);
    if (!input) return Failed(input.error());
    const std::int64_t stop_epochs = input->document.settings.training.stop_epochs;
    const std::int64_t epochs = arguments.has("epochs") ? *given_epochs
                                : stop_epochs > 0       ? stop_epochs
                                                        : standard_epochs;
    Trainer trainer = trainer_of(*input);
    if (const auto& faults = trainer.settings().training.faults; faults.any())
        write_message(sentence(faults).toStdString());
    const TrainingRun run = run_training(trainer, epochs, arguments.has("metrics"));
    if (auto written = write_results(arguments, *input, trainer, run); !written) return written;
    if (trainer.diverged()) write_message(sentence(*trainer.diverged()).toStdString());
    return write_output(arguments.has("json") ? summary_json(run, trainer) : summary_text(run, trainer));
}

}  // namespace

Command train_command() {
    Command command;
    command.name = "train";
    command.arguments = "FILE.csv|FILE.sepx [options]";
    command.summary = "train on a CSV file or a document, and write what came of it";
    command.description =
        "Trains as the window would, to the same numbers, and prints a summary. Progress is shown on a terminal.\n"
        "A document goes on from where it was saved. Another --seed, --model or --start than it has, or --init, "
        "begins anew; other settings change while the run goes on.\n"
        "Interrupt (Ctrl+C) ends after the epoch that is running, with all files and the summary; a second one at "
        "once. A training that diverges comes to rest on its last good epoch, says so, and is no error: files and "
        "summary are written, with the status diverged.\n"
        "Defaults, in brackets, are a CSV file's; a document has its own settings.";
    command.least_positional = command.most_positional = 1;
    command.options = setting_options();
    command.options.insert(
        command.options.end(),
        {
            {"epochs", "N",
             "how many more epochs, 0 to look only (the document's stop condition, else " +
                 std::to_string(standard_epochs) + "); not kept in the document"},
            {"init", "FILE.json",
             "start from these weights; the file says which model it is, and its scaled inputs are brought to the "
             "data's"},
            {"weights", "FILE.json", "write the final weights; reads back to the last bit"},
            {"metrics", "FILE.csv",
             "write epoch,loss,accuracy,test_loss,test_accuracy, one row per trained epoch; test fields are empty "
             "without test points"},
            {"plot", "FILE.png|svg|pdf", "write the plane as the window draws it"},
            {"save", "FILE.sepx", "write the document with the trained weights, to go on from"},
            {"json", "",
             "print the summary as one JSON object: status (finished or diverged), epochs, seconds, "
             "samples_per_second, parameters, loss, accuracy, test_loss, test_accuracy (null without test points), "
             "penalty, epoch, interrupted, model, seed"},
        });
    command.run = train;
    return command;
}

}  // namespace separatrix
