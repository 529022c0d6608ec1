// Vectors of numbers, one sample in each lane, and the functions of the lecture over them. Included only by the
// table_*.cpp files, each of which is compiled for another instruction set into a namespace of its own.
#pragma once

#include <type_traits>

#include "core/kernels/kernel_table.h"
#include "core/kernels/powers_of_two.h"

#ifdef __clang__
#define SEPARATRIX_UNROLL _Pragma("unroll")
#else
#define SEPARATRIX_UNROLL _Pragma("GCC unroll 16")
#endif
#define SEPARATRIX_INLINE inline __attribute__((always_inline))

namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET {

using Index = std::ptrdiff_t;

template <class Scalar>
struct WholeNumber;
template <>
struct WholeNumber<double> {
    using Type = std::int64_t;
};
template <>
struct WholeNumber<float> {
    using Type = std::int32_t;
};

/// `width` numbers; one is a plain number.
template <class S, int W>
struct Lanes {
    using Scalar = S;
    static constexpr int width = W;
    typedef S Vector __attribute__((vector_size(W * sizeof(S))));
    using I = typename WholeNumber<S>::Type;
    typedef I Whole __attribute__((vector_size(W * sizeof(S))));
};
template <class S>
struct Lanes<S, 1> {
    using Scalar = S;
    static constexpr int width = 1;
    using Vector = S;
    using I = typename WholeNumber<S>::Type;
    using Whole = I;
};

template <class L>
using VectorOf = typename L::Vector;

template <class L>
SEPARATRIX_INLINE VectorOf<L> all(typename L::Scalar value) {
    return value - VectorOf<L>{};  // NaN, infinities and -0 come through
}
template <class L>
SEPARATRIX_INLINE VectorOf<L> load(const typename L::Scalar* from) {
    VectorOf<L> result;
    __builtin_memcpy(&result, from, sizeof(result));
    return result;
}
template <class L>
SEPARATRIX_INLINE void store(typename L::Scalar* to, VectorOf<L> value) {
    __builtin_memcpy(to, &value, sizeof(value));
}
template <class V>
SEPARATRIX_INLINE void keep_in_register([[maybe_unused]] V& value) {
#if defined(__AVX512F__)
    asm("" : "+v"(value));
#elif defined(__x86_64__)
    asm("" : "+x"(value));
#endif
}
template <class L>
SEPARATRIX_INLINE typename L::Whole bits(VectorOf<L> value) {
    return __builtin_bit_cast(typename L::Whole, value);
}
template <class L>
SEPARATRIX_INLINE VectorOf<L> from_bits(typename L::Whole value) {
    return __builtin_bit_cast(VectorOf<L>, value);
}
SEPARATRIX_INLINE double magnitude(double x) { return __builtin_fabs(x); }
SEPARATRIX_INLINE float magnitude(float x) { return __builtin_fabsf(x); }
template <class L>
SEPARATRIX_INLINE VectorOf<L> larger(VectorOf<L> a, VectorOf<L> b) {
    return a > b ? a : b;
}
/// -|x|
template <class L>
SEPARATRIX_INLINE VectorOf<L> minus_absolute(VectorOf<L> x) {
    constexpr auto sign = static_cast<typename L::I>(typename L::I{1} << (8 * sizeof(typename L::I) - 1));
    return from_bits<L>(bits<L>(x) | sign);
}
/// |x| with the sign of y.
template <class L>
SEPARATRIX_INLINE VectorOf<L> with_sign(VectorOf<L> x, VectorOf<L> y) {
    constexpr auto sign = static_cast<typename L::I>(typename L::I{1} << (8 * sizeof(typename L::I) - 1));
    return from_bits<L>((bits<L>(x) & ~sign) | (bits<L>(y) & sign));
}

template <class Scalar>
struct Constants;
template <>
struct Constants<double> {
    static constexpr double magic = 0x1.8p52;  ///< adding it rounds to a whole number, left in the low bits
    static constexpr double ln2_high = 0x1.62e4p-1, ln2_low = 1.42860682030941723212e-6;  // Cephes
    static constexpr double smallest = -708;
    static constexpr int mantissa = 52;
    static constexpr std::int64_t bias = 1023;
};
template <>
struct Constants<float> {
    static constexpr float magic = 0x1.8p23F;
    static constexpr float ln2_high = 0.693359375F, ln2_low = -2.12194440e-4F;
    static constexpr float smallest = -87;
    static constexpr int mantissa = 23;
    static constexpr std::int32_t bias = 127;
};

/// (e^r - 1 - r) / r^2 on |r| <= ln 2 / 2: Chebyshev fits, relative error of e^r 1.3e-17 and 7.8e-9.
template <class L>
SEPARATRIX_INLINE VectorOf<L> exp_remainder(VectorOf<L> r) {
    using V = VectorOf<L>;
    const V r2 = r * r;
    if constexpr (sizeof(typename L::Scalar) == 8) {
        const V a = 0.50000000000000010314 + 0.1666666666666666746 * r;
        const V b = 0.041666666666623820532 + 0.0083333333333300381973 * r;
        const V c = 0.0013888888917367080562 + 0.00019841269863171556026 * r;
        const V d = 0.000024801521057868205199 + 2.7557268276905696187e-6 * r;
        const V e = 2.7620201591031548778e-7 + 2.5100472505694995992e-8 * r;
        const V r4 = r2 * r2;
        return (a + b * r2) + r4 * ((c + d * r2) + e * r4);
    } else {
        const V a = 0.5F + 0.16666576666119928306F * r;
        const V b = 0.041666554212984150315F + 0.0083632328836826181975F * r;
        return a + r2 * (b + 0.001392625083149761171F * r2);
    }
}

/// x - k ln 2
template <class L>
SEPARATRIX_INLINE VectorOf<L> minus_multiple(VectorOf<L> x, VectorOf<L> k) {
    using S = typename L::Scalar;
#ifdef __FMA__
    // ln 2 in one piece: wrong by less than a third of what rounding has already done to x
    if constexpr (sizeof(S) == 4) return x - k * static_cast<S>(0.69314718055994530942);
#endif
    return (x - k * Constants<S>::ln2_high) - k * Constants<S>::ln2_low;
}

/// e^x = scale (1 + rest) for x <= 0; scale is a power of two, or of its 64th root. NaN comes through in `rest`.
template <class L>
struct Exponential {
    VectorOf<L> scale;
    VectorOf<L> rest;
};
template <class L>
SEPARATRIX_INLINE Exponential<L> exponential(VectorOf<L> x) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    using C = Constants<S>;
    constexpr S log2e = static_cast<S>(1.44269504088896340736);
    x = x < C::smallest ? all<L>(C::smallest) : x;
    // x = k ln 2 + r
    const V shifted = x * log2e + C::magic;
    const V k = shifted - C::magic;
    const V r = minus_multiple<L>(x, k);
    return {from_bits<L>((bits<L>(shifted) + C::bias) << C::mantissa), r + r * r * exp_remainder<L>(r)};
}
/// The same for a single number that everything waits for, -10,000 <= x <= 0: fewer operations one after the other,
/// because 2^(j/64) from a table leaves a remainder so small that the series ends early. ln 2 in one piece makes an
/// error no larger than what rounding has already done to x.
template <class S>
SEPARATRIX_INLINE Exponential<Lanes<S, 1>> exponential_soon(S x) {
    using L = Lanes<S, 1>;
    using Whole = typename L::I;
    using C = Constants<S>;
    constexpr auto per_64th = static_cast<S>(64 * 1.44269504088896340736);
    constexpr auto ln2_64th = static_cast<S>(0.69314718055994530942 / 64);
    // x = k ln 2 / 64 + r
    const S shifted = x * per_64th + C::magic;
    const S k = shifted - C::magic;
    const S r = x - k * ln2_64th;
    // as `smallest` if it were less
    constexpr auto least = static_cast<Whole>(C::smallest * per_64th);
    Whole whole = bits<L>(shifted) - bits<L>(C::magic);
    whole = whole < least ? least : whole;
    const auto power = [&](S of_the_table) {
        return from_bits<L>(bits<L>(of_the_table) + ((whole >> 6) << C::mantissa));
    };
    if constexpr (sizeof(S) == 8) {
        const S r2 = r * r;
        return {power(powers_of_two[whole & 63]), r + r2 * ((1.0 / 2 + 1.0 / 6 * r) + r2 * (1.0 / 24 + 1.0 / 120 * r))};
    } else {
        return {power(powers_of_two_float.of[whole & 63]), r + r * r * (1.0F / 2 + 1.0F / 6 * r)};
    }
}
/// e^x for x <= 0; 0 from where it would be the smallest normal numbers.
template <class L>
SEPARATRIX_INLINE VectorOf<L> exp_of_negative(VectorOf<L> x) {
    const auto e = exponential<L>(x);
    const VectorOf<L> result = e.scale + e.scale * e.rest;
    return x < Constants<typename L::Scalar>::smallest ? VectorOf<L>{} : result;
}
/// e^x - 1 for x <= 0, without loss of digits near 0.
template <class L>
SEPARATRIX_INLINE VectorOf<L> expm1_of_negative(VectorOf<L> x) {
    const auto e = exponential<L>(x);
    return e.scale * e.rest + (e.scale - 1);
}

