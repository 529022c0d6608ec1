// Fine dots along curves: on a screen a dashed pen takes thirty times as long for them.
#pragma once

#include <QColor>
#include <QPolygonF>
#include <array>
#include <vector>

#include "ui/view/canvas/sprite.h"

namespace separatrix {

class DottedCurve {
public:
    /// Logical pixels; `spacing` (> 0) from middle to middle along the curve.
    DottedCurve(double diameter, double spacing) : diameter_(diameter), spacing_(spacing) {}
    void setColor(const QColor& color);
    QColor color() const { return color_; }
    /// The dots whose middles lie in `room`, antialiased, to a quarter of the screen's pixel. The painter may be moved,
    /// not scaled.
    void draw(QPainter& painter, const std::vector<QPolygonF>& curves, const QRectF& room);

private:
    static constexpr std::size_t phases = 4;  ///< places of a dot within a pixel, each way
    void makeSprites(double ratio);

    double diameter_, spacing_;
    QColor color_;
    double ratio_ = 0;
    std::array<std::array<Sprite, phases>, phases> sprites_;  ///< rows of them
};

}  // namespace separatrix
