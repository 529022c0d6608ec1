// A loss history as JSON within a document.
#pragma once

#include <string>

#include "core/training/loss_history.h"

namespace separatrix {

class JsonValue;

/// {"stride":1,"buckets":[[first epoch, last epoch, [first, last, smallest, largest loss], [… test loss], accuracy,
/// test accuracy], …]}; an accuracy is one number where its four are alike.
std::string history_text(const LossHistory& history);
LossHistory history_of(const JsonValue& value);

}  // namespace separatrix
