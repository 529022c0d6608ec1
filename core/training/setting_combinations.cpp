// Which settings go together.
#include "core/training/setting_text.h"

namespace separatrix {

namespace {

Error misfit(ErrorCode code, SettingId id, std::string given, Expectation expected = {}) {
    Error error;
    error.code = code;
    error.subject = setting(id).name;
    error.given = std::move(given);
    error.expected = std::move(expected);
    return error;
}

std::optional<Error> check_combination(const Settings& settings, int classes) {
    const auto& model = settings.model;
    const auto given = [](auto choice) { return std::string(name_of(choice)); };
    const bool uses_activation =
        model.model == ModelKind::neuron || (model.model == ModelKind::mlp && !model.hidden.empty());
    if (uses_activation && !can_learn(model.activation))
        return misfit(ErrorCode::step_cannot_learn, SettingId::activation, given(model.activation));
    if (model.model == ModelKind::neuron && classes != 2)
        return misfit(ErrorCode::needs_two_classes, SettingId::model, std::to_string(classes), "2");
    if (model.model == ModelKind::neuron && settings.training.loss == LossKind::cross_entropy &&
        model.activation != Activation::sigmoid)
        return misfit(ErrorCode::cross_entropy_needs_sigmoid, SettingId::loss, given(model.activation), "sigmoid");
    if (model.model == ModelKind::regression && settings.training.loss != LossKind::squared)
        return misfit(ErrorCode::regression_needs_squared, SettingId::loss, given(settings.training.loss), "squared");
    return std::nullopt;
}

}  // namespace

std::optional<Error> validate(const Settings& settings, int classes) {
    for (const Setting& setting : settings_table())
        if (auto error = limit_error(setting, settings)) return error;
    return check_combination(settings, classes);
}

}  // namespace separatrix
