// Settings that are typed rather than dragged: how they read, and how a typed text becomes one.
#pragma once

#include <QString>
#include <string>

#include <tl/expected.hpp>

#include "core/training/settings.h"

namespace separatrix {

/// As it is shown: "200", "0.05"; "never" for a stop condition that is off. `option` is a name of set_from_text.
QString typed_setting_text(const Settings& settings, const std::string& option);
/// `settings` with the typed value, or one sentence that says what is wanted. "never" and nothing switch a stop
/// condition off.
tl::expected<Settings, QString> with_typed_setting(const Settings& settings, const std::string& option,
                                                   const QString& text);

}  // namespace separatrix
