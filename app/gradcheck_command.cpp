// separatrix gradcheck FILE
#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/commands.h"
#include "app/setting_options.h"
#include "app/terminal.h"
#include "app/training_input.h"
#include "core/nn/gradient_check.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr double tolerance = 1e-6;
constexpr Index most_points = 200;
constexpr double kink_distance = 1e-3;  // far beyond what a step of 1e-5 in a weight moves a score by

bool has_kink(Activation activation) {
    return activation == Activation::relu || activation == Activation::leaky_relu || activation == Activation::elu;
}

/// Training points spread evenly over the file: the first ones alone may all be of one class.
std::vector<Index> spread(const std::vector<Index>& columns) {
    const auto n = static_cast<Index>(columns.size());
    const Index count = std::min(n, most_points);
    std::vector<Index> chosen;
    for (Index i = 0; i < count; ++i) chosen.push_back(columns[static_cast<std::size_t>(i * n / count)]);
    return chosen;
}

/// Columns of X at which no neuron sits on the kink of its activation, where there is no derivative to compare.
std::vector<Index> off_kinks(const Network& network, const Matrix& X) {
    ForwardPass pass;
    forward(network, X, pass);
    std::vector<Index> chosen;
    for (Index column = 0; column < X.cols(); ++column) {
        bool smooth = true;
        for (std::size_t l = 0; l < network.layers.size(); ++l)
            if (has_kink(network.layers[l].activation))
                smooth = smooth && pass.Z[l].col(column).cwiseAbs().minCoeff() > kink_distance;
        if (smooth) chosen.push_back(column);
    }
    return chosen;
}

/// Three digits and an exponent, plain for programs that read the table.
std::string number(double value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 2);
    return {buffer, result.ptr};
}
/// Twelve digits: where the two ways to the derivative begin to differ.
std::string long_number(double value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 11);
    return {buffer, result.ptr};
}

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

/// A row per W and per b: how many derivatives, and where the worst of them is.
std::string table_of(const GradientCheck& check) {
    std::string text =
        "layer  part  derivatives  worst at   by backprop         numerically         relative difference\n";
    const auto& all = check.derivatives;
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(), [&](const DerivativeCheck& other) {
            return other.layer != begin->layer || other.is_bias != begin->is_bias;
        });
        // a difference that is not a number is the worst of all
        const auto worst = std::max_element(begin, end, [](const DerivativeCheck& a, const DerivativeCheck& b) {
            return std::isnan(b.relative_error) ? !std::isnan(a.relative_error) : a.relative_error < b.relative_error;
        });
        std::string place = std::to_string(worst->row + 1);
        if (!worst->is_bias) place += "," + std::to_string(worst->column + 1);
        text += padded(std::to_string(begin->layer + 1), 7) + padded(begin->is_bias ? "b" : "W", 6) +
                padded(std::to_string(end - begin), 13) + padded(place, 11) + padded(long_number(worst->analytic), 20) +
                padded(long_number(worst->numeric), 20) + number(worst->relative_error) + "\n";
        begin = end;
    }
    return text;
}

Outcome<void> run_gradcheck(const Arguments& arguments) {
    const auto input = read_training_input(arguments);
    if (!input) return Failed(input.error());
    const Trainer trainer = trainer_of(*input);
    const Predictor predictor = trainer.checkpoint().predictor;
    const Dataset& dataset = trainer.dataset();

    const auto chosen = spread(dataset.train);
    const Matrix all = scaled(predictor.scale, dataset.X);
    const Matrix chosen_X = all(Eigen::all, chosen);
    const auto smooth = off_kinks(predictor.network, chosen_X);
    if (smooth.empty())
        return data_failure(input->file +
                            ": at every point some neuron sits on the kink of its activation, where "
                            "there is no derivative to check; other starting weights will do.");
    const Matrix X = chosen_X(Eigen::all, smooth);
    const Labels chosen_y = dataset.y(chosen);
    const Labels y = chosen_y(smooth);

    const auto& settings = trainer.settings();
    const GradientCheck check = check_gradients(predictor.objective(), settings.training.penalty, predictor.network, X,
                                                y, 1e-5, settings.training.faults);
    std::string text = table_of(check) + "\n" + std::to_string(check.derivatives.size()) + " derivatives over " +
                       std::to_string(smooth.size()) + " points";
    if (smooth.size() < chosen.size())
        text += " (" + std::to_string(chosen.size() - smooth.size()) + " more lie on a kink of an activation)";
    text += ", worst relative difference " + number(check.worst) + "\n";
    if (auto written = write_output(text); !written) return written;
    if (settings.training.faults.any()) write_message(sentence(settings.training.faults).toStdString());
    if (!(check.worst <= tolerance))
        return data_failure("The derivatives differ by " + number(check.worst) + ", more than " + number(tolerance) +
                            ".");
    return {};
}

}  // namespace

Command gradcheck_command() {
    Command command;
    command.name = "gradcheck";
    command.arguments = "FILE.csv|FILE.sepx [options]";
    command.summary = "every derivative of back-propagation against central differences";
    command.description =
        "Compares dJ/dw of every weight and bias with (J(w + h) - J(w - h)) / 2h, h = 0.00001, in double precision, "
        "over at most 200 training points spread over the file, and prints the worst of each layer. Ends with exit "
        "code 1 if a relative difference is over 0.000001.\n"
        "The relative difference is the difference divided by the larger of the two, or by 0.001 if both are smaller. "
        "Points at which a neuron sits on the kink of ReLU, leaky ReLU or ELU are left out. A document is checked at "
        "its trained weights, a CSV file at the starting ones.";
    command.least_positional = command.most_positional = 1;
    command.options = setting_options();
    command.options.push_back({"init", "FILE.json", "check at these weights"});
    command.run = run_gradcheck;
    return command;
}

}  // namespace separatrix
