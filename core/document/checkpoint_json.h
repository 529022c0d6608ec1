// A checkpoint of the training as JSON within a document.
#pragma once

#include "core/training/checkpoint.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

void write_checkpoint(JsonWriter& writer, const Checkpoint& checkpoint);
Checkpoint checkpoint_of(const JsonValue& value);

}  // namespace separatrix
