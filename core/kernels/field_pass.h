// The network over the pixels of a row of the plane: one pixel in each lane, all layers while they stay in the cache.
#pragma once

#include "core/kernels/training_pass.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

using PixelLanes = Wide<float>;
using Pixels = VectorOf<PixelLanes>;

SEPARATRIX_INLINE Pixels clipped(Pixels v) {
    const Pixels below = v > 1 ? all<PixelLanes>(1) : v;
    return below < 0 ? Pixels{} : below;  // NaN stays
}

/// p of every class from the last layer's activations; the rows of the result are `block_samples` apart.
inline void pixel_probabilities(const Shape& shape, const Rows<float>& rows, float* p) {
    using L = PixelLanes;
    const Index outputs = shape.layers[shape.depth - 1].outputs;
    const float* const out = rows.in[shape.depth];
    for (Index at = 0; at < rows.stride; at += L::width) {
        const auto activation = [&](Index k) { return load<L>(out + k * rows.stride + at); };
        const auto put = [&](Index k, Pixels value) { store<L>(p + k * block_samples + at, value); };
        switch (shape.criterion) {
            case Criterion::number:
            case Criterion::logistic: {  // the tent around the nearest number; (1 - h, h) with two classes
                const Pixels yhat = static_cast<float>(shape.classes - 1) * clipped(activation(0));
                for (Index k = 0; k < shape.classes; ++k) {
                    const Pixels tent = 1 + minus_absolute<L>(yhat - static_cast<float>(k));
                    put(k, tent < 0 ? Pixels{} : tent);
                }
                break;
            }
            case Criterion::one_hot: {
                Pixels sum{};
                for (Index k = 0; k < outputs; ++k) sum += clipped(activation(k));
                for (Index k = 0; k < outputs; ++k) {
                    const Pixels share = clipped(activation(k)) / sum;
                    put(k, sum == 0 ? all<L>(1 / static_cast<float>(outputs)) : share);
                }
                break;
            }
            case Criterion::softmax: {
                Pixels largest = activation(0);
                for (Index k = 1; k < outputs; ++k) largest = larger<L>(activation(k), largest);
                Pixels sum{};
                for (Index k = 0; k < outputs; ++k) {
                    const Pixels e = exp_of_negative<L>(activation(k) - largest);
                    put(k, e);
                    sum += e;
                }
                for (Index k = 0; k < outputs; ++k) put(k, load<L>(p + k * block_samples + at) / sum);
                break;
            }
        }
    }
}

/// Each class against all others (class_margins). `z`: the neuron's scores where they are its margin, or null.
inline void pixel_margins(const Shape& shape, const Rows<float>& rows, const float* z, bool half, float* margin) {
    using L = PixelLanes;
    const Index outputs = shape.layers[shape.depth - 1].outputs;
    const float* const out = rows.in[shape.depth];
    for (Index at = 0; at < rows.stride; at += L::width) {
        const auto activation = [&](Index k) { return load<L>(out + k * rows.stride + at); };
        const auto put = [&](Index k, Pixels value) { store<L>(margin + k * block_samples + at, value); };
        if (z || half) {
            const Pixels m = z ? load<L>(z + at) : activation(0) - 0.5F;
            put(1, m);
            put(0, -m);
        } else if (outputs == 1) {
            const Index top = shape.classes - 1;
            const Pixels yhat = static_cast<float>(top) * activation(0);
            for (Index k = 0; k <= top; ++k) {
                const Pixels above = yhat - (static_cast<float>(k) - 0.5F);
                const Pixels below = (static_cast<float>(k) + 0.5F) - yhat;
                put(k, k == 0 ? below : k == top ? above : (above < below ? above : below));
            }
        } else {
            Pixels best = activation(0);
            Pixels second = all<L>(-__builtin_huge_valf());
            Pixels winner{};
            for (Index k = 1; k < outputs; ++k) {
                const Pixels a = activation(k);
                const auto better = a > best;
                const Pixels loser = better ? best : a;
                second = larger<L>(loser, second);
                winner = better ? all<L>(static_cast<float>(k)) : winner;
                best = better ? a : best;
            }
            for (Index k = 0; k < outputs; ++k) {
                const Pixels a = activation(k);
                put(k, winner == static_cast<float>(k) ? a - second : a - best);
            }
        }
    }
}

