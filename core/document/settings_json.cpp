#include "core/document/settings_json.h"

#include "core/document/json_reader.h"

#include <algorithm>

namespace separatrix {

namespace {

template <class Choice>
std::string choice_text(Choice choice) {
    return '"' + std::string(name_of(choice)) + '"';
}

template <class Choice>
void read_choice(const JsonValue& object, std::string_view name, Choice& target) {
    if (const auto value = object.optional(name)) target = value->choice<Choice>();
}

void read_number(const JsonValue& object, std::string_view name, double& target) {
    if (const auto value = object.optional(name)) target = value->number();
}

void read_hidden(const JsonValue& value, std::vector<int>& hidden) {
    const auto count = value.size(static_cast<std::size_t>(limits::max_hidden_layers));
    hidden.clear();
    for (std::size_t l = 0; l < count; ++l)
        hidden.push_back(static_cast<int>(value.element(l).integer(1, limits::max_hidden_size)));
}

// --- frozen weights: {"layer":"output" or a hidden layer from 0,"neuron":0,"input":1}, a bias without "input"

std::string frozen_text(const FrozenParameters& frozen) {
    std::string text;
    for (const auto& parameter : frozen) {
        const bool output = parameter.layer == FrozenParameter::output_layer;
        text += std::string(text.empty() ? "" : ",") +
                "{\"layer\":" + (output ? std::string("\"output\"") : std::to_string(parameter.layer)) +
                ",\"neuron\":" + std::to_string(parameter.neuron);
        if (parameter.input != FrozenParameter::bias) text += ",\"input\":" + std::to_string(parameter.input);
        text += '}';
    }
    return text;
}

FrozenParameters frozen_of(const JsonValue& list) {
    constexpr std::size_t most =
        limits::max_hidden_layers * (limits::max_hidden_size + 1) * limits::max_hidden_size * 2;
    FrozenParameters frozen;
    for (std::size_t i = 0, count = list.size(most); i < count; ++i) {
        const JsonValue value = list.element(i);
        FrozenParameter parameter;
        const JsonValue layer = value.member("layer");
        if (!layer.raw().is_string())
            parameter.layer = static_cast<int>(layer.integer(0, limits::max_hidden_layers - 1));
        else if (layer.string() != "output")
            layer.refuse(ErrorCode::unknown_choice, layer.string(), Wanted::layer_of_frozen);
        parameter.neuron = static_cast<int>(value.member("neuron").integer(0, limits::max_hidden_size - 1));
        if (const auto input = value.optional("input"))
            parameter.input = static_cast<int>(input->integer(0, limits::max_hidden_size - 1));
        frozen.push_back(parameter);
    }
    std::sort(frozen.begin(), frozen.end());
    frozen.erase(std::unique(frozen.begin(), frozen.end()), frozen.end());
    return frozen;
}

// --- mistakes made on purpose: the names of those that are on

struct NamedFault {
    const char* name;
    bool BackpropFaults::*fault;
};
constexpr NamedFault named_faults[] = {{"wrong-sign", &BackpropFaults::wrong_sign},
                                       {"forget-slope", &BackpropFaults::forget_slope},
                                       {"forget-bias", &BackpropFaults::forget_bias}};

std::string faults_text(const BackpropFaults& faults) {
    std::string text;
    for (const auto& [name, fault] : named_faults)
        if (faults.*fault) text += std::string(text.empty() ? "" : ",") + '"' + name + '"';
    return text;
}

BackpropFaults faults_of(const JsonValue& list) {
    BackpropFaults faults;
    for (std::size_t i = 0, count = list.size(std::size(named_faults)); i < count; ++i) {
        const std::string given = list.element(i).string();
        bool found = false;
        for (const auto& [name, fault] : named_faults) {
            if (given != name) continue;
            faults.*fault = found = true;
        }
        if (!found) list.element(i).refuse(ErrorCode::unknown_choice, given, "wrong-sign, forget-slope, forget-bias");
    }
    return faults;
}

}  // namespace

std::string settings_text(const Settings& settings) {
    const auto& model = settings.model;
    const auto& training = settings.training;
    const auto& optimizer = training.optimizer;
    std::string hidden;
    for (const int size : model.hidden) hidden += (hidden.empty() ? "" : ",") + std::to_string(size);
    const auto number = [](double value) { return json_any_number(value); };
    std::string text = "{\"model\":" + choice_text(model.model) + ",\"hidden\":[" + hidden +
                       "],\"activation\":" + choice_text(model.activation) +
                       ",\"output\":" + choice_text(model.output) + ",\"start\":" + choice_text(model.initializer) +
                       ",\"scale\":" + choice_text(model.scale);
    text += ",\n  \"loss\":" + choice_text(training.loss) + ",\"optimizer\":" + choice_text(optimizer.kind) +
            ",\"momentum\":" + number(optimizer.momentum) + ",\"decay\":" + number(optimizer.decay) +
            ",\"beta1\":" + number(optimizer.beta1) + ",\"beta2\":" + number(optimizer.beta2) +
            ",\"epsilon\":" + number(optimizer.epsilon);
    text += ",\n  \"learning_rate\":" + number(training.learning_rate) +
            ",\"batch_size\":" + std::to_string(training.batch_size) + ",\"order\":" + choice_text(training.order) +
            ",\"l1\":" + number(training.penalty.l1) + ",\"l2\":" + number(training.penalty.l2) +
            ",\"penalize_biases\":" + (training.penalty.biases ? "true" : "false");
    text += ",\n  \"schedule\":" + choice_text(training.schedule.kind) +
            ",\"schedule_epochs\":" + std::to_string(training.schedule.epochs) +
            ",\"schedule_factor\":" + number(training.schedule.factor);
    if (!training.frozen.empty()) text += ",\n  \"frozen\":[" + frozen_text(training.frozen) + ']';
    if (training.faults.any()) text += ",\n  \"backprop_faults\":[" + faults_text(training.faults) + ']';
    text += ",\n  \"test_fraction\":" + number(training.test_fraction) +
            ",\"precision\":" + choice_text(training.precision) +
            ",\"epochs\":" + std::to_string(training.stop_epochs) + ",\"stop_loss\":" + number(training.stop_loss) +
            ",\"seed\":\"" + std::to_string(settings.seed) + "\"}";
    return text;
}

Settings settings_of(const JsonValue& object, int classes) {
    Settings settings;
    auto& model = settings.model;
    auto& training = settings.training;
    read_choice(object, "model", model.model);
    if (const auto value = object.optional("hidden")) read_hidden(*value, model.hidden);
    read_choice(object, "activation", model.activation);
    read_choice(object, "output", model.output);
    read_choice(object, "start", model.initializer);
    read_choice(object, "scale", model.scale);
    read_choice(object, "loss", training.loss);
    read_choice(object, "optimizer", training.optimizer.kind);
    read_number(object, "momentum", training.optimizer.momentum);
    read_number(object, "decay", training.optimizer.decay);
    read_number(object, "beta1", training.optimizer.beta1);
    read_number(object, "beta2", training.optimizer.beta2);
    read_number(object, "epsilon", training.optimizer.epsilon);
    read_number(object, "learning_rate", training.learning_rate);
    if (const auto value = object.optional("batch_size"))
        training.batch_size = static_cast<int>(value->integer(0, limits::max_batch_size));
    read_choice(object, "order", training.order);
    read_number(object, "l1", training.penalty.l1);
    read_number(object, "l2", training.penalty.l2);
    if (const auto value = object.optional("penalize_biases")) training.penalty.biases = value->boolean();
    read_number(object, "test_fraction", training.test_fraction);
    read_choice(object, "precision", training.precision);
    if (const auto value = object.optional("epochs")) training.stop_epochs = value->integer(0, limits::max_epochs);
    read_number(object, "stop_loss", training.stop_loss);
    read_choice(object, "schedule", training.schedule.kind);
    if (const auto value = object.optional("schedule_epochs"))
        training.schedule.epochs = value->integer(1, limits::max_epochs);
    read_number(object, "schedule_factor", training.schedule.factor);
    if (const auto value = object.optional("frozen")) training.frozen = frozen_of(*value);
    if (const auto value = object.optional("backprop_faults")) training.faults = faults_of(*value);
    if (const auto value = object.optional("seed")) settings.seed = value->natural();

    const auto error = validate(settings, 2);
    if (error && error->code == ErrorCode::out_of_range) {
        std::string name = error->subject;
        std::replace(name.begin(), name.end(), '-', '_');
        object.member(name).refuse(error->code, error->given, error->expected);
    }
    if (existing_frozen(training.frozen, architecture_of(model, classes)) != training.frozen)
        object.member("frozen").refuse(ErrorCode::out_of_range, "", Wanted::frozen_parameters);
    return settings;
}

}  // namespace separatrix