/// log((1 + s) / (1 - s)) - 2 s = s^3 P(s^2) for |s| <= (sqrt(2) - 1) / (sqrt(2) + 1).
template <class L>
SEPARATRIX_INLINE VectorOf<L> log_remainder(VectorOf<L> s) {
    using V = VectorOf<L>;
    const V z = s * s;
    if constexpr (sizeof(typename L::Scalar) == 8) {
        const V a = 0.66666666666666697077 + 0.39999999999898890514 * z;
        const V b = 0.28571428626253837606 + 0.22222211089379496214 * z;
        const V c = 0.181828924325368712 + 0.15331611722055007897 * z;
        const V z2 = z * z;
        return s * z * (a + z2 * (b + z2 * (c + 0.14617807153417324815 * z2)));
    } else {
        const V a = 0.6666666655404201243F + 0.40000122211810649396F * z;
        const V b = 0.28550778633191965439F + 0.23331614471843499108F * z;
        return s * z * (a + z * z * b);
    }
}
/// log(1 + u) for 0 <= u <= 1, without loss of digits near 0.
template <class L>
SEPARATRIX_INLINE VectorOf<L> log1p_of_fraction(VectorOf<L> u) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    constexpr S sqrt2_minus_1 = static_cast<S>(0.41421356237309504880);
    const auto halved = u > sqrt2_minus_1;
    // s = (m - 1) / (m + 1), m = 1 + u or (1 + u) / 2
    const V s = (halved ? u - 1 : u) / (halved ? u + 3 : u + 2);
    const V result = 2 * s + log_remainder<L>(s);
    return halved ? result + static_cast<S>(0.693147180559945309417) : result;
}
/// log(x) for finite x >= 1; what is not finite comes through.
template <class L>
SEPARATRIX_INLINE VectorOf<L> log_of_large(VectorOf<L> x) {
    using V = VectorOf<L>;
    using S = typename L::Scalar;
    using C = Constants<S>;
    const typename L::Whole root = bits<L>(all<L>(static_cast<S>(0.70710678118654752440)));
    // x = 2^k m, sqrt(1/2) <= m < sqrt(2)
    const typename L::Whole k = (bits<L>(x) - root) >> C::mantissa;
    const V m = from_bits<L>(bits<L>(x) - (k << C::mantissa));
    const V exponent = from_bits<L>(k + bits<L>(all<L>(C::magic))) - C::magic;
    const V s = (m - 1) / (m + 1);
    const V result = exponent * C::ln2_high + (exponent * C::ln2_low + (2 * s + log_remainder<L>(s)));
    return x < static_cast<S>(__builtin_huge_valf()) ? result : x;
}

