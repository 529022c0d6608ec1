// The options that set Settings: shared by every command that trains or looks at a model.
#pragma once

#include "app/command_options.h"
#include "core/training/settings.h"

namespace separatrix {

/// With their choices and the defaults of a new document in the help.
std::vector<Option> setting_options();

/// `settings` with the options that were given. What was not given follows, as in the window, so that the choices go
/// together; what was given is never changed. Whether the result is valid is check_settings' question.
Outcome<Settings> with_options(Settings settings, const Arguments& arguments, int classes);

/// A usage failure if the setting at fault was given as an option, else one of the data in `file`.
Outcome<void> check_settings(const Settings& settings, int classes, const Arguments& arguments,
                             const std::string& file);

/// A whole number of an option that is no setting.
Outcome<std::int64_t> whole_number(const Arguments& arguments, const std::string& option, std::int64_t otherwise,
                                   std::int64_t low, std::int64_t high);

}  // namespace separatrix
