// How well a network does on a data set.
#pragma once

#include <limits>

#include "core/training/predictor.h"

namespace separatrix {

struct SetMetrics {
    Index count = 0;
    double loss = std::numeric_limits<double>::quiet_NaN();      ///< mean + penalty; NaN if count is 0
    double accuracy = std::numeric_limits<double>::quiet_NaN();  ///< share of right answers; NaN if count is 0
    Eigen::MatrixXi confusion;                                   ///< K x K: rows true, columns predicted
};

struct Metrics {
    SetMetrics train;
    SetMetrics test;
    double penalty = 0;  ///< part of both losses
};

}  // namespace separatrix
