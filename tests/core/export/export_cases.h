// Every model x loss x output x activation, as small documents.
#pragma once

#include <string>
#include <vector>

#include "core/data/generators.h"
#include "core/document/edits.h"

namespace separatrix {

struct ModelCase {
    std::string name;
    Document document;
};

inline Document generated_document(GeneratorKind kind, int count, int classes) {
    GeneratorSettings settings;
    settings.kind = kind;
    settings.count = count;
    settings.classes = classes;
    settings.seed = 11;
    Document document;
    return with_points(std::move(document), generate(settings, document.axes), classes);
}

/// `with_step`: the step function too, which can be looked at but not trained.
inline std::vector<ModelCase> all_model_cases(int count, bool with_step) {
    std::vector<ModelCase> cases;
    const Document two = generated_document(GeneratorKind::moons, count, 2);
    const Document four = generated_document(GeneratorKind::rings, count, 4);
    const auto add = [&](Document document, ModelKind model, Activation activation, OutputKind output, LossKind loss) {
        document.settings.model.model = model;
        document.settings.model.activation = activation;
        document.settings.model.output = output;
        document.settings.model.hidden = {3, 2};
        document.settings.training.loss = loss;
        const auto error = validate(document.settings, document.classes());
        if (error && !(with_step && error->code == ErrorCode::step_cannot_learn)) return;
        const auto word = [](auto choice) { return std::string(name_of(choice)); };
        cases.push_back({word(model) + std::to_string(document.classes()) + "_" + word(activation) + "_" +
                             word(output) + "_" + word(loss),
                         std::move(document)});
    };
    for (const LossKind loss : {LossKind::squared, LossKind::cross_entropy}) {
        for (const Activation activation : all_activations) {
            add(two, ModelKind::neuron, activation, OutputKind::linear, loss);
            add(two, ModelKind::mlp, activation, OutputKind::linear, loss);
            for (const OutputKind output : {OutputKind::linear, OutputKind::sigmoid})
                add(four, ModelKind::mlp, activation, output, loss);
        }
        for (const OutputKind output : {OutputKind::linear, OutputKind::sigmoid}) {
            add(two, ModelKind::softmax, Activation::sigmoid, output, loss);
            add(four, ModelKind::softmax, Activation::sigmoid, output, loss);
        }
        add(two, ModelKind::regression, Activation::sigmoid, OutputKind::linear, loss);
        add(four, ModelKind::regression, Activation::sigmoid, OutputKind::linear, loss);
    }
    return cases;
}

}  // namespace separatrix
