#include "ui/view/layered_plot.h"

#include <algorithm>

namespace separatrix {

void UnbufferedItem::paint(QCPPainter& painter) {
    if (!realVisibility()) return;
    painter.save();
    painter.setClipRect(clipRect().translated(0, -1));  // QCPLayer::draw() does so
    applyDefaultAntialiasingHint(&painter);
    drawNow(&painter);
    painter.restore();
}

void UnbufferedItem::draw(QCPPainter* painter) {
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) drawNow(painter);
}

LayeredPlot::LayeredPlot(QWidget* parent) : QCustomPlot(parent) {
    connect(this, &QCustomPlot::afterReplot, this, [this] {
        if (!xAxis || !yAxis) return;
        buffered_x_ = xAxis->range();
        buffered_y_ = yAxis->range();
    });
}

void LayeredPlot::addUnbufferedLayer(const QString& name, const QString& above) {
    addLayer(name, layer(above), limAbove);
    unbuffered_ = layer(name);
    unbuffered_->setMode(QCPLayer::lmBuffered);  // so that what lies above has buffers of its own
}

bool LayeredPlot::isBlank(const QCPLayer* layer) const {
    const auto& children = layer->children();
    return std::all_of(children.begin(), children.end(), [](QCPLayerable* child) {
        const auto* rect = qobject_cast<QCPSelectionRect*>(child);  // every plot has one
        return rect && !rect->isActive();
    });
}

bool LayeredPlot::areBuffersLate() const {
    return xAxis && yAxis && (xAxis->range() != buffered_x_ || yAxis->range() != buffered_y_);
}

void LayeredPlot::paintBelow(QCPPainter& painter, bool filled) {
    if (!filled) {
        painter.fillRect(mViewport, mBackgroundBrush);
        mPaintBuffers[0]->draw(&painter);
        return;
    }
    // only around the picture; rectangles are clipped to cheaply, other regions are not. The parts overlap each other
    // and the picture, which comes later: on a screen of a fractional ratio what only touches may be a pixel apart
    const QRegion around = QRegion(mViewport) - axisRect()->rect().adjusted(2, 1, -2, -2);
    for (const QRect& part : around) {
        const QRect wider = part.adjusted(-1, -1, 1, 1);
        painter.setClipRect(wider);
        painter.fillRect(wider, mBackgroundBrush);
        mPaintBuffers[0]->draw(&painter);
    }
    painter.setClipping(false);
}

void LayeredPlot::paintEvent(QPaintEvent* event) {
    if (!unbuffered_ || mPaintBuffers.isEmpty() || hasInvalidatedPaintBuffers()) {
        QCustomPlot::paintEvent(event);
        return;
    }
    // the unbuffered items would show the new part of the plane already
    if (areBuffersLate()) replot(rpQueuedRefresh);
    QCPPainter painter(this);
    QList<UnbufferedItem*> items;
    for (QCPLayerable* child : unbuffered_->children()) items << qobject_cast<UnbufferedItem*>(child);
    const bool filled = std::any_of(items.begin(), items.end(), [](const UnbufferedItem* item) {
        return item->realVisibility() && item->fillsAxes();
    });
    paintBelow(painter, filled);
    // the buffers follow the layers as in QCustomPlot::setupPaintBuffers(): one for each buffered layer and one for
    // each run of others; here only one such run is expected, at the bottom
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