template <class L>
SEPARATRIX_INLINE VectorOf<L> sigmoid(VectorOf<L> z) {
    using V = VectorOf<L>;
    // 1 / (1 + e^-z) for z >= 0, e^z / (1 + e^z) for z < 0
    const auto e = exponential<L>(minus_absolute<L>(z));
    const V small = e.scale + e.scale * e.rest;
    return (z < 0 ? small : all<L>(1)) / ((1 + e.scale) + e.scale * e.rest);
}
template <class L>
SEPARATRIX_INLINE VectorOf<L> hyperbolic_tangent(VectorOf<L> z) {
    // tanh |z| = (1 - e^-2|z|) / (1 + e^-2|z|)
    const VectorOf<L> e = expm1_of_negative<L>(2 * minus_absolute<L>(z));
    return with_sign<L>(e / (e + 2), z);
}
template <class L>
SEPARATRIX_INLINE VectorOf<L> softplus(VectorOf<L> z) {
    // max(z, 0) + log(1 + e^-|z|)
    const VectorOf<L> rest = log1p_of_fraction<L>(exp_of_negative<L>(minus_absolute<L>(z)));
    return (z < 0 ? VectorOf<L>{} : z) + rest;
}

SEPARATRIX_INLINE double sine_of(double z) { return __builtin_sin(z); }
SEPARATRIX_INLINE float sine_of(float z) { return __builtin_sinf(z); }
SEPARATRIX_INLINE double cosine_of(double z) { return __builtin_cos(z); }
SEPARATRIX_INLINE float cosine_of(float z) { return __builtin_cosf(z); }
/// One lane after the other through the C library, for what is not worth more.
template <class L>
SEPARATRIX_INLINE VectorOf<L> sine(VectorOf<L> z) {
    typename L::Scalar numbers[L::width];
    store<L>(numbers, z);
    for (auto& number : numbers) number = sine_of(number);
    return load<L>(numbers);
}
template <class L>
SEPARATRIX_INLINE VectorOf<L> cosine(VectorOf<L> z) {
    typename L::Scalar numbers[L::width];
    store<L>(numbers, z);
    for (auto& number : numbers) number = cosine_of(number);
    return load<L>(numbers);
}

}  // namespace separatrix::kernels::SEPARATRIX_INSTRUCTION_SET
