// Scores to probabilities, without overflow.
#pragma once

#include <algorithm>
#include <cmath>

#include "core/math/types.h"

namespace separatrix {

template <class Column>
auto largest_of(const Column& yhat) {
    auto largest = yhat(0);
    for (Index j = 1; j < yhat.size(); ++j) largest = std::max(largest, yhat(j));
    return largest;
}

/// p_i = e^{yhat_i} / sum_j e^{yhat_j} with the maximum taken out; NaN everywhere if a score is NaN or +infinity.
template <class Column, class Probabilities>
void softmax(const Column& yhat, Probabilities&& p) {
    const auto largest = largest_of(yhat);
    for (Index j = 0; j < yhat.size(); ++j) p(j) = std::exp(yhat(j) - largest);
    p /= p.sum();
}

}  // namespace separatrix
