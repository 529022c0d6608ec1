// The lecture's letters for one derivation, and the pieces that its lines are made of.
#pragma once

#include <initializer_list>

#include "core/analysis/derivation.h"
#include "ui/model/maths/formula.h"
#include "ui/model/maths/maths_row.h"

namespace separatrix::notation {

inline constexpr int shown = 3;               ///< significant digits of a number that is put in, and in matrices
inline constexpr int digits_of_value = 4;     ///< of a line's result
inline constexpr Index readable = 4;          ///< rows and columns of a matrix that is written out
inline constexpr Index readable_column = 10;  ///< rows of a vector that is: K at most

/// What everything is called. Forward z = Wx + b, a = sigma(z), the last z being yhat and its sigmoid yhat_s (the slide
/// swaps these two names in its backward pass; here they keep theirs).
struct Names {
    explicit Names(const Derivation& derivation);

    bool one_output;   ///< neuron and regression are written with scalars
    Formula loss;      ///< J of the squared criterion of one output, else L
    Formula x;         ///< x, or x with a tilde where the marks are scaled
    Formula output;    ///< h of the neuron, a of regression
    Formula function;  ///< g, or the name of the activation

    Formula z(std::size_t layer) const;
    Formula a(std::size_t layer) const;
    Formula W(std::size_t layer) const;
    Formula b(std::size_t layer) const;
    Formula input(std::size_t layer) const { return layer == 0 ? x : a(layer - 1); }
    /// What the loss reads.
    Formula last() const { return a(count_ - 1); }
    Formula function_of(std::size_t layer) const;
    /// False for the linear output: there a is z.
    bool has_activation(std::size_t layer) const;

private:
    Formula indexed(const QString& letter, std::size_t layer) const;
    std::size_t count_;
    bool squashed_;
    Activation hidden_;
};

Formula op(const QString& sign);  ///< with a space on both sides
Formula times();
Formula thin();
Formula yhat_symbol();
Formula applied(const Formula& function, const Formula& argument);
Formula squared(const Formula& inner);
/// yhat with i: yhat_i; yhat_s with i: yhat_s,i
Formula with_second_index(const Formula& base, const QString& index);
/// A fraction of partial derivatives, and the same on one line.
Formula derivative(const Formula& loss, const Formula& by);
Formula inline_derivative(const Formula& loss, const Formula& by);

/// " + 0.25" or " − 0.25"
Formula signed_term(double value, int digits = shown);
/// "0.25" or "(−0.25)"
Formula factor(double value, int digits = shown);
/// A mark as a person gives it: 4 -> "4.0".
QString mark_number(double mark);
/// sigma(z) with its number: 1 / (1 + e^-1.85), tanh(1.85).
Formula activation_numbers(Activation activation, double z);
bool is_readable(const Matrix& M);
/// The product of matrices, plus one more; nothing if one of them is too large to be read.
Formula put_in(std::initializer_list<const Matrix*> factors, const Matrix& plus = {}, const Formula& sign = {});
/// "16×2, norm 0.034, largest 0.011 at (3, 1)" for a matrix that is too large to be written out.
QString matrix_summary(const Matrix& M);
/// A number, a matrix, or the summary of a large one.
Formula value_of(const Matrix& M);
/// A number with all digits that tell it from its neighbours; empty for a matrix.
QString exact_text(const Matrix& M);

MathsRow line(const Formula& symbol, const Formula& formula, const Formula& numbers, double value);
MathsRow line(const Formula& symbol, const Formula& formula, const Formula& numbers, const Matrix& value);
/// With the numeric derivative beside it; `loss` is the sample's.
MathsRow checked(const Formula& symbol, const Formula& formula, const Formula& numbers, const Derivative& derivative);
/// One place of it.
MathsRow checked(const Formula& symbol, const Formula& formula, const Formula& numbers, const Derivative& derivative,
                 Index place, double loss);

}  // namespace separatrix::notation
