// Predictors, and the names of their classes, as JSON within weights files and documents.
#pragma once

#include <string>
#include <vector>

#include "core/training/predictor.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

/// The members scale and layers of a predictor's JSON object, without braces.
void write_predictor_members(JsonWriter& writer, const Predictor& predictor);
/// Reads those, model, output, loss and activation (where the layers do not tell it). Checks that model, classes,
/// layers and activations fit together.
Predictor predictor_of(const JsonValue& object, int classes);

void write_class_names(JsonWriter& writer, const std::vector<std::string>& names);
/// 2 ... max_classes names, none empty, all different.
std::vector<std::string> class_names_of(const JsonValue& value);

}  // namespace separatrix
