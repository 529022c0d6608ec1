// Small pictures that are put onto a large one many thousand times.
#pragma once

#include <QImage>
#include <QPainter>
#include <functional>

namespace separatrix {

/// A picture around a middle pixel.
struct Sprite {
    QImage picture;       ///< premultiplied; an odd number of device pixels each way
    int reach = 0;        ///< pixels from the middle one to the edge
    bool opaque = false;  ///< every pixel covers what is below it

    bool empty() const { return picture.isNull(); }
};

/// `draw` paints around the origin in logical pixels, not farther than `extent`. As small as what is seen of it.
Sprite make_sprite(double extent, double ratio, const std::function<void(QPainter&)>& draw);

/// A square of opaque pixels with another colour in its middle: what is left of a shape among a million.
Sprite make_block(int reach, const QColor& color, const QColor& middle);

/// The middle comes onto the pixel (x, y) of `canvas` (premultiplied); nothing is drawn outside `clip`, which lies
/// within the canvas. QPainter does the same a hundred times slower for pictures of ten pixels.
void put_sprite(QImage& canvas, const Sprite& sprite, int x, int y, const QRect& clip);

}  // namespace separatrix
