// Typesets a Formula with QPainter: vectors at every scale, digits of equal width.
#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>

#include "ui/model/maths/formula.h"

class QPainter;

namespace separatrix {

struct FormulaStyle {
    QFont letters;  ///< of symbols
    QFont upright;  ///< of operators and names of functions
    QFont digits;   ///< of numbers and words
    QColor color;
    QColor wrong;  ///< of what should not be there, or is forgotten; invalid: as the rest
};
/// A serif with slanted letters where the system has one.
FormulaStyle formula_style(double pixels, const QColor& color, const QColor& wrong = {});
/// Everything in one ordinary font: for numbers that are put in.
FormulaStyle number_style(const QFont& font, double pixels, const QColor& color, const QColor& wrong = {});

class FormulaPainter {
public:
    explicit FormulaPainter(FormulaStyle style) : style_(std::move(style)) {}

    struct Size {
        double width = 0;
        double ascent = 0;
        double descent = 0;
    };
    /// `steady`: every number takes the room of an ordinary one at least, so that a layout does not follow its digits.
    Size measure(const Formula& formula, bool steady = false) const { return measure(formula, 1, steady); }
    void draw(QPainter& painter, QPointF baseline, const Formula& formula) const {
        draw(painter, baseline, formula, 1);
    }

private:
    struct Cells;  ///< of a matrix: widths of columns, heights of rows

    QFont font(Formula::Kind kind, double scale) const;
    Size measure(const Formula& formula, double scale, bool steady) const;
    void draw(QPainter& painter, QPointF baseline, const Formula& formula, double scale) const;
    Cells cells(const Formula& formula, double scale) const;
    void drawMatrix(QPainter& painter, QPointF baseline, const Formula& formula, double scale) const;
    double axis(double scale) const;  ///< height of fraction bars and of a matrix's middle over the baseline

    FormulaStyle style_;
};

}  // namespace separatrix
