// Steps that people count in.
#pragma once

#include <cmath>

namespace separatrix {

/// 1, 2 or 5 times a power of ten: the smallest that is not below `value` > 0.
inline double round_step(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= value * (1 - 1e-9)) return digit * power;
    return 10 * power;
}

}  // namespace separatrix
