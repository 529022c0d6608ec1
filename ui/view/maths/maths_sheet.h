// The paper of the Maths view: paints the lines of a derivation in fixed columns.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/maths/maths_text.h"
#include "ui/view/maths/formula_painter.h"

namespace separatrix {

class MathsSheet : public QWidget {
    Q_OBJECT
public:
    explicit MathsSheet(QWidget* parent = nullptr);
    void setText(const MathsText& text);
    void setTheme(const Theme& theme);
    /// A widget of its own beside the last section, or under it where it is narrow. The sheet takes it.
    void setCorner(QWidget* corner);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Style { formula, numbers, value, small_value, numeric, section, note };
    /// One formula in its place; wider than `room` it is drawn smaller, but not so small that it cannot be read.
    struct Piece {
        Formula formula;
        Style style = Style::formula;
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
    struct Layout {
        std::vector<Piece> pieces;
        std::vector<Dot> dots;
        std::vector<Row> rows;
        double height = 0;
        double needed = 0;  ///< width from which on nothing is drawn too small; 0: this one is enough
        QRectF corner;
    };
    class Setter;

    FormulaPainter painterOf(Style style, CheckState state = CheckState::agrees) const;
    Layout layoutFor(double width) const;
    /// Sets the lines anew, for what is seen of the sheet: only what is too wide for that has to be scrolled to.
    void takeLayout();
    double seenWidth(int width) const;
    void placeCorner();
    void setHovered(int row);

    MathsText text_;
    Theme theme_;
    Layout layout_;
    int hovered_ = -1;
    QWidget* corner_ = nullptr;
};

}  // namespace separatrix
