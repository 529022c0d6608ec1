// The model and its training as a PyTorch script: what a student would write after the lecture's practical session.
#pragma once

#include <string>

#include "core/document/training_story.h"
#include "core/export/written_order.h"

namespace separatrix {

/// A Python 3 script that needs nothing but PyTorch. It holds the movies, the starting weights to the last bit and the
/// same training loop; it prints the loss of every epoch, and with --weights FILE.json writes the final weights as
/// Weights JSON. In double precision they are ours within 1e-9 (tests/core/export/tst_pytorch_script.cpp).
/// Errors: settings that cannot be trained, no training point, a starting weight that is not finite (not_finite).
Expected<std::string> pytorch_script(const TrainingStory& story);

/// Whether that script ends with our weights: in double precision, with an order of the movies that it can repeat.
bool script_ends_alike(const TrainingStory& story);

}  // namespace separatrix
