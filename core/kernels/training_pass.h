// Batch after batch: what a run of training spends its time in.
#pragma once

#include "core/kernels/network_pass.h"
#include "core/kernels/optimizer_pass.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

template <class S>
using Wide = Lanes<S, vector_bytes / sizeof(S)>;
template <class S>
using Half = Lanes<S, (vector_bytes > 16 ? vector_bytes / 2 : vector_bytes) / sizeof(S)>;
template <class S>
using One = Lanes<S, 1>;

template <int W>
SEPARATRIX_INLINE Index padded(Index count) {
    return (count + W - 1) / W * W;
}

/// The rows for `count` samples; the width is the one that leaves fewer lanes empty, so it depends on `count` only.
template <class S>
Rows<S> rows_for(const Shape& shape, void* scratch, Index count, S over_m) {
    const Index half = padded<Half<S>::width>(count);
    const Index wide = padded<Wide<S>::width>(count);
    return rows_of<S>(shape, scratch, count, count == 1 ? 1 : half < wide ? half : wide, over_m);
}

template <class L>
void add_block_gradient_in(const Shape& shape, const typename L::Scalar* parameters, Rows<typename L::Scalar>& rows,
                           typename L::Scalar* gradient) {
    forward<L>(shape, parameters, true, rows);
    output_delta<L>(shape, rows);
    backward<L>(shape, parameters, rows, gradient);
}

template <class S>
SEPARATRIX_INLINE void add_block_gradient(const Shape& shape, const Samples<S>& samples, const S* parameters,
                                          const Index* order, Rows<S>& rows, S* out) {
    gather(samples, order, rows);
    if (rows.stride == 1)
        add_block_gradient_in<One<S>>(shape, parameters, rows, out);
    else if (rows.stride % Wide<S>::width != 0)
        add_block_gradient_in<Half<S>>(shape, parameters, rows, out);
    else
        add_block_gradient_in<Wide<S>>(shape, parameters, rows, out);
}

template <class S>
void gradient(const Shape& shape, const Samples<S>& samples, const S* parameters, const Index* order, Index count,
              S over_m, S* out, void* scratch) {
    for (Index i = 0; i < shape.padded_parameters; ++i) out[i] = 0;
    for (Index begin = 0; begin < count; begin += block_samples) {
        const Index size = count - begin < block_samples ? count - begin : block_samples;
        auto rows = rows_for<S>(shape, scratch, size, over_m);
        add_block_gradient(shape, samples, parameters, order + begin, rows, out);
    }
}

template <class S>
SEPARATRIX_INLINE bool is_plain_neuron(const Shape& shape, const Update<S>& update) {
    const bool one_output = shape.criterion == Criterion::number || shape.criterion == Criterion::logistic;
    return shape.depth == 1 && one_output && shape.layers[0].activation == Activation::sigmoid &&
           update.rule == Rule::descent && update.l1 == 0 && update.l2 == 0;
}

