// The three products of forward and backward pass, in tiles whose sums stay in registers. A row of `stride` numbers
// holds one neuron's values for all samples of the block, one sample in each lane.
#pragma once

#include "core/kernels/lanes.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

/// A matrix with element (row, k) at data[row * row_step + k * k_step].
template <class S>
struct Strided {
    const S* data;
    Index row_step;
    Index k_step;
};

/// out = M in + offset: R rows x C vectors of it. `in` has `depth` rows, `offset` one number for each row, or null.
template <class L, int R, int C>
SEPARATRIX_INLINE void product_tile(const Strided<typename L::Scalar>& m, const typename L::Scalar* offset, Index depth,
                                    const typename L::Scalar* in, typename L::Scalar* out, Index stride) {
    using V = VectorOf<L>;
    V sum[R][C];
    SEPARATRIX_UNROLL
    for (int r = 0; r < R; ++r) {
        SEPARATRIX_UNROLL
        for (int c = 0; c < C; ++c) sum[r][c] = offset ? all<L>(offset[r]) : V{};
    }
    for (Index k = 0; k < depth; ++k) {
        V a[C];
        SEPARATRIX_UNROLL
        for (int c = 0; c < C; ++c) a[c] = load<L>(in + k * stride + c * L::width);
        SEPARATRIX_UNROLL
        for (int r = 0; r < R; ++r) {
            const typename L::Scalar w = m.data[r * m.row_step + k * m.k_step];
            SEPARATRIX_UNROLL
            for (int c = 0; c < C; ++c) sum[r][c] += w * a[c];
        }
    }
    SEPARATRIX_UNROLL
    for (int r = 0; r < R; ++r) {
        SEPARATRIX_UNROLL
        for (int c = 0; c < C; ++c) store<L>(out + r * stride + c * L::width, sum[r][c]);
    }
}

template <class L, int R>
SEPARATRIX_INLINE void product_rows(const Strided<typename L::Scalar>& m, const typename L::Scalar* offset, Index depth,
                                    const typename L::Scalar* in, typename L::Scalar* out, Index stride) {
    constexpr int wide = tile_columns;
    Index at = 0;
    for (; at + wide * L::width <= stride; at += wide * L::width)
        product_tile<L, R, wide>(m, offset, depth, in + at, out + at, stride);
    if constexpr (wide > 2) {
        for (; at + 2 * L::width <= stride; at += 2 * L::width)
            product_tile<L, R, 2>(m, offset, depth, in + at, out + at, stride);
    }
    for (; at < stride; at += L::width) product_tile<L, R, 1>(m, offset, depth, in + at, out + at, stride);
}

/// out (rows x stride) = M in + offset.
template <class L>
void product(Strided<typename L::Scalar> m, const typename L::Scalar* offset, Index rows, Index depth,
             const typename L::Scalar* in, typename L::Scalar* out, Index stride) {
    const auto advance = [&](Index by) {
        m.data += by * m.row_step;
        if (offset) offset += by;
        out += by * stride;
        rows -= by;
    };
    while (rows >= tile_rows) {  // NOLINT(bugprone-infinite-loop)
        product_rows<L, tile_rows>(m, offset, depth, in, out, stride);
        advance(tile_rows);
    }
    if constexpr (tile_rows > 4) {
        while (rows >= 4) {  // NOLINT(bugprone-infinite-loop): advance() changes it
            product_rows<L, 4>(m, offset, depth, in, out, stride);
            advance(4);
        }
    }
    while (rows >= 2) {  // NOLINT(bugprone-infinite-loop)
        product_rows<L, 2>(m, offset, depth, in, out, stride);
        advance(2);
    }
    if (rows == 1) product_rows<L, 1>(m, offset, depth, in, out, stride);
}

template <int W, int Block, int Lane>
inline constexpr int low_lane = (Lane / Block / 2 * 2) * Block + Lane % Block + (Lane / Block % 2 == 1 ? W : 0);

template <class L, int Block, int... Lane>
SEPARATRIX_INLINE VectorOf<L> shuffled_sum(VectorOf<L> a, VectorOf<L> b) {
    return __builtin_shufflevector(a, b, low_lane<L::width, Block, Lane>...) +
           __builtin_shufflevector(a, b, (low_lane<L::width, Block, Lane> + Block)...);
}
/// Blocks of neighbouring lanes are added; the even blocks of the result are those of a, the odd ones those of b.
template <class L, int Block>
SEPARATRIX_INLINE VectorOf<L> add_neighbours(VectorOf<L> a, VectorOf<L> b) {
    if constexpr (L::width == 2) {
        return shuffled_sum<L, Block, 0, 1>(a, b);
    } else if constexpr (L::width == 4) {
        return shuffled_sum<L, Block, 0, 1, 2, 3>(a, b);
    } else if constexpr (L::width == 8) {
        return shuffled_sum<L, Block, 0, 1, 2, 3, 4, 5, 6, 7>(a, b);
    } else {
        return shuffled_sum<L, Block, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15>(a, b);
    }
}

