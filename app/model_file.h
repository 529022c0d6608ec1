// A trained model from a file: weights or a document.
#pragma once

#include "app/outcome.h"
#include "core/document/json_files.h"

namespace separatrix {

/// Both are JSON, told apart by what they say they are. A document that was not trained yet gives its starting
/// weights, and that is said on standard error.
Outcome<WeightsFile> read_model(const std::string& file);

}  // namespace separatrix
