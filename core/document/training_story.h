// A training to repeat from its start: by a script, or for an animation.
#pragma once

#include <cstdint>

#include "core/document/document.h"

namespace separatrix {

/// The document's settings from these weights on.
struct TrainingStory {
    Document document;
    Network start;  ///< of the document's architecture
    std::int64_t epochs = 0;
};

/// The story from the document's own starting weights: those that its seed draws.
TrainingStory story_from_seed(const Document& document, std::int64_t epochs);

/// The story of a run: from `first`, where it began, if those are starting weights (typed or given ones, epoch 0) of
/// the document's model, else from the seed's; as many epochs as were `trained`, else as the document stops
/// after, else 100.
TrainingStory story_of(const Document& document, const Checkpoint* first, std::int64_t trained);

/// What a Trainer is to be given for it.
TrainingJob job_of(const TrainingStory& story);

}  // namespace separatrix
