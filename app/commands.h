// The subcommands, one file each.
#pragma once

#include <vector>

#include "app/command_options.h"

namespace separatrix {

Command train_command();
Command predict_command();
Command generate_command();
Command gradcheck_command();
Command export_command();
Command movielens_command();

/// In the order of the help.
std::vector<Command> all_commands();

/// `separatrix NAME ...`: parses, runs, says what went wrong in one sentence; the exit code.
int run_command(const Command& command, const std::vector<std::string>& words);

std::string version_text();
/// `separatrix --help`
std::string overview_text();

}  // namespace separatrix
