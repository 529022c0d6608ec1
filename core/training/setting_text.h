// Settings from and to text, as they are typed into an option.
#pragma once

#include <string>

#include "core/training/settings_table.h"

namespace separatrix {

/// "0.1", "8,3", "none" without hidden layers, "all", "tanh", "yes": set_from_text() takes it back. Empty for frozen
/// weights and mistakes in backprop, which are not typed.
std::string setting_text(const Setting& setting, const Settings& settings);

/// The value that a text stands for, within the limits. The error names the setting and what it takes.
Expected<SettingValue> setting_from_text(const Setting& setting, std::string_view text);

/// What is wrong with a value; nothing if it is within the limits.
std::optional<Error> limit_error(const Setting& setting, const Settings& settings);

}  // namespace separatrix
