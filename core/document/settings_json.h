// Settings as a JSON object within a document.
#pragma once

#include "core/training/settings.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

void write_settings(JsonWriter& writer, const Settings& settings);
/// What is missing keeps its default. Values out of their limits are refused; choices that do not go together are the
/// person's, and are shown as such.
/// `classes` of the document decide which weights there are to be frozen.
Settings settings_of(const JsonValue& object, int classes);

}  // namespace separatrix
