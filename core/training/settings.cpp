#include "core/training/settings.h"

namespace separatrix {

Architecture architecture_of(const ModelSettings& model, int classes) {
    // hidden sizes that do not apply are left out, so that equal shapes compare equal
    const auto hidden = model.model == ModelKind::mlp ? model.hidden : std::vector<int>{};
    return {model.model, hidden, model.activation, model.output, 2, classes};
}

Objective objective_of(const Settings& settings, int classes) {
    return {settings.model.model, settings.training.loss, classes};
}

double learning_rate_at(const TrainingSettings& training, std::int64_t epoch) {
    return scheduled_rate(training.learning_rate, training.schedule, epoch);
}

Settings compatible(Settings settings, int classes) {
    auto& model = settings.model;
    if (model.model == ModelKind::neuron && classes != 2) model.model = ModelKind::softmax;
    const bool only_squared = model.model == ModelKind::regression ||
                              (model.model == ModelKind::neuron && model.activation != Activation::sigmoid);
    if (only_squared) settings.training.loss = LossKind::squared;
    settings.training.frozen = existing_frozen(settings.training.frozen, architecture_of(model, classes));
    return settings;
}

}  // namespace separatrix
