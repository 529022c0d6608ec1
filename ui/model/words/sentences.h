// Every sentence for a person is made here.
#pragma once

#include <QString>

#include "core/data/error.h"
#include "core/nn/backprop_faults.h"
#include "core/training/frame.h"

namespace separatrix {

/// One clear sentence: what, where (file, line, column), and what is expected.
QString sentence(const Error& error);
/// "The loss stopped being a number in epoch 7 at learning rate 12: ..."
QString sentence(const Divergence& divergence);
/// "Backprop is broken on purpose: wrong sign, no bias."; empty without a fault.
QString sentence(const BackpropFaults& faults);
/// A setting's name on the screen for its command-line name ("learning-rate": "Learning rate").
QString setting_title(const std::string& option);

}  // namespace separatrix
