#include "ui/view/layered_plot.h"

#include <algorithm>

namespace separatrix {

void UnbufferedItem::paint(QCPPainter& painter) {
    if (!realVisibility()) return;
    painter.save();
    painter.setClipRect(clipRect().translated(0, -1));  // QCPLayer::draw() does so
    applyDefaultAntialiasingHint(&painter);
    draw(&painter);
    painter.restore();
}

void LayeredPlot::addUnbufferedLayer(const QString& name, const QString& above) {
    addLayer(name, layer(above), limAbove);
    unbuffered_ = layer(name);
    unbuffered_->setMode(QCPLayer::lmBuffered);  // so that what lies above has buffers of its own
}

bool LayeredPlot::isBlank(const QCPLayer* layer) const { return layer->children().isEmpty(); }

void LayeredPlot::paintBelow(QCPPainter& painter, int buffer, bool filled) {
    QRegion seen(mViewport);
    // the seam may fall between two pixels of the screen
    if (filled) seen -= axisRect()->rect().adjusted(1, 1, -1, -1);
    for (const QRect& part : seen) {  // one by one: rectangles are clipped to cheaply, other regions are not
        painter.setClipRect(part);
        painter.fillRect(part, mBackgroundBrush);
        mPaintBuffers[buffer]->draw(&painter);
    }
    painter.setClipping(false);
}

void LayeredPlot::paintEvent(QPaintEvent* event) {
    if (!unbuffered_ || mPaintBuffers.isEmpty() || hasInvalidatedPaintBuffers()) {
        QCustomPlot::paintEvent(event);
        return;
    }
    QCPPainter painter(this);
    QList<UnbufferedItem*> items;
    for (QCPLayerable* child : unbuffered_->children()) items << qobject_cast<UnbufferedItem*>(child);
    const bool filled = std::any_of(items.begin(), items.end(), [](const UnbufferedItem* item) {
        return item->realVisibility() && item->fillsAxes();
    });
    // the buffers follow the layers as in QCustomPlot::setupPaintBuffers(): one for each buffered layer and one for
    // each run of others; here only one such run is expected, at the bottom
    paintBelow(painter, 0, filled);
    int buffer = 0;
    for (int index = 0; index < layerCount(); ++index) {
        const QCPLayer* at = layer(index);
        if (at->mode() == QCPLayer::lmLogical) continue;
        ++buffer;
        if (at == unbuffered_) {
            for (UnbufferedItem* item : items) item->paint(painter);
        } else if (buffer < mPaintBuffers.size() && !isBlank(at)) {
            mPaintBuffers[buffer]->draw(&painter);
        }
    }
}

}  // namespace separatrix
