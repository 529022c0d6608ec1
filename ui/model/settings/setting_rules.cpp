#include "ui/model/settings/setting_rules.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>

#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct SettingRulesWords {
    Q_DECLARE_TR_FUNCTIONS(SettingRules)
};

Rule disabled(const QString& reason) { return {false, reason}; }

Rule hidden_rule(const ModelSettings& model, bool needs_a_layer) {
    if (model.model != ModelKind::mlp)
        return {false,
                SettingRulesWords::tr("Only an MLP has hidden layers; this model is: %1.").arg(title(model.model))};
    if (needs_a_layer && model.hidden.empty())
        return disabled(SettingRulesWords::tr("There is no hidden layer: choose one or more first."));
    const auto& hidden = model.hidden;
    if (needs_a_layer && std::adjacent_find(hidden.begin(), hidden.end(), std::not_equal_to<>()) != hidden.end())
        return {true, SettingRulesWords::tr("The layers have different sizes now; this makes them alike.")};
    return {};
}

Rule activation_rule(const ModelSettings& model) {
    switch (model.model) {
        case ModelKind::neuron: return {};
        case ModelKind::regression:
            return disabled(
                SettingRulesWords::tr("One number for K labels always goes through the sigmoid: (K − 1)·σ(z)."));
        case ModelKind::softmax:
            return disabled(
                SettingRulesWords::tr("K neurons + softmax have no activation of their own: p = softmax(Wx + b)."));
        case ModelKind::mlp:
            if (model.hidden.empty())
                return disabled(SettingRulesWords::tr("There is no hidden layer whose activation this would be."));
            return {};
    }
    return {};
}

Rule output_rule(const ModelSettings& model) {
    if (model.model == ModelKind::neuron)
        return disabled(SettingRulesWords::tr("The neuron's output is its activation."));
    if (model.model == ModelKind::regression)
        return disabled(SettingRulesWords::tr("The output is one number, (K − 1)·σ(wᵀx + b)."));
    return {};
}

Rule loss_rule(const ModelSettings& model) {
    if (model.model == ModelKind::regression)
        return disabled(SettingRulesWords::tr("One number for K labels is compared by the squared loss."));
    return {};
}

bool has_momentum(OptimizerKind kind) { return kind == OptimizerKind::momentum || kind == OptimizerKind::nesterov; }

}  // namespace

Rule rule_of(SettingControl control, const Settings& settings) {
    const bool all_points = settings.training.optimizer.kind == OptimizerKind::gd;
    switch (control) {
        case SettingControl::hidden_size: return hidden_rule(settings.model, true);
        case SettingControl::hidden_layers: return hidden_rule(settings.model, false);
        case SettingControl::activation: return activation_rule(settings.model);
        case SettingControl::output: return output_rule(settings.model);
        case SettingControl::loss: return loss_rule(settings.model);
        case SettingControl::batch_size:
            if (all_points)
                return disabled(
                    SettingRulesWords::tr("Gradient descent uses all points in every step. Choose SGD for batches."));
            return {};
        case SettingControl::order:
            if (all_points)
                return disabled(SettingRulesWords::tr("Gradient descent uses all points at once: there is no order."));
            return {};
        case SettingControl::momentum:
            if (has_momentum(settings.training.optimizer.kind)) return {};
            return {false, SettingRulesWords::tr("Used by SGD + momentum and Nesterov only; the optimizer is: %1.")
                               .arg(title(settings.training.optimizer.kind))};
        case SettingControl::schedule_numbers:
            if (settings.training.schedule.kind == ScheduleKind::constant)
                return disabled(SettingRulesWords::tr("The schedule is constant: choose steps or the cosine first."));
            return {};
        case SettingControl::penalize_biases:
            if (settings.training.penalty.l1 == 0 && settings.training.penalty.l2 == 0)
                return disabled(SettingRulesWords::tr("There is no penalty: set L1 or L2 first."));
            return {};
        case SettingControl::model:
        case SettingControl::optimizer:
        case SettingControl::learning_rate:
        case SettingControl::initializer:
        case SettingControl::seed:
        case SettingControl::l1:
        case SettingControl::l2:
        case SettingControl::scale:
        case SettingControl::test_fraction:
        case SettingControl::precision: return {};
    }
    return {};
}

Rule rule_of(ModelKind choice, const Settings&, int classes) {
    if (choice == ModelKind::neuron && classes > 2)
        return {false, SettingRulesWords::tr("One neuron tells two classes apart; here are %1.").arg(classes)};
    return {};
}

Rule rule_of(Activation choice, const Settings&, int) {
    // stays choosable: that it cannot be trained is the lesson
    if (choice == Activation::step)
        return {true, SettingRulesWords::tr("Shown, but refused for training: its derivative is 0 everywhere.")};
    return {};
}

Rule rule_of(LossKind choice, const Settings& settings, int) {
    if (choice != LossKind::cross_entropy) return {};
    if (settings.model.model == ModelKind::regression)
        return disabled(
            SettingRulesWords::tr("One number for K labels has no probabilities: only the squared loss applies."));
    if (settings.model.model == ModelKind::neuron && settings.model.activation != Activation::sigmoid)
        return disabled(
            SettingRulesWords::tr("The neuron's cross-entropy needs a probability: choose the Sigmoid activation."));
    return {};
}

}  // namespace separatrix
