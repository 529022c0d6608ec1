// The chain rule of one movie as lines to show: symbol = formula = the formula with numbers = value, and the check.
#pragma once

#include <QString>
#include <QVector>

#include "core/analysis/derivation.h"
#include "ui/model/maths/formula.h"

namespace separatrix {

struct MathsRow {
    Formula symbol;
    Formula formula;       ///< the lecture's
    Formula numbers;       ///< with this moment's numbers put in; may be empty
    Formula value;         ///< a number, a matrix up to 4 x 4, a column up to 10, or a summary of a larger one
    QString exact;         ///< of a number: all digits of the double, "0.8641271029909058"
    bool assigns = false;  ///< the formula is the symbol's next value: "w ← w − α·dw"
    /// Of derivatives only.
    bool has_check = false;
    CheckState state = CheckState::agrees;
    Formula numeric;
    QString error;    ///< "2e-10"
    QString verdict;  ///< the check as a sentence
    bool operator==(const MathsRow&) const = default;
};

struct MathsSection {
    QString title;  ///< "Forward"
    QString note;   ///< "α = 0.100"
    QVector<MathsRow> rows;
    bool operator==(const MathsSection&) const = default;
};

using MathsText = QVector<MathsSection>;

/// `step_made`: the update is the step that the training just made, not one that it could make.
MathsText maths_text(const Derivation& derivation, bool step_made = false);

/// All sections, one line per row; `exact`: numbers with all their digits.
QString maths_as_text(const MathsText& text, const QString& heading, bool exact = false);
/// align* blocks, one per section.
QString maths_as_latex(const MathsText& text, const QString& heading);

/// "16×2, |·| = 0.034, largest 0.011 at (3, 1)" for a matrix that is too large to be written out.
QString matrix_summary(const Matrix& M);

}  // namespace separatrix
