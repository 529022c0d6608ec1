// One line of the derivation as it is shown.
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

}  // namespace separatrix
