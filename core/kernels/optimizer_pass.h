// One step of the optimizer over flat parameters: core/nn/optimizer.h in plain loops, which the compiler vectorises.
#pragma once

#include "core/kernels/lanes.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

template <class S>
SEPARATRIX_INLINE S root(S x) {
    if constexpr (sizeof(S) == 8)
        return __builtin_sqrt(x);
    else
        return __builtin_sqrtf(x);
}

/// dw += l1 sign(w) + l2 w
template <class S>
SEPARATRIX_INLINE void add_penalty(const Shape& shape, const Update<S>& update, const S* __restrict parameters,
                                   S* __restrict gradient) {
    if (update.l1 == 0 && update.l2 == 0) return;
    const auto l1 = static_cast<S>(update.l1);
    const auto l2 = static_cast<S>(update.l2);
    for (Index l = 0; l < shape.depth; ++l) {
        const Layer& layer = shape.layers[l];
        const Index end = layer.weights + layer.outputs * (layer.inputs + (update.penalize_biases ? 1 : 0));
        for (Index i = layer.weights; i < end; ++i) {
            const S w = parameters[i];
            const S sign = w > 0 ? S(1) : w < 0 ? S(-1) : S(0);
            gradient[i] += l1 * sign + l2 * w;
        }
    }
}

template <class S>
void update_parameters(const Shape& shape, const Update<S>& update, State<S>& state, S* __restrict g) {
    add_penalty(shape, update, state.parameters, g);
    ++state.steps;
    const Index n = shape.padded_parameters;
    S* __restrict w = static_cast<S*>(__builtin_assume_aligned(state.parameters, alignment));
    S* __restrict v = state.first;
    S* __restrict s = state.second;
    const auto rate = static_cast<S>(update.alpha);
    const auto mu = static_cast<S>(update.mu);
    // a smaller one would count as 0 here (see SubnormalsAreZero), and 0 / 0 is what it is there to prevent
    constexpr double least = sizeof(S) == 8 ? 0x1p-1022 : 0x1p-126;
    const auto epsilon = static_cast<S>(update.epsilon < least ? least : update.epsilon);
    switch (update.rule) {
        case Rule::descent:  // w <- w - alpha g
            for (Index i = 0; i < n; ++i) w[i] -= rate * g[i];
            break;
        case Rule::momentum:  // v <- mu v + g, w <- w - alpha v
            for (Index i = 0; i < n; ++i) {
                v[i] = mu * v[i] + g[i];
                w[i] -= rate * v[i];
            }
            break;
        case Rule::nesterov:  // v <- mu v + g, w <- w - alpha (g + mu v)
            for (Index i = 0; i < n; ++i) {
                v[i] = mu * v[i] + g[i];
                w[i] -= rate * (g[i] + mu * v[i]);
            }
            break;
        case Rule::rmsprop: {  // s <- rho s + (1 - rho) g^2, w <- w - alpha g / (sqrt(s) + eps)
            const auto rho = static_cast<S>(update.rho);
            for (Index i = 0; i < n; ++i) {
                s[i] = rho * s[i] + (1 - rho) * (g[i] * g[i]);
                w[i] -= rate * g[i] / (root(s[i]) + epsilon);
            }
            break;
        }
        case Rule::adam: {  // w <- w - alpha / (1 - beta1^t) m / (sqrt(s) / sqrt(1 - beta2^t) + eps)
            const auto t = static_cast<double>(state.steps);
            const auto beta1 = static_cast<S>(update.beta1);
            const auto beta2 = static_cast<S>(update.beta2);
            const auto adam_rate = static_cast<S>(update.alpha / (1 - __builtin_pow(update.beta1, t)));
            const auto second_root = static_cast<S>(__builtin_sqrt(1 - __builtin_pow(update.beta2, t)));
            for (Index i = 0; i < n; ++i) {
                v[i] = beta1 * v[i] + (1 - beta1) * g[i];
                s[i] = beta2 * s[i] + (1 - beta2) * (g[i] * g[i]);
                w[i] -= adam_rate * v[i] / (root(s[i]) / second_root + epsilon);
            }
            break;
        }
    }
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
