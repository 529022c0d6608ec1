// Standard output and standard error, with every failed write noticed.
#pragma once

#include <string_view>

#include "app/outcome.h"

namespace separatrix {

/// To be called first: closed standard streams cannot be taken by the files opened later, and a closed pipe or a file
/// that grows too large is an error to report instead of a signal that ends the program.
void prepare_terminal();

/// Writes all of it. The failure is one sentence with the system's reason.
Outcome<void> write_output(std::string_view text);
/// One line on standard error; control characters of foreign text do not reach the terminal.
void write_message(std::string_view sentence);

/// From now on SIGINT and SIGTERM only set a flag; a second one ends the program as usual.
void catch_interrupts();
bool was_interrupted();

}  // namespace separatrix
