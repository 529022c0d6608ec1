// A predictor as JSON, alone (weights file) or within a document's checkpoint.
#include <algorithm>

#include "core/data/point.h"
#include "core/document/json_files.h"
#include "core/document/json_reader.h"

namespace separatrix {

namespace {

constexpr const char* weights_format = "separatrix-weights";
constexpr int weights_version = 1;

std::string quoted_name(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string pair_text(const std::array<double, 2>& values) {
    return '[' + json_any_number(values[0]) + ',' + json_any_number(values[1]) + ']';
}

std::array<double, 2> pair_of(const JsonValue& value) {
    const Vector both = vector_of(value, 2, true);
    return {both(0), both(1)};
}

InputScale scale_of(const JsonValue& value) {
    InputScale scale;
    scale.kind = value.member("kind").choice<ScaleKind>();
    scale.offset = pair_of(value.member("offset"));
    scale.factor = pair_of(value.member("factor"));
    return scale;
}

/// Hidden sizes as the rows of all W but the last.
std::vector<int> hidden_sizes(const JsonValue& layers, std::size_t count) {
    std::vector<int> sizes;
    for (std::size_t l = 0; l + 1 < count; ++l) {
        const auto W = layers.element(l).member("W");
        const auto rows = W.size(static_cast<std::size_t>(limits::max_hidden_size));
        if (rows == 0)
            W.refuse(ErrorCode::wrong_shape, "0", from_to(std::int64_t{1}, std::int64_t{limits::max_hidden_size}));
        sizes.push_back(static_cast<int>(rows));
    }
    return sizes;
}

}  // namespace

std::string predictor_members(const Predictor& predictor) {
    std::string text = "\"scale\":{\"kind\":" + quoted_name(name_of(predictor.scale.kind)) +
                       ",\"offset\":" + pair_text(predictor.scale.offset) +
                       ",\"factor\":" + pair_text(predictor.scale.factor) + '}';
    text += ",\"layers\":[";
    bool first = true;
    for (const auto& layer : predictor.network.layers) {
        if (!first) text += ',';
        first = false;
        text += "\n{\"activation\":" + quoted_name(name_of(layer.activation)) + ",\"W\":" + json_matrix(layer.W) +
                ",\"b\":" + json_vector(layer.b) + '}';
    }
    return text + ']';
}

Predictor predictor_of(const JsonValue& object, int classes) {
    Predictor predictor;
    auto& architecture = predictor.architecture;
    architecture.classes = classes;
    architecture.model = object.member("model").choice<ModelKind>();
    if (architecture.model == ModelKind::neuron && classes != 2)
        object.member("model").refuse(ErrorCode::needs_two_classes, std::to_string(classes), "2");
    if (const auto scale = object.optional("scale")) predictor.scale = scale_of(*scale);

    const auto layers = object.member("layers");
    const auto count = layers.size(static_cast<std::size_t>(limits::max_hidden_layers) + 1);
    const bool has_hidden = architecture.model == ModelKind::mlp;
    if (count == 0 || (count > 1 && !has_hidden))
        layers.refuse(ErrorCode::wrong_shape, std::to_string(count),
                      has_hidden ? at_least(std::int64_t{1}) : Expectation("1"));
    if (has_hidden) architecture.hidden = hidden_sizes(layers, count);

    // the one activation of hidden layers or neuron, and what the last layer says about the output
    const auto activation_at = [&](std::size_t l) {
        return layers.element(l).member("activation").choice<Activation>();
    };
    if (const auto activation = object.optional("activation"))
        architecture.activation = activation->choice<Activation>();
    if (architecture.model == ModelKind::neuron || count > 1) architecture.activation = activation_at(0);
    if (const auto output = object.optional("output"))
        architecture.output = output->choice<OutputKind>();
    else if ((architecture.model == ModelKind::softmax || architecture.model == ModelKind::mlp) &&
             activation_at(count - 1) == Activation::sigmoid)
        architecture.output = OutputKind::sigmoid;

    const auto sizes = architecture.layer_sizes();
    Index n_in = architecture.inputs;
    for (std::size_t l = 0; l < count; ++l) {
        const auto layer = layers.element(l);
        const auto wanted = architecture.layer_activation(l);
        if (const auto found = activation_at(l); found != wanted)
            layer.member("activation")
                .refuse(ErrorCode::unknown_choice, std::string(name_of(found)), std::string(name_of(wanted)));
        const Index n_out = sizes[l];
        predictor.network.layers.push_back(
            {matrix_of(layer.member("W"), n_out, n_in, true), vector_of(layer.member("b"), n_out, true), wanted});
        n_in = n_out;
    }

    const bool only_squared =
        architecture.model == ModelKind::regression ||
        (architecture.model == ModelKind::neuron && architecture.activation != Activation::sigmoid);
    predictor.loss = only_squared ? LossKind::squared : LossKind::cross_entropy;
    if (const auto loss = object.optional("loss")) predictor.loss = loss->choice<LossKind>();
    return predictor;
}

std::string write_weights(const Predictor& predictor, const std::vector<std::string>& class_names) {
    std::string text = "{\"format\":" + quoted_name(weights_format) + ",\"version\":" + std::to_string(weights_version);
    text += ",\"model\":" + quoted_name(name_of(predictor.architecture.model)) +
            ",\"output\":" + quoted_name(name_of(predictor.architecture.output));
    if (predictor.loss == LossKind::squared) text += ",\"loss\":\"squared\"";
    text += ",\"classes\":[";
    for (std::size_t k = 0; k < class_names.size(); ++k) text += (k > 0 ? "," : "") + json_string(class_names[k]);
    return text + "]," + predictor_members(predictor) + "}\n";
}

std::vector<std::string> class_names_of(const JsonValue& value) {
    const auto count = value.size(static_cast<std::size_t>(max_classes));
    if (count < 2)
        value.refuse(ErrorCode::out_of_range, std::to_string(count),
                     from_to(std::int64_t{2}, std::int64_t{max_classes}));
    std::vector<std::string> names;
    for (std::size_t k = 0; k < count; ++k) {
        const auto element = value.element(k);
        std::string name = element.string();
        if (name.empty() || std::find(names.begin(), names.end(), name) != names.end())
            element.refuse(ErrorCode::out_of_range, name, Wanted::class_name_of_its_own);
        names.push_back(std::move(name));
    }
    return names;
}

Expected<WeightsFile> read_weights(std::string_view text, const std::string& file) {
    try {
        const auto parsed = parse_json(text, file, weights_format, weights_version);
        const JsonValue root(parsed, "", file);
        WeightsFile result;
        result.class_names = class_names_of(root.member("classes"));
        result.predictor = predictor_of(root, static_cast<int>(result.class_names.size()));
        // the probabilities of a loss that the model cannot have would mean nothing
        const auto& predictor = result.predictor;
        Settings settings;
        settings.model.model = predictor.architecture.model;
        settings.model.activation = predictor.architecture.activation;
        settings.training.loss = predictor.loss;
        if (compatible(settings, predictor.architecture.classes) != settings)
            root.member("loss").refuse(predictor.architecture.model == ModelKind::regression
                                           ? ErrorCode::regression_needs_squared
                                           : ErrorCode::cross_entropy_needs_sigmoid,
                                       std::string(name_of(predictor.loss)), "squared");
        return result;
    } catch (JsonFailure& failure) {
        return fail(std::move(failure.error));
    }
}

}  // namespace separatrix
