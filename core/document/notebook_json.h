// Pinned curves, answers and progress as JSON within a document.
#pragma once

#include <string>

#include "core/document/notebook.h"

namespace separatrix {

class JsonValue;

std::string notebook_text(const Notebook& notebook);
Notebook notebook_of(const JsonValue& value);
std::string progress_text(const Progress& progress);
Progress progress_of(const JsonValue& value);

}  // namespace separatrix
