#include "app/setting_options.h"

#include "core/data/numbers.h"

namespace separatrix {

namespace {

std::string choices_help(const std::string& what, const std::string& choices, std::string_view standard) {
    return what + ": " + choices + " (" + std::string(standard) + ")";
}

/// The error in the words of the command line: --learning-rate, not its title in the window.
Error as_option(Error error) {
    if (!error.subject.empty()) error.subject = "--" + error.subject;
    return error;
}

}  // namespace

std::vector<Option> setting_options() {
    const Settings standard;
    const auto& model = standard.model;
    const auto& training = standard.training;
    const auto& optimizer = training.optimizer;
    const std::string largest_hidden =
        std::to_string(limits::max_hidden_layers) + " layers of 1 to " + std::to_string(limits::max_hidden_size);
    return {
        {"model", "NAME",
         choices_help("what is trained", choices_text<ModelKind>(),
                      "neuron; with more than two classes softmax; with --hidden mlp")},
        {"hidden", "SIZES",
         "hidden layers of the MLP, separated by commas, 0 for none: at most " + largest_hidden +
             " neurons (4). Without --model it chooses the MLP"},
        {"activation", "NAME",
         choices_help("of the hidden layers or the one neuron", choices_text<Activation>(), name_of(model.activation))},
        {"output", "NAME",
         choices_help("outputs of softmax and MLP", choices_text<OutputKind>(), name_of(model.output))},
        {"loss", "NAME",
         choices_help("what is minimised", choices_text<LossKind>(),
                      "cross-entropy; squared for regression and for a neuron that is not a sigmoid")},
        {"optimizer", "NAME",
         choices_help("how the weights move", choices_text<OptimizerKind>(), name_of(optimizer.kind))},
        {"learning-rate", "F", "above 0 (" + number_text(training.learning_rate) + ")"},
        {"schedule", "NAME",
         choices_help("of the learning rate", choices_text<ScheduleKind>(), name_of(training.schedule.kind))},
        {"schedule-epochs", "N",
         "step: epochs from one step to the next; cosine: epochs until its end (" +
             std::to_string(training.schedule.epochs) + ")"},
        {"schedule-factor", "F",
         "step: each one multiplies the rate by it; cosine: it ends at this share of the rate, and stays there (" +
             number_text(training.schedule.factor) + ")"},
        {"momentum", "F", "of momentum and nesterov (" + number_text(optimizer.momentum) + ")"},
        {"decay", "F", "of rmsprop's squared gradients (" + number_text(optimizer.decay) + ")"},
        {"beta1", "F", "of adam's mean gradient (" + number_text(optimizer.beta1) + ")"},
        {"beta2", "F", "of adam's squared gradient (" + number_text(optimizer.beta2) + ")"},
        {"epsilon", "F", "of rmsprop and adam (" + number_text(optimizer.epsilon) + ")"},
        {"batch-size", "N|all", "points per step (" + std::to_string(training.batch_size) + "); gd always takes all"},
        {"order", "NAME",
         choices_help("of the points in an epoch", choices_text<BatchOrder>(), name_of(training.order))},
        {"l1", "F", "penalty l1 Σ|w|, never on the biases (0)"},
        {"l2", "F", "penalty l2/2 Σw², never on the biases (0)"},
        {"scale", "NAME",
         choices_help("inputs as they are, on [-1, 1], or standardised", choices_text<ScaleKind>(),
                      name_of(model.scale))},
        {"start", "NAME", choices_help("starting weights", choices_text<Initializer>(), name_of(model.initializer))},
        {"seed", "N", "of the starting weights and the order (" + std::to_string(standard.seed) + ")"},
        {"test-fraction", "F",
         "share of the points kept for testing, 0 to " + number_text(limits::max_test_fraction) + " (0)"},
        {"stop-loss", "F", "end when the training loss falls below it; 0 never (0)"},
        {"precision", "NAME", choices_help("of the numbers", choices_text<Precision>(), name_of(training.precision))},
    };
}

Outcome<Settings> with_options(Settings settings, const Arguments& arguments, int classes) {
    bool given = false;
    for (const Option& option : setting_options()) {
        if (!arguments.has(option.name)) continue;
        given = true;
        if (const auto set = set_from_text(settings, option.name, arguments.value(option.name)); !set)
            return usage_failure(as_option(set.error()));
    }
    if (!given) return settings;
    if (arguments.has("hidden") && !arguments.has("model")) settings.model.model = ModelKind::mlp;
    const Settings fitting = compatible(settings, classes);
    if (!arguments.has("model")) settings.model.model = fitting.model.model;
    if (!arguments.has("loss")) settings.training.loss = fitting.training.loss;
    return settings;
}

Outcome<void> check_settings(const Settings& settings, int classes, const Arguments& arguments,
                             const std::string& file) {
    const auto error = validate(settings, classes);
    if (!error) return {};
    if (arguments.has(error->subject)) return usage_failure(*error);
    return data_failure(*error, file);
}

Outcome<std::int64_t> whole_number(const Arguments& arguments, const std::string& option, std::int64_t otherwise,
                                   std::int64_t low, std::int64_t high) {
    if (!arguments.has(option)) return otherwise;
    const std::string text = arguments.value(option);
    Error error;
    error.subject = "--" + option;
    error.given = text;
    error.expected = from_to(low, high);
    const auto number = parse_integer(text);
    error.code = number || parse_number(text) ? ErrorCode::out_of_range : ErrorCode::not_a_number;
    if (!number || *number < low || *number > high) return usage_failure(error);
    return *number;
}

}  // namespace separatrix
