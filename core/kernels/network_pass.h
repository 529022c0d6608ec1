// Forward and backward pass over a block of samples, one sample in each lane.
#pragma once

#include "core/kernels/matrix_tiles.h"

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

inline constexpr Index most_layers = 16;

/// Where the rows of one block lie in the scratch space. Layer l reads in[l] and writes in[l + 1]; each `in` has one
/// row more, of ones: with it the biases' gradient is one more column of W's.
template <class S>
struct Rows {
    S* in[most_layers + 1];
    S* delta[most_layers];
    S* slope[most_layers];  ///< sigma'(z), only where it cannot be had from sigma(z)
    S* y;
    S* weight;  ///< 1/m for a sample, 0 for a lane without one
    Index count;
    Index stride;  ///< `count` and the empty lanes
};

constexpr bool needs_slope(Activation activation) {
    return activation == Activation::softplus || activation == Activation::sine;
}

/// Numbers of scratch space for each sample of a block.
inline Index scratch_rows(const Shape& shape) {
    Index rows = shape.layers[0].inputs + 1 + 2;
    for (Index l = 0; l < shape.depth; ++l) rows += 3 * shape.layers[l].outputs + 1;
    return rows;
}

template <class S>
Rows<S> rows_of(const Shape& shape, void* scratch, Index count, Index stride, S over_m) {
    Rows<S> rows{};
    rows.count = count;
    rows.stride = stride;
    S* next = static_cast<S*>(scratch);
    const auto take = [&](Index number) {
        S* const start = next;
        next += number * stride;
        return start;
    };
    const auto take_inputs = [&](Index number) {
        S* const start = take(number + 1);
        for (Index s = 0; s < stride; ++s) start[number * stride + s] = 1;
        return start;
    };
    rows.y = take(1);
    rows.weight = take(1);
    for (Index s = 0; s < stride; ++s) {
        rows.y[s] = 0;
        rows.weight[s] = s < count ? over_m : 0;
    }
    rows.in[0] = take_inputs(shape.layers[0].inputs);
    for (Index l = 0; l < shape.depth; ++l) {
        const Layer& layer = shape.layers[l];
        rows.in[l + 1] = take_inputs(layer.outputs);
        rows.delta[l] = take(layer.outputs);
        rows.slope[l] = needs_slope(layer.activation) ? take(layer.outputs) : nullptr;
    }
    return rows;
}

template <class S>
SEPARATRIX_INLINE void gather(const Samples<S>& samples, const Index* order, const Rows<S>& rows) {
    S* const x1 = rows.in[0];
    S* const x2 = x1 + rows.stride;
    for (Index s = 0; s < rows.count; ++s) {
        const Index i = order[s];
        x1[s] = samples.x[2 * i];
        x2[s] = samples.x[2 * i + 1];
        rows.y[s] = static_cast<S>(samples.y[i]);
    }
    for (Index s = rows.count; s < rows.stride; ++s) x1[s] = x2[s] = 0;
}

/// The same for samples that may follow each other as they lie in memory, which takes whole vectors of them.
template <class S>
SEPARATRIX_INLINE void gather_neighbours(const Samples<S>& samples, const Index* order, const Rows<S>& rows) {
    const Index first = order[0];
    Index elsewhere = 0;
    for (Index s = 0; s < rows.count; ++s) elsewhere |= order[s] - first - s;
    if (elsewhere != 0) {
        gather(samples, order, rows);
        return;
    }
    S* __restrict const x1 = rows.in[0];
    S* __restrict const x2 = x1 + rows.stride;
    S* __restrict const y = rows.y;
    const S* const x = samples.x + 2 * first;
    const int* const label = samples.y + first;
    for (Index s = 0; s < rows.count; ++s) {
        x1[s] = x[2 * s];
        x2[s] = x[2 * s + 1];
        y[s] = static_cast<S>(label[s]);
    }
    for (Index s = rows.count; s < rows.stride; ++s) x1[s] = x2[s] = 0;
}

template <class L, class F>
SEPARATRIX_INLINE void each_vector(typename L::Scalar* values, Index count, F f) {
    for (Index at = 0; at < count; at += L::width) store<L>(values + at, f(load<L>(values + at)));
}

