// What follows the cursor: rings, crosshair, the read-out card, the keyboard's focus frame.
#pragma once

#include <qcustomplot.h>

#include "ui/model/plane_tool.h"
#include "ui/model/theme.h"

namespace separatrix {

class PlaneOverlayItem : public QCPLayerable {
    Q_OBJECT
public:
    PlaneOverlayItem(QCustomPlot* plot, const QString& layer, const PlaneGestures* gestures, const Session* session)
        : QCPLayerable(plot, layer), gestures_(gestures), session_(session) {}
    void setTheme(const Theme& theme) { theme_ = theme; }
    void setReadout(const Readout& readout) { readout_ = readout; }
    void setFocusFrame(bool shown) { focus_frame_ = shown; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override;

private:
    void draw_ring(QPainter& painter, std::size_t index, const QColor& color) const;
    void draw_crosshair(QPainter& painter) const;
    void draw_card(QPainter& painter, QPointF at) const;

    const PlaneGestures* gestures_;
    const Session* session_;
    Theme theme_;
    Readout readout_;
    bool focus_frame_ = false;
};

/// Where a card of `size` goes so that it is beside `at` and inside `room`.
QRectF card_place(QSizeF size, QPointF at, const QRectF& room);

}  // namespace separatrix
