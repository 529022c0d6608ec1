// How a command ends: a value, or one sentence and an exit code.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "core/data/error.h"

namespace separatrix {

enum ExitCode { exit_done = 0, exit_data = 1, exit_usage = 2 };

struct Failure {
    int exit_code = exit_data;
    std::string sentence;
};

template <class T>
using Outcome = tl::expected<T, Failure>;
using Failed = tl::unexpected<Failure>;

/// Wrong data, or a file that cannot be read or written; `file` is named if the error names none.
Failed data_failure(Error error, const std::string& file = {});
Failed data_failure(std::string sentence);
/// A wrong command line.
Failed usage_failure(const Error& error);
Failed usage_failure(std::string sentence);

}  // namespace separatrix
