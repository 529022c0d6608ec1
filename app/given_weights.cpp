#include "app/given_weights.h"

#include <algorithm>

#include "core/data/numbers.h"
#include "core/document/text_file.h"

namespace separatrix {

namespace {

std::string text_of(const std::vector<int>& hidden) {
    std::string text;
    for (const int size : hidden) text += (text.empty() ? "" : ",") + std::to_string(size);
    return text.empty() ? "0" : text;
}

std::string text_of(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Failed contradiction(const std::string& file, const std::string& option, const std::string& given,
                     const std::string& found) {
    return usage_failure("--" + option + " " + given + " does not fit the weights of " + file + ", which have " +
                         option + " " + found + ".");
}

/// The shape that the file gives, unless an option says otherwise.
Outcome<void> take_shape(Settings& settings, const Architecture& shape, const Arguments& arguments,
                         const std::string& file) {
    auto& model = settings.model;
    const auto given = [&](const char* option) { return arguments.has(option); };
    const bool model_given = given("model") || given("hidden");
    if (model_given && model.model != shape.model)
        return contradiction(file, "model", std::string(name_of(model.model)), std::string(name_of(shape.model)));
    model.model = shape.model;
    if (shape.model == ModelKind::mlp) {
        if (given("hidden") && model.hidden != shape.hidden)
            return contradiction(file, "hidden", text_of(model.hidden), text_of(shape.hidden));
        model.hidden = shape.hidden;
    }
    if (shape.model == ModelKind::neuron || (shape.model == ModelKind::mlp && !shape.hidden.empty())) {
        if (given("activation") && model.activation != shape.activation)
            return contradiction(file, "activation", std::string(name_of(model.activation)),
                                 std::string(name_of(shape.activation)));
        model.activation = shape.activation;
    }
    if (shape.model == ModelKind::mlp || shape.model == ModelKind::softmax) {
        if (given("output") && model.output != shape.output)
            return contradiction(file, "output", std::string(name_of(model.output)),
                                 std::string(name_of(shape.output)));
        model.output = shape.output;
    }
    return {};
}

/// Gives the document the weights' classes: by name, or labels 0, 1, ... as the places of the names.
Outcome<void> take_classes(Document& document, const std::vector<std::string>& names, const std::string& file) {
    if (document.class_names == names) return {};
    std::vector<int> place;
    const auto among = [&](const std::string& name) {
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? -1 : static_cast<int>(found - names.begin());
    };
    for (const auto& name : document.class_names) place.push_back(among(name));
    if (std::count(place.begin(), place.end(), -1) > 0) {
        place.clear();
        for (const auto& name : document.class_names) {
            const auto number = parse_integer(name);
            const bool fits = number && *number >= 0 && *number < static_cast<long long>(names.size());
            place.push_back(fits ? static_cast<int>(*number) : -1);
        }
    }
    if (std::count(place.begin(), place.end(), -1) > 0)
        return data_failure(file + ": the weights are for the classes " + text_of(names) + ", the data have " +
                            text_of(document.class_names) + ".");
    document.points.change_if([](const Point&) { return true; },
                              [&](Point& point) { point.label = place[static_cast<std::size_t>(point.label)]; });
    document.class_names = names;
    return {};
}

}  // namespace

Network rescaled_network(Network network, const InputScale& from, const InputScale& to) {
    if (from.offset == to.offset && from.factor == to.factor) return network;
    // z = W (x - o) f + b  and  u' = (x - o') f'  give  W' = W f / f',  b' = b + W f (o' - o)
    Layer& first = network.layers.front();
    for (std::size_t i = 0; i < 2; ++i) {
        const auto column = static_cast<Index>(i);
        first.b += first.W.col(column) * from.factor[i] * (to.offset[i] - from.offset[i]);
        first.W.col(column) *= from.factor[i] / to.factor[i];
    }
    return network;
}

Outcome<Checkpoint> start_from_weights(Document& document, const Arguments& arguments) {
    const std::string file = arguments.value("init");
    const auto text = read_file(file);
    if (!text) return data_failure(text.error(), file);
    const auto weights = read_weights(*text, file);
    if (!weights) return data_failure(weights.error(), file);
    const Predictor& given = weights->predictor;

    if (auto shaped = take_shape(document.settings, given.architecture, arguments, file); !shaped)
        return Failed(shaped.error());
    if (!arguments.has("loss")) document.settings.training.loss = given.loss;
    if (!arguments.has("scale")) document.settings.model.scale = given.scale.kind;
    if (auto named = take_classes(document, weights->class_names, file); !named) return Failed(named.error());

    Checkpoint start;
    start.predictor = given;
    start.predictor.architecture = architecture_of(document.settings.model, document.classes());
    start.predictor.scale = input_scale(document.settings.model.scale, *dataset_of(document));
    start.predictor.network = rescaled_network(given.network, given.scale, start.predictor.scale);
    start.predictor.loss = document.settings.training.loss;
    start.optimizer.kind = document.settings.training.optimizer.kind;
    start.order = Rng(document.settings.seed, RandomStream::order);
    return start;
}

}  // namespace separatrix
