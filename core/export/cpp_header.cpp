#include <algorithm>

#include "core/export/finite_weights.h"
#include "core/export/forward_programs.h"
#include "core/export/script_text.h"
#include "core/training/settings.h"

namespace separatrix {

namespace {

/// An expression of z.
const char* expression_of(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return "(z >= 0 ? 1 : std::exp(z)) / (1 + std::exp(-std::abs(z)))";
        case Activation::tanh: return "std::tanh(z)";
        case Activation::relu: return "z > 0 ? z : 0";
        case Activation::leaky_relu: return "z > 0 ? z : 0.01 * z";
        case Activation::elu: return "z > 0 ? z : std::expm1(z)";
        case Activation::softplus: return "(z > 0 ? z : 0) + std::log1p(std::exp(-std::abs(z)))";
        case Activation::sine: return "std::sin(z)";
        case Activation::identity: return "z";
        case Activation::step: return "z >= 0 ? 1 : 0";
    }
    return "";
}

std::string function_name(Activation activation) {
    std::string name(name_of(activation));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::string functions(const Network& network) {
    std::string text;
    for (const Activation activation : all_activations) {
        const auto& layers = network.layers;
        if (std::any_of(layers.begin(), layers.end(), [&](const Layer& l) { return l.activation == activation; }))
            text += "inline double " + function_name(activation) + "(double z) { return " + expression_of(activation) +
                    "; }\n";
    }
    return text;
}

/// The layers' arithmetic, written out: W and b as static arrays, a loop over the neurons.
std::string layer_code(const Network& network) {
    std::string text;
    std::size_t number = 0;
    for (const auto& layer : network.layers) {
        ++number;
        const std::string n = std::to_string(number);
        text += filled(R"(    static const double W{{n}}[{{rows}}][{{columns}}] = {{W}};
    static const double b{{n}}[{{rows}}] = {{b}};
    std::array<double, {{rows}}> a{{n}};
    for (std::size_t i = 0; i < {{rows}}; ++i) {
        double z = b{{n}}[i];
        for (std::size_t j = 0; j < {{columns}}; ++j) z += W{{n}}[i][j] * a{{before}}[j];
        a{{n}}[i] = {{activation}}(z);
    }
)",
                       {{"n", n},
                        {"before", std::to_string(number - 1)},
                        {"rows", std::to_string(layer.W.rows())},
                        {"columns", std::to_string(layer.W.cols())},
                        {"W", rows_text(layer.W, 8, "{", "}")},
                        {"b", reals_text(layer.b.data(), layer.b.size(), "{", "}")},
                        {"activation", function_name(layer.activation)}});
    }
    return text + "    return a" + std::to_string(number) + ";\n";
}

struct Ending {
    const char* probabilities;
    const char* answer;
};

Ending ending_of(const Objective& objective) {
    constexpr const char* largest = R"(    const auto yhat = outputs(x1, x2);
    return static_cast<std::size_t>(std::max_element(yhat.begin(), yhat.end()) - yhat.begin());
)";
    if (objective.model == ModelKind::neuron)
        return {R"(    const double h = std::min(std::max(outputs(x1, x2)[0], 0.0), 1.0);
    return {{1 - h, h}};
)",
                R"(    return outputs(x1, x2)[0] >= 0.5 ? 1 : 0;
)"};
    if (objective.model == ModelKind::regression)
        return {R"(    // one number for all labels: the nearest one wins
    const double yhat = (class_count - 1) * std::min(std::max(outputs(x1, x2)[0], 0.0), 1.0);
    std::array<double, class_count> p;
    for (std::size_t k = 0; k < class_count; ++k) p[k] = std::max(1 - std::abs(yhat - static_cast<double>(k)), 0.0);
    return p;
)",
                R"(    const double top = static_cast<double>(class_count - 1);
    return static_cast<std::size_t>(std::min(std::max(std::round(top * outputs(x1, x2)[0]), 0.0), top));
)"};
    if (objective.loss == LossKind::squared)
        return {R"(    auto p = outputs(x1, x2);
    double sum = 0;
    for (double& value : p) sum += value = std::min(std::max(value, 0.0), 1.0);
    for (double& value : p) value = sum > 0 ? value / sum : 1.0 / class_count;
    return p;
)",
                largest};
    return {R"(    auto p = outputs(x1, x2);  // softmax, with the maximum taken out
    const double largest = *std::max_element(p.begin(), p.end());
    double sum = 0;
    for (double& value : p) sum += value = std::exp(value - largest);
    for (double& value : p) value /= sum;
    return p;
)",
            largest};
}

}  // namespace

Expected<std::string> cpp_header(const Predictor& predictor, const std::vector<std::string>& class_names) {
    if (auto error = not_finite_error(predictor.network)) return fail(std::move(*error));
    std::string classes;
    for (const auto& name : class_names) classes += (classes.empty() ? "" : ", ") + literal_text(name);
    const Ending ending = ending_of(predictor.objective());
    const auto& scale = predictor.scale;
    return filled(R"(// A network that Separatrix trained ({{model}}), in C++11: marks in, probabilities out.
//
//     const auto p = separatrix_model::probabilities(4, 1);       // a probability per class
//     const auto k = separatrix_model::answer(4, 1);              // the number of the class that wins
//     std::puts(separatrix_model::class_name(k));
//
// How it was verified: the tests of Separatrix compile headers like this one for every model, loss, output and
// activation and compare all probabilities with Separatrix' own to 1e-12, and the answers exactly.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace separatrix_model {

constexpr std::size_t class_count = {{count}};

inline const char* class_name(std::size_t k) {
    static const char* const names[class_count] = {{{classes}}};
    return names[k];
}

{{functions}}
/// The outputs of the last layer.
inline std::array<double, {{outputs}}> outputs(double x1, double x2) {
    const double a0[2] = {(x1 - ({{offset1}})) * {{factor1}}, (x2 - ({{offset2}})) * {{factor2}}};  // scaled marks
{{layers}}}

/// A probability per class; they sum to 1.
inline std::array<double, class_count> probabilities(double x1, double x2) {
{{probabilities}}}

/// The number of the class that wins.
inline std::size_t answer(double x1, double x2) {
{{answer}}}

}  // namespace separatrix_model
)",
                  {{"model", std::string(name_of(predictor.architecture.model))},
                   {"count", std::to_string(class_names.size())},
                   {"classes", classes},
                   {"functions", functions(predictor.network)},
                   {"outputs", std::to_string(predictor.network.outputs())},
                   {"offset1", real_text(scale.offset[0])},
                   {"offset2", real_text(scale.offset[1])},
                   {"factor1", real_text(scale.factor[0])},
                   {"factor2", real_text(scale.factor[1])},
                   {"layers", layer_code(predictor.network)},
                   {"probabilities", ending.probabilities},
                   {"answer", ending.answer}});
}

}  // namespace separatrix