/// a = sigma(z) in place; sigma'(z) into `slope` if it is not null.
template <class L>
void activate(Activation activation, typename L::Scalar* z, typename L::Scalar* slope, Index count) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    switch (activation) {
        case Activation::sigmoid: each_vector<L>(z, count, [](V v) { return sigmoid<L>(v); }); break;
        case Activation::tanh: each_vector<L>(z, count, [](V v) { return hyperbolic_tangent<L>(v); }); break;
        case Activation::relu: each_vector<L>(z, count, [](V v) { return v <= 0 ? V{} : v; }); break;
        case Activation::leaky_relu:
            each_vector<L>(z, count, [](V v) { return v > 0 ? v : v * static_cast<S>(leaky_slope); });
            break;
        case Activation::elu:
            each_vector<L>(z, count, [](V v) { return v > 0 ? v : expm1_of_negative<L>(v > 0 ? V{} : v); });
            break;
        case Activation::softplus:
            if (slope) {
                for (Index at = 0; at < count; at += L::width) store<L>(slope + at, sigmoid<L>(load<L>(z + at)));
            }
            each_vector<L>(z, count, [](V v) { return softplus<L>(v); });
            break;
        case Activation::sine:
            if (slope) {
                for (Index at = 0; at < count; at += L::width) store<L>(slope + at, cosine<L>(load<L>(z + at)));
            }
            each_vector<L>(z, count, [](V v) { return sine<L>(v); });
            break;
        case Activation::identity: break;
        case Activation::step:
            each_vector<L>(z, count, [](V v) { return v >= 0 ? all<L>(1) : v < 0 ? V{} : v; });
            break;
    }
}

/// dz = sigma'(z) da in place.
template <class L>
void multiply_by_slope(Activation activation, const typename L::Scalar* a, const typename L::Scalar* slope,
                       typename L::Scalar* delta, Index count) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    const auto each = [&](const S* from, auto derivative) {
        for (Index at = 0; at < count; at += L::width)
            store<L>(delta + at, load<L>(delta + at) * derivative(load<L>(from + at)));
    };
    switch (activation) {
        case Activation::sigmoid: each(a, [](V v) { return v * (1 - v); }); break;
        case Activation::tanh: each(a, [](V v) { return 1 - v * v; }); break;
        case Activation::relu: each(a, [](V v) { return v > 0 ? all<L>(1) : V{}; }); break;
        case Activation::leaky_relu:
            each(a, [](V v) { return v > 0 ? all<L>(1) : all<L>(static_cast<S>(leaky_slope)); });
            break;
        case Activation::elu: each(a, [](V v) { return v > 0 ? all<L>(1) : v + 1; }); break;
        case Activation::softplus:
        case Activation::sine: each(slope, [](V v) { return v; }); break;
        case Activation::identity: break;
        case Activation::step: each(a, [](V) { return V{}; }); break;
    }
}

/// Z = W X + b of layer l, left in in[l + 1].
template <class L>
SEPARATRIX_INLINE void scores(const Layer& layer, const typename L::Scalar* parameters, Index l,
                              Rows<typename L::Scalar>& rows) {
    const auto* const W = parameters + layer.weights;
    product<L>({W, 1, layer.outputs}, W + layer.outputs * layer.inputs, layer.outputs, layer.inputs, rows.in[l],
               rows.in[l + 1], rows.stride);
}

/// All layers; the last one's activation only if asked.
template <class L>
SEPARATRIX_INLINE void forward(const Shape& shape, const typename L::Scalar* parameters, bool activate_last,
                               Rows<typename L::Scalar>& rows) {
    for (Index l = 0; l < shape.depth; ++l) {
        const Layer& layer = shape.layers[l];
        scores<L>(layer, parameters, l, rows);
        if (l + 1 < shape.depth || activate_last)
            activate<L>(layer.activation, rows.in[l + 1], rows.slope[l], layer.outputs * rows.stride);
    }
}

/// dL/dz of the last layer, each sample's share of the mean.
template <class L>
void output_delta(const Shape& shape, Rows<typename L::Scalar>& rows) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    const Layer& last = shape.layers[shape.depth - 1];
    const S* const out = rows.in[shape.depth];
    S* const delta = rows.delta[shape.depth - 1];
    const auto top = static_cast<S>(shape.classes - 1);
    const Index stride = rows.stride;
    for (Index at = 0; at < stride; at += L::width) {
        const V weight = load<L>(rows.weight + at);
        const V y = load<L>(rows.y + at);
        switch (shape.criterion) {
            case Criterion::number:  // da = 2 (top a - y) top
                store<L>(delta + at, 2 * (top * load<L>(out + at) - y) * top * weight);
                break;
            case Criterion::logistic:  // dz = h - y
                store<L>(delta + at, (load<L>(out + at) - y) * weight);
                break;
            case Criterion::one_hot:  // da = 2 (a - y)
                for (Index k = 0; k < last.outputs; ++k) {
                    const V a = load<L>(out + k * stride + at);
                    store<L>(delta + k * stride + at, 2 * (y == static_cast<S>(k) ? a - 1 : a) * weight);
                }
                break;
            case Criterion::softmax: {  // da = p - y
                V largest = load<L>(out + at);
                for (Index k = 1; k < last.outputs; ++k) largest = larger<L>(load<L>(out + k * stride + at), largest);
                V sum{};
                for (Index k = 0; k < last.outputs; ++k) {
                    const V e = exp_of_negative<L>(load<L>(out + k * stride + at) - largest);
                    store<L>(delta + k * stride + at, e);
                    sum += e;
                }
                const V over_sum = 1 / sum;
                for (Index k = 0; k < last.outputs; ++k) {
                    const V p = load<L>(delta + k * stride + at) * over_sum;
                    store<L>(delta + k * stride + at, (y == static_cast<S>(k) ? p - 1 : p) * weight);
                }
                break;
            }
        }
    }
    if (shape.criterion != Criterion::logistic)
        multiply_by_slope<L>(last.activation, out, rows.slope[shape.depth - 1], delta, last.outputs * stride);
}

