// One unobtrusive line at the plane's foot until the first training.
#pragma once

#include <QFrame>

#include "ui/model/theme.h"

class QLabel;
class QToolButton;

namespace separatrix {

class HintPill : public QFrame {
    Q_OBJECT
public:
    explicit HintPill(QWidget* parent);
    void setText(const QString& text);
    void setTheme(const Theme& theme);
    /// In the middle of the foot of `area`, or below it in the `spare` rectangle if that is high enough, so that no
    /// movie is hidden; breaks the line where it is narrow.
    void placeIn(const QRect& area, const QRect& spare);

signals:
    void dismissed();

private:
    QLabel* label_;
    QToolButton* close_;
};

}  // namespace separatrix
