// What one training step needs beside the numbers.
#pragma once

#include "core/nn/backprop_faults.h"
#include "core/nn/objective.h"
#include "core/nn/optimizer.h"
#include "core/nn/penalty.h"

namespace separatrix {

struct StepSettings {
    Objective objective;
    Penalty penalty;
    OptimizerSettings optimizer;
    double learning_rate = 0;  ///< of this epoch
    BackpropFaults faults;
};

}  // namespace separatrix
