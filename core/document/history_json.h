// A loss history as JSON within a document.
#pragma once

#include "core/training/loss_history.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

/// {"stride":1,"buckets":[[first epoch, last epoch, [first, last, smallest, largest loss], [… test loss], accuracy,
/// test accuracy], …]}; an accuracy is one number where its four are alike.
void write_history(JsonWriter& writer, const LossHistory& history);
LossHistory history_of(const JsonValue& value);

}  // namespace separatrix
