// The paper of the Maths view: paints the lines of a derivation in fixed columns.
#pragma once

#include <QWidget>

#include "ui/model/look/theme.h"
#include "ui/view/maths/maths_layout.h"

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
    MathsLayout layoutFor(double width) const;
    /// Sets the lines anew, for what is seen of the sheet: only what is too wide for that has to be scrolled to.
    void takeLayout();
    double seenWidth(int width) const;
    void placeCorner();
    void setHovered(int row);

    MathsText text_;
    Theme theme_;
    MathsLayout layout_;
    int hovered_ = -1;
    QWidget* corner_ = nullptr;
};

}  // namespace separatrix
