// Which settings and which of their choices apply, and if not, why: one sentence for the tooltip.
#pragma once

#include "core/training/settings.h"
#include "ui/model/controls/rule.h"

namespace separatrix {

enum class SettingControl {
    model,
    hidden_size,
    hidden_layers,
    activation,
    output,
    loss,
    optimizer,
    learning_rate,
    batch_size,
    momentum,
    order,
    initializer,
    seed,
    l1,
    l2,
    scale,
    test_fraction,
    precision,
    schedule_numbers,  ///< N and F
    penalize_biases
};

Rule rule_of(SettingControl control, const Settings& settings);

Rule rule_of(ModelKind choice, const Settings& settings, int classes);
Rule rule_of(Activation choice, const Settings& settings, int classes);
Rule rule_of(LossKind choice, const Settings& settings, int classes);
/// Choices that always apply when their control does.
template <class Choice>
Rule rule_of(Choice, const Settings&, int) {
    return {};
}

}  // namespace separatrix
