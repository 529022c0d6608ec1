// separatrix export KIND FILE
#include "app/commands.h"
#include "app/output_files.h"
#include "app/setting_options.h"
#include "app/terminal.h"
#include "app/training_input.h"
#include "core/document/text_file.h"
#include "core/export/export_kind.h"

namespace separatrix {

namespace {

Outcome<ExportSource> source_of(const Arguments& arguments, const std::string& file) {
    Arguments of_input = arguments;
    of_input.positional = {file};
    auto input = read_training_input(of_input);
    if (!input) return Failed(input.error());
    ExportSource source;
    source.predictor = trainer_of(*input).checkpoint().predictor;
    if (input->checkpoint) source.trained = input->checkpoint->epoch;
    source.first = std::move(input->origin);
    source.history = std::move(input->history);
    source.document = std::move(input->document);
    return source;
}

Outcome<void> run_export(const Arguments& arguments) {
    const std::string& name = arguments.positional[0];
    const std::string& file = arguments.positional[1];
    const auto kind = export_kind_from(name);
    if (!kind) return usage_failure("export: “" + name + "” is not one of its kinds: " + export_kinds_text() + ".");
    const auto epochs = whole_number(arguments, "epochs", 0, 1, limits::max_epochs);
    if (!epochs) return Failed(epochs.error());
    if (auto checked = check_output_files(arguments, {"out"}); !checked) return checked;

    auto source = source_of(arguments, file);
    if (!source) return Failed(source.error());
    if (*epochs > 0) source->trained = *epochs;
    const auto bytes = exported(*kind, *source);
    if (!bytes) return data_failure(bytes.error(), file);
    if (!arguments.has("out")) return write_output(*bytes);
    const auto written = write_file(arguments.value("out"), *bytes);
    return written ? Outcome<void>() : data_failure(written.error(), arguments.value("out"));
}

}  // namespace

Command export_command() {
    Command command;
    command.name = "export";
    command.arguments = "KIND FILE.csv|FILE.sepx [options]";
    command.summary = "the model, its training or its numbers for other programs";
    command.description =
        "KIND is one of " + export_kinds_text() +
        ".\n"
        "pytorch: a Python script with the movies, the starting weights and the same training loop. In double "
        "precision it ends with the weights of separatrix train, to 1e-9. A random order of the movies is written "
        "into the script if it is not too long; --order sequential needs none.\n"
        "numpy, cpp, onnx: the trained network as a Python script for NumPy, a C++11 header, an ONNX model in double "
        "precision: marks in, probabilities out, within 1e-12 of separatrix predict.\n"
        "weights: Weights JSON, reads back to the last bit.\n"
        "points: the movies as CSV. predictions: with the probability of each class and the answer. history: the loss "
        "of every epoch, as --metrics writes it.\n"
        "A document is exported as it was saved. A CSV file is untrained: weights and predictions are those of its "
        "start.";
    command.least_positional = command.most_positional = 2;
    command.options = setting_options();
    command.options.insert(command.options.end(),
                           {
                               {"epochs", "N",
                                "pytorch: how many epochs the script trains (as many as the document was trained, else "
                                "its stop condition, else 100)"},
                               {"init", "FILE.json", "start from these weights"},
                               {"out", "FILE", "write this file instead of standard output", 'o'},
                           });
    command.run = run_export;
    return command;
}

}  // namespace separatrix
