// What the program computed, as CSV: predictions and the loss of every epoch.
#pragma once

#include <string>

#include "core/document/document.h"
#include "core/training/loss_history.h"

namespace separatrix {

/// Header x1,x2,label,title (title only if any point has one), p_ and the name of each class, predicted; a row per
/// point. Every number in the shortest form that reads back exactly.
std::string predictions_csv(const Document& document, const Predictor& predictor);

/// epoch,loss,accuracy,test_loss,test_accuracy
std::string metrics_header();
/// One line; a field is empty where there is no number (no test points).
std::string metrics_row(const EpochLoss& epoch);

/// As --metrics writes it: one row per trained epoch, without epoch 0. Where a long history keeps only every 2nd, 4th,
/// ... epoch, those.
std::string history_csv(const LossHistory& history);

}  // namespace separatrix