inline void copy_rows(const float* from, Index from_stride, Index rows, Index count, float* to, Index to_stride) {
    for (Index r = 0; r < rows; ++r)
        __builtin_memcpy(to + r * to_stride, from + r * from_stride, static_cast<std::size_t>(count) * sizeof(float));
}

inline void field_row(const Shape& shape, const float* parameters, const PixelRow& row, void* scratch) {
    using L = PixelLanes;
    float* const p = static_cast<float*>(scratch);
    float* const margin = p + shape.classes * block_samples;
    float* const z = margin + shape.classes * block_samples;
    float* const offset = z + block_samples;
    const Layer& first = shape.layers[0];
    const float* const W = parameters + first.weights;
    // z = w1 x1 + (w2 x2 + b): the bracket is the same along the row
    for (Index o = 0; o < first.outputs; ++o) offset[o] = W[first.outputs + o] * row.x2 + W[2 * first.outputs + o];
    float* const space = offset + padded<16>(first.outputs);
    Rows<float> rows{};
    Index rows_are_for = 0;
    for (Index begin = 0; begin < row.count; begin += block_samples) {
        const Index size = row.count - begin < block_samples ? row.count - begin : block_samples;
        if (rows_are_for != size) rows = rows_of<float>(shape, space, size, padded<L::width>(size), 1.0F);
        rows_are_for = size;
        for (Index s = 0; s < rows.stride; ++s) rows.in[0][s] = row.x1[begin + (s < size ? s : 0)];
        product<L>({W, 1, first.outputs}, offset, first.outputs, 1, rows.in[0], rows.in[1], rows.stride);
        for (Index l = 1; l < shape.depth; ++l) {
            const Layer& before = shape.layers[l - 1];
            activate<L>(before.activation, rows.in[l], nullptr, before.outputs * rows.stride);
            scores<L>(shape.layers[l], parameters, l, rows);
        }
        const Layer& last = shape.layers[shape.depth - 1];
        if (row.score_is_margin) copy_rows(rows.in[shape.depth], rows.stride, 1, rows.stride, z, rows.stride);
        activate<L>(last.activation, rows.in[shape.depth], nullptr, last.outputs * rows.stride);
        pixel_probabilities(shape, rows, p);
        pixel_margins(shape, rows, row.score_is_margin ? z : nullptr, row.half_is_border, margin);
        copy_rows(p, block_samples, shape.classes, size, row.p + begin, row.stride);
        copy_rows(margin, block_samples, shape.classes, size, row.margin + begin, row.stride);
    }
}

inline void node_activations(const Shape& shape, const float* parameters, const Nodes& nodes, void* scratch) {
    using L = PixelLanes;
    float* const p = static_cast<float*>(scratch);
    float* const space = p + shape.classes * block_samples;
    Rows<float> rows{};
    Index rows_are_for = 0;
    for (Index begin = 0; begin < nodes.count; begin += block_samples) {
        const Index size = nodes.count - begin < block_samples ? nodes.count - begin : block_samples;
        if (rows_are_for != size) rows = rows_of<float>(shape, space, size, padded<L::width>(size), 1.0F);
        rows_are_for = size;
        for (Index s = 0; s < rows.stride; ++s) {
            rows.in[0][s] = nodes.x1[begin + (s < size ? s : 0)];
            rows.in[0][rows.stride + s] = nodes.x2[begin + (s < size ? s : 0)];
        }
        forward<L>(shape, parameters, true, rows);
        for (Index l = 0; l < shape.depth; ++l)
            copy_rows(rows.in[l + 1], rows.stride, shape.layers[l].outputs, size, nodes.layers[l] + begin,
                      nodes.stride);
        pixel_probabilities(shape, rows, p);
        copy_rows(p, block_samples, shape.classes, size, nodes.p + begin, nodes.stride);
    }
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
