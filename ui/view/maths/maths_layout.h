// Where the lines of a derivation stand on a sheet of a certain width: columns where there is room, else one part under
// the other. No widget.
#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/maths/maths_text.h"
#include "ui/view/maths/formula_painter.h"

namespace separatrix {

enum class MathsStyle { formula, numbers, value, small_value, numeric, section, note };

/// How formulas of each style are painted.
class MathsPens {
public:
    MathsPens(const QFont& font, const Theme& theme) : font_(font), theme_(theme) {}
    FormulaPainter painterOf(MathsStyle style, CheckState state = CheckState::agrees) const;

private:
    QFont font_;
    const Theme& theme_;
};

struct MathsLayout {
    /// One formula in its place; wider than `room` it is drawn smaller, but not so small that it cannot be read.
    struct Piece {
        Formula formula;
        MathsStyle style = MathsStyle::formula;
        double x = 0;
        double baseline = 0;
        double room = 0;
        bool right = false;  ///< x is its right edge
        CheckState state = CheckState::agrees;
    };
    struct Dot {
        QPointF middle;
        CheckState state = CheckState::agrees;
    };
    struct Row {
        QRectF rect;
        QString tip;
    };

    std::vector<Piece> pieces;
    std::vector<Dot> dots;
    std::vector<Row> rows;
    double height = 0;
    double needed = 0;  ///< width from which on nothing is drawn too small; 0: this one is enough
    QRectF corner;
};

inline constexpr double sheet_margin = 14;
inline constexpr double smallest_scale = 0.75;  ///< of a formula that is too wide for its room

/// `corner`: of a widget beside the last section, or under it where it is narrow; empty: there is none.
MathsLayout maths_layout(const MathsText& text, double width, const MathsPens& pens, const QSizeF& corner);

}  // namespace separatrix
