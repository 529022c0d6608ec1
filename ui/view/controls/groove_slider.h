// The slider of the mock: a thick groove, filled up to a round knob. A click goes there at once.
#pragma once

#include <QElapsedTimer>
#include <QSlider>

#include "ui/model/look/theme.h"

namespace separatrix {

class GrooveSlider : public QSlider {
    Q_OBJECT
public:
    explicit GrooveSlider(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person moved it. `new_gesture`: not a continuation of the drag, or of the run of keys, before it.
    void moved(int position, bool new_gesture);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int positionAt(double x) const;
    double knobX() const;
    void moveTo(int position, bool new_gesture);
    /// Keys and wheel: one gesture until they rest.
    bool beginsRun();

    Theme theme_;
    bool hovered_ = false;
    bool drag_moved_ = false;
    int wheel_rest_ = 0;
    QElapsedTimer last_step_;
};

}  // namespace separatrix
