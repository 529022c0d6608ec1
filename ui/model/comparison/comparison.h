// The lecture's wrong way beside the right one, on the same points: what the second run trains, and the words for both.
#pragma once

#include <QString>

#include "core/document/document.h"
#include "core/training/frame.h"
#include "ui/model/controls/rule.h"

namespace separatrix {

/// K neurons + softmax with cross-entropy; everything else as in the document.
Settings softmax_beside(const Document& document);
/// There is an order to go wrong only with one number for three labels or more.
Rule rule_of_comparison(const Document& document);

/// "One number for 4 labels · accuracy 62 %", and where they stand at different epochs the epoch too.
QString comparison_title(const Settings& settings, int classes, const TrainingFrame* frame, bool with_epoch);
/// What to look at: the labels 1, 2 and 4 by their names, or 0, 1 and 2 where there are not so many.
QString comparison_sentence(const Document& document);

}  // namespace separatrix
