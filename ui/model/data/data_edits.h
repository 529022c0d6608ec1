// What the Data menu does to a document.
#pragma once

#include <QString>

#include "core/data/generators.h"
#include "core/document/document.h"

namespace separatrix {

/// The story's movies on the story's axes; the settings stay as far as they go with two classes.
Document with_sample_movies(Document document);
Document without_movies(Document document);

/// 200 movies of a kind, with four classes where the kind leaves the choice (a spiral keeps its two arms), from the
/// document's seed.
GeneratorSettings quick_generator(GeneratorKind kind, const Document& document);
/// "Two moons", or "Gaussians, 4 classes".
QString quick_title(GeneratorKind kind);
/// Other movies from a generator, on the document's axes.
Document with_generated(Document document, const GeneratorSettings& settings);

}  // namespace separatrix
