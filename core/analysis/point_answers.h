// What the network answers for every point of a document, and how far off it is.
#pragma once

#include "core/document/document.h"
#include "core/training/predictor.h"

namespace separatrix {

/// One entry for each of the n points; all empty where the network's classes are not the document's (it is about to be
/// replaced).
struct PointAnswers {
    Labels predicted;  ///< n
    Vector p;          ///< n, probability of the predicted class
    Vector loss;       ///< n, the loss of this point alone (loss.h), without penalty
    bool empty() const { return predicted.size() == 0; }
};

PointAnswers point_answers(const Document& document, const Predictor& predictor);

}  // namespace separatrix