/// step (y - top h) for the cross-entropy, else step (y - top h) h (1 - h): minus alpha times dz.
template <class S, bool Logistic>
SEPARATRIX_INLINE S against_slope(S z, S y, S top, S step) {
    const S x = -magnitude(z);
    if (!(x > -10'000)) [[unlikely]] {  // h is 0 or 1; or z is not a number
        if (!(x < 0)) return x;
        return Logistic ? step * (z < 0 ? y : y - top) : S(0);
    }
    // h = 1 / (1 + e^-|z|), for z < 0 that times e^-|z|; h (1 - h) = e^-|z| / (1 + e^-|z|)^2. What does not wait for
    // the quotient is multiplied meanwhile.
    const auto e = exponential_soon<S>(x);
    const S small = e.scale + e.scale * e.rest;
    const S large = 1 / ((1 + e.scale) + e.scale * e.rest);
    const S share = Logistic ? step : step * small;
    S goal = share * y;
    S times = share * top;
    S times_small = times * small;
    // else they would be fused with what waits, and a guess would be made at the sign of z
    keep_in_register(goal);
    keep_in_register(times);
    keep_in_register(times_small);
    const S miss = goal - (z < 0 ? times_small : times) * large;
    return Logistic ? miss : miss * (large * large);
}

/// The lecture's neuron, one sample after the other: h = g(w x + b), dz, w <- w - alpha dz x. Each step waits for the
/// one before, so the shortest chain of operations decides, not their number.
template <class S, bool Logistic>
void train_neuron(const Shape& shape, const Samples<S>& samples, const Update<S>& update, State<S>& state,
                  const Index* order, Index count) {
    S w1 = state.parameters[0];
    S w2 = state.parameters[1];
    S b = state.parameters[2];
    const auto alpha = static_cast<S>(update.alpha);
    const S top = Logistic ? S(1) : static_cast<S>(shape.classes - 1);
    const S step = Logistic ? alpha : 2 * alpha * top;
    for (Index s = 0; s < count; ++s) {
        const Index i = order[s];
        const S x1 = samples.x[2 * i];
        const S x2 = samples.x[2 * i + 1];
        const auto y = static_cast<S>(samples.y[i]);
        const S minus_dz = against_slope<S, Logistic>(w1 * x1 + (w2 * x2 + b), y, top, step);
        w1 += minus_dz * x1;
        w2 += minus_dz * x2;
        b += minus_dz;
        // the two weights in one register would have to be taken apart again and again
        keep_in_register(w1);
        keep_in_register(w2);
    }
    state.parameters[0] = w1;
    state.parameters[1] = w2;
    state.parameters[2] = b;
    state.steps += count;
}

template <class S>
void train(const Shape& shape, const Samples<S>& samples, const Update<S>& update, State<S>& state, const Index* order,
           Index count, Index batch, S* gradient_space, void* scratch) {
    const bool plain_neuron = is_plain_neuron(shape, update);
    const auto neuron = [&](Index begin, Index samples_of_it) {
        if (shape.criterion == Criterion::logistic)
            train_neuron<S, true>(shape, samples, update, state, order + begin, samples_of_it);
        else
            train_neuron<S, false>(shape, samples, update, state, order + begin, samples_of_it);
    };
    if (plain_neuron && batch == 1) {
        neuron(0, count);
        return;
    }
    Rows<S> rows{};
    Index rows_are_for = 0;
    for (Index begin = 0; begin < count; begin += batch) {
        const Index size = count - begin < batch ? count - begin : batch;
        if (plain_neuron && size == 1) {
            neuron(begin, 1);
            continue;
        }
        const S over_m = S(1) / static_cast<S>(size);
        if (size <= block_samples) {
            if (rows_are_for != size) rows = rows_for<S>(shape, scratch, size, over_m);
            rows_are_for = size;
            for (Index i = 0; i < shape.padded_parameters; ++i) gradient_space[i] = 0;
            add_block_gradient(shape, samples, state.parameters, order + begin, rows, gradient_space);
        } else {
            gradient<S>(shape, samples, state.parameters, order + begin, size, over_m, gradient_space, scratch);
            rows_are_for = 0;
        }
        update_parameters(shape, update, state, gradient_space);
    }
}

template <class S>
void evaluate(const Shape& shape, const Samples<S>& samples, const S* parameters, const Index* order, Index count,
              Tally& tally, void* scratch) {
    using L = Wide<S>;
    using V = VectorOf<L>;
    S* const loss = static_cast<S*>(scratch);
    S* const answer = loss + block_samples;
    const bool activate_last = shape.criterion != Criterion::logistic;
    Rows<S> rows{};
    Index rows_are_for = 0;
    for (Index begin = 0; begin < count; begin += block_samples) {
        const Index size = count - begin < block_samples ? count - begin : block_samples;
        if (rows_are_for != size) rows = rows_of<S>(shape, answer + block_samples, size, padded<L::width>(size), S(1));
        rows_are_for = size;
        gather_neighbours(samples, order + begin, rows);
        forward<L>(shape, parameters, activate_last, rows);
        judge<L>(shape, rows, loss, answer);
        V sum{};
        for (Index at = 0; at < rows.stride; at += L::width) {
            sum += load<L>(rows.weight + at) > 0 ? load<L>(loss + at) : V{};
            // the place in the confusion matrix
            store<L>(answer + at, load<L>(answer + at) + load<L>(rows.y + at) * static_cast<S>(shape.classes));
        }
        S lanes[L::width];
        store<L>(lanes, sum);
        for (const S lane : lanes) tally.loss += static_cast<double>(lane);
        int place[block_samples];
        for (Index s = 0; s < size; ++s) place[s] = static_cast<int>(answer[s]);
        // four matrices in turn: counting up the same number again and again would wait for memory
        const Index cells = shape.classes * shape.classes;
        for (Index s = 0; s < size; ++s) ++tally.confusion[(s % 4) * cells + place[s]];
    }
}

inline Index scratch_bytes(const Shape& shape) {
    // and the two rows of evaluate, or the four answers for each class of a field
    return (scratch_rows(shape) + 4 + 2 * shape.classes) * block_samples * static_cast<Index>(sizeof(double));
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
