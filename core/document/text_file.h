// Whole files in and out; writing is atomic.
#pragma once

#include <string>

#include "core/data/error.h"

namespace separatrix {

/// The whole file. Errors: cannot_open, is_directory, read_failed.
Expected<std::string> read_file(const std::string& path);

/// Write to a temporary file in the same folder (without a name where the system can, so that a killed program leaves
/// nothing behind), flush it to the disk, rename over `path`: a full disk or a crash
/// leaves the old file as it was. Error: write_failed with the system's reason. Writes straight into what is not a
/// regular file (/dev/stdout).
Expected<void> write_file(const std::string& path, const std::string& bytes);

}  // namespace separatrix
