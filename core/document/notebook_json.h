// Pinned curves, answers and progress as JSON within a document.
#pragma once

#include "core/document/notebook.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

void write_notebook(JsonWriter& writer, const Notebook& notebook);
Notebook notebook_of(const JsonValue& value);
void write_progress(JsonWriter& writer, const Progress& progress);
Progress progress_of(const JsonValue& value);

}  // namespace separatrix
