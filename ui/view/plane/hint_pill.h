// One unobtrusive line at the plane's foot until the first training.
#pragma once

#include <QFrame>
#include <QPointF>
#include <vector>

#include "ui/model/look/theme.h"

class QLabel;
class QToolButton;

namespace separatrix {

class HintPill : public QFrame {
    Q_OBJECT
public:
    explicit HintPill(QWidget* parent);
    void setText(const QString& text);
    void setTheme(const Theme& theme);
    /// Below `area` in the `spare` rectangle if that is high enough, else within it where it hides the fewest of
    /// `movies`; breaks the line where it is narrow.
    void placeIn(const QRect& area, const QRect& spare, const std::vector<QPointF>& movies);
    /// A bar above the plane that will go takes the room.
    void setRoomTaken(bool taken) { room_taken_ = taken; }
    /// It would hide movies, and there will be more room: better later.
    bool waits() const { return hides_movies_ && room_taken_; }

signals:
    void dismissed();

private:
    bool hides_movies_ = false;
    bool room_taken_ = false;
    QLabel* label_;
    QToolButton* close_;
};

}  // namespace separatrix