/// out[n] += the sum of the lanes of v[n]: a tree, the same whatever N is. N is a power of two.
template <class L, int N>
SEPARATRIX_INLINE void add_lane_sums(VectorOf<L>* v, typename L::Scalar* out) {
    if constexpr (L::width == 1) {
        SEPARATRIX_UNROLL
        for (int n = 0; n < N; ++n) out[n] += v[n];
    } else {
        constexpr int W = L::width;
        constexpr int together = N < W ? N : W;
        for (int first = 0; first < N; first += together) {
            VectorOf<L>* t = v + first;
            if constexpr (W >= 2) {
                for (int n = 0; n < together; n += 2)
                    t[n / 2] = add_neighbours<L, 1>(t[n], t[together > 1 ? n + 1 : n]);
            }
            if constexpr (W >= 4) {
                for (int n = 0; n < together; n += 4)
                    t[n / 4] = add_neighbours<L, 2>(t[n / 2], t[together > 2 ? n / 2 + 1 : n / 2]);
            }
            if constexpr (W >= 8) {
                for (int n = 0; n < together; n += 8)
                    t[n / 8] = add_neighbours<L, 4>(t[n / 4], t[together > 4 ? n / 4 + 1 : n / 4]);
            }
            if constexpr (W >= 16) {
                for (int n = 0; n < together; n += 16)
                    t[n / 16] = add_neighbours<L, 8>(t[n / 8], t[together > 8 ? n / 8 + 1 : n / 8]);
            }
            if constexpr (together == 1) {
                out[first] += t[0][0];
            } else {
                using Sums = Lanes<typename L::Scalar, together>;
                VectorOf<Sums> sums;
                __builtin_memcpy(&sums, t, sizeof(sums));
                store<Sums>(out + first, load<Sums>(out + first) + sums);
            }
        }
    }
}

/// gradient(o, i) += sum over the samples of delta(o) in(i): R x C of them, o first.
template <class L, int R, int C>
SEPARATRIX_INLINE void outer_tile(const typename L::Scalar* delta, const typename L::Scalar* in, Index stride,
                                  typename L::Scalar* gradient, Index outputs) {
    using V = VectorOf<L>;
    V sum[C * R];
    SEPARATRIX_UNROLL
    for (int n = 0; n < C * R; ++n) sum[n] = V{};
    for (Index at = 0; at < stride; at += L::width) {
        V a[C];
        SEPARATRIX_UNROLL
        for (int c = 0; c < C; ++c) a[c] = load<L>(in + c * stride + at);
        SEPARATRIX_UNROLL
        for (int r = 0; r < R; ++r) {
            V d = load<L>(delta + r * stride + at);
            keep_in_register(d);  // or it would be loaded C times
            SEPARATRIX_UNROLL
            for (int c = 0; c < C; ++c) sum[c * R + r] += d * a[c];
        }
    }
    if (outputs == R) {  // the columns follow each other: one tree for all
        add_lane_sums<L, C * R>(sum, gradient);
    } else {
        SEPARATRIX_UNROLL
        for (int c = 0; c < C; ++c) add_lane_sums<L, R>(sum + c * R, gradient + c * outputs);
    }
}

template <class L, int R>
SEPARATRIX_INLINE void outer_rows(const typename L::Scalar* delta, const typename L::Scalar* in, Index inputs,
                                  Index stride, typename L::Scalar* gradient, Index outputs) {
    Index i = 0;
    if constexpr (R <= 2) {
        for (; i + 4 <= inputs; i += 4)
            outer_tile<L, R, 4>(delta, in + i * stride, stride, gradient + i * outputs, outputs);
    }
    for (; i + 2 <= inputs; i += 2)
        outer_tile<L, R, 2>(delta, in + i * stride, stride, gradient + i * outputs, outputs);
    if (i < inputs) outer_tile<L, R, 1>(delta, in + i * stride, stride, gradient + i * outputs, outputs);
}

/// gradient (outputs x inputs, column by column) += delta (outputs x stride) in^T (stride x inputs).
template <class L>
void outer_product(const typename L::Scalar* delta, Index outputs, const typename L::Scalar* in, Index inputs,
                   Index stride, typename L::Scalar* gradient) {
    constexpr int many = outer_rows_at_once;
    Index o = 0;
    for (; o + many <= outputs; o += many)
        outer_rows<L, many>(delta + o * stride, in, inputs, stride, gradient + o, outputs);
    if constexpr (many > 4) {
        for (; o + 4 <= outputs; o += 4)
            outer_rows<L, 4>(delta + o * stride, in, inputs, stride, gradient + o, outputs);
    }
    for (; o + 2 <= outputs; o += 2) outer_rows<L, 2>(delta + o * stride, in, inputs, stride, gradient + o, outputs);
    if (o < outputs) outer_rows<L, 1>(delta + o * stride, in, inputs, stride, gradient + o, outputs);
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
