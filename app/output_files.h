// Files that a command will write when its work is done: checked before it begins.
#pragma once

#include <string>
#include <vector>

#include "app/command_options.h"

namespace separatrix {

/// Fails if one of these options names a file that cannot be written, as far as that can be known without writing, or
/// if two name the same one.
Outcome<void> check_output_files(const Arguments& arguments, const std::vector<std::string>& options);

}  // namespace separatrix
