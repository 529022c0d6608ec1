#include "core/document/predictor_json.h"

#include <algorithm>
#include <array>

#include "core/data/point.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/matrix_json.h"
#include "core/training/settings.h"

namespace separatrix {

namespace {

void write_pair(JsonWriter& writer, const std::array<double, 2>& values) {
    writer.open_array().value(values[0]).value(values[1]).close_array();
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

void write_predictor_members(JsonWriter& writer, const Predictor& predictor) {
    writer.key("scale").open_object().member("kind", name_of(predictor.scale.kind));
    writer.key("offset");
    write_pair(writer, predictor.scale.offset);
    writer.key("factor");
    write_pair(writer, predictor.scale.factor);
    writer.close_object();
    writer.key("layers").open_array();
    for (const auto& layer : predictor.network.layers) {
        writer.on_new_line().open_object().member("activation", name_of(layer.activation));
        writer.key("W");
        write_matrix(writer, layer.W);
        writer.key("b");
        write_vector(writer, layer.b);
        writer.close_object();
    }
    writer.close_array();
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

void write_class_names(JsonWriter& writer, const std::vector<std::string>& names) {
    writer.open_array();
    for (const auto& name : names) writer.value(name);
    writer.close_array();
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

}  // namespace separatrix
