#include "core/document/settings_json.h"

#include <algorithm>

#include "core/data/csv.h"

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
    text += ",\n  \"test_fraction\":" + number(training.test_fraction) +
            ",\"precision\":" + choice_text(training.precision) +
            ",\"epochs\":" + std::to_string(training.stop_epochs) + ",\"stop_loss\":" + number(training.stop_loss) +
            ",\"seed\":\"" + std::to_string(settings.seed) + "\"}";
    return text;
}

Settings settings_of(const JsonValue& object) {
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
    if (const auto value = object.optional("seed")) settings.seed = value->natural();

    const auto error = validate(settings, 2);
    if (error && error->code == ErrorCode::out_of_range) {
        std::string name = error->subject;
        std::replace(name.begin(), name.end(), '-', '_');
        object.member(name).refuse(error->code, error->given, error->expected);
    }
    return settings;
}

}  // namespace separatrix