/// dW = dZ A^T, db = dZ 1, dA = W^T dZ, dZ = sigma'(Z) . dA, from the last layer to the first; added to `gradient`.
template <class L>
SEPARATRIX_INLINE void backward(const Shape& shape, const typename L::Scalar* parameters,
                                Rows<typename L::Scalar>& rows, typename L::Scalar* gradient) {
    for (Index l = shape.depth; l-- > 0;) {
        const Layer& layer = shape.layers[l];
        outer_product<L>(rows.delta[l], layer.outputs, rows.in[l], layer.inputs + 1, rows.stride,
                         gradient + layer.weights);
        if (l == 0) break;
        product<L>({parameters + layer.weights, layer.outputs, 1}, nullptr, layer.inputs, layer.outputs, rows.delta[l],
                   rows.delta[l - 1], rows.stride);
        multiply_by_slope<L>(shape.layers[l - 1].activation, rows.in[l], rows.slope[l - 1], rows.delta[l - 1],
                             layer.inputs * rows.stride);
    }
}

/// Loss and answer of each sample.
template <class L>
void judge(const Shape& shape, const Rows<typename L::Scalar>& rows, typename L::Scalar* loss,
           typename L::Scalar* answer) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    const Index outputs = shape.layers[shape.depth - 1].outputs;
    const S* const out = rows.in[shape.depth];
    const auto top = static_cast<S>(shape.classes - 1);
    const Index stride = rows.stride;
    for (Index at = 0; at < stride; at += L::width) {
        const V y = load<L>(rows.y + at);
        V value{};
        V said{};
        switch (shape.criterion) {
            case Criterion::number: {  // the nearest whole number, halves up
                const V yhat = top * load<L>(out + at);
                const V difference = yhat - y;
                value = difference * difference;
                for (Index k = 1; k < shape.classes; ++k)
                    said = yhat >= static_cast<S>(k) - static_cast<S>(0.5) ? all<L>(static_cast<S>(k)) : said;
                break;
            }
            case Criterion::logistic: {  // `out` holds z: softplus(z) - y z
                const V z = load<L>(out + at);
                const V e = exp_of_negative<L>(minus_absolute<L>(z));
                const V wrong_side = y > 0 ? -z : z;
                value = (wrong_side < 0 ? V{} : wrong_side) + log1p_of_fraction<L>(e);
                // h >= 1/2; just below 0 the rounded h is 1/2 too
                said = z >= 0 ? all<L>(1) : (e >= 1 ? all<L>(1) : V{});
                break;
            }
            case Criterion::one_hot: {
                V best = load<L>(out + at);
                for (Index k = 0; k < outputs; ++k) {
                    const V a = load<L>(out + k * stride + at);
                    const V difference = y == static_cast<S>(k) ? a - 1 : a;
                    value += difference * difference;
                    said = a > best ? all<L>(static_cast<S>(k)) : said;
                    best = larger<L>(a, best);
                }
                break;
            }
            case Criterion::softmax: {
                V largest = load<L>(out + at);
                V right = largest;
                for (Index k = 1; k < outputs; ++k) {
                    const V a = load<L>(out + k * stride + at);
                    right = y == static_cast<S>(k) ? a : right;
                    said = a > largest ? all<L>(static_cast<S>(k)) : said;
                    largest = larger<L>(a, largest);
                }
                V sum{};
                for (Index k = 0; k < outputs; ++k) sum += exp_of_negative<L>(load<L>(out + k * stride + at) - largest);
                value = (largest - right) + log_of_large<L>(sum);
                break;
            }
        }
        store<L>(loss + at, value);
        store<L>(answer + at, said);
    }
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
