// A formula as a small tree: painted by ui/view/formula_painter, written as plain text and as LaTeX here.
#pragma once

#include <QString>
#include <QVector>

#include "core/math/types.h"

namespace separatrix {

struct Formula {
    enum class Kind {
        row,          ///< parts side by side
        symbol,       ///< a letter: w, ŷ, ∂, α
        upright,      ///< operators, brackets and names of functions: " + ", "·", "log"
        number,       ///< its digits may change while the rest stays
        words,        ///< a sentence in a person's language
        fraction,     ///< parts: above, below
        subscript,    ///< parts: base, index
        superscript,  ///< parts: base, exponent
        matrix,       ///< parts row by row, `columns` of them in each
        wrong,        ///< parts: what should not be there
        forgotten,    ///< parts: what should be there, struck out
    };
    Kind kind = Kind::row;
    QString text;
    QVector<Formula> parts;
    int columns = 0;

    bool isEmpty() const { return kind == Kind::row && parts.isEmpty(); }
    bool operator==(const Formula&) const = default;
};

Formula row(const QVector<Formula>& parts);
Formula symbol(const QString& letter);
Formula upright(const QString& text);
Formula number(const QString& digits);
Formula words(const QString& text);
Formula fraction(const Formula& above, const Formula& below);
Formula with_index(const Formula& base, const QString& index);
Formula with_exponent(const Formula& base, const Formula& exponent);
Formula wrong(const Formula& inner);
Formula forgotten(const Formula& inner);
Formula transposed(const Formula& base);
/// The numbers of M with `digits` significant digits.
Formula matrix(const Matrix& M, int digits);

/// "∂J/∂w₁ = …": one line, with Unicode's own subscripts where there are some.
QString to_text(const Formula& formula);
/// For a LaTeX formula, with amsmath's \text and bmatrix.
QString to_latex(const Formula& formula);

}  // namespace separatrix
