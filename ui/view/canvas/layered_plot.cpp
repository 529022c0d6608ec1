#include "ui/view/canvas/layered_plot.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr int longest_wait = 20;  ///< milliseconds

}  // namespace

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
    waiting_.setSingleShot(true);
    waiting_.setInterval(longest_wait);
    connect(&waiting_, &QTimer::timeout, this, [this] { updateInAxes(waiting_beyond_); });
    connect(this, &QCustomPlot::afterReplot, this, [this] {
        if (!xAxis || !yAxis) return;
        buffered_x_ = xAxis->range();
        buffered_y_ = yAxis->range();
    });
}

void LayeredPlot::addUnbufferedLayer(const QString& name, const QString& above) {
    addLayer(name, layer(above), limAbove);
    unbuffered_ << layer(name);
    unbuffered_.last()->setMode(QCPLayer::lmBuffered);  // so that what lies above has buffers of its own
}

QList<UnbufferedItem*> LayeredPlot::itemsOf(const QCPLayer* layer) {
    QList<UnbufferedItem*> items;
    for (QCPLayerable* child : layer->children()) items << qobject_cast<UnbufferedItem*>(child);
    return items;
}

QRect LayeredPlot::inAxes(int beyond) const { return axisRect()->rect().adjusted(-beyond, -beyond, beyond, beyond); }

void LayeredPlot::updateInAxes(int beyond) {
    if (waiting_.isActive()) beyond = std::max(beyond, waiting_beyond_);
    waiting_.stop();
    if (hasInvalidatedPaintBuffers() || !axisRect())
        replot(rpQueuedReplot);
    else
        update(inAxes(beyond));
}

void LayeredPlot::updateAll() {
    waiting_.stop();
    update();
}

void LayeredPlot::updateInAxesLater(int beyond) {
    waiting_beyond_ = waiting_.isActive() ? std::max(beyond, waiting_beyond_) : beyond;
    if (!waiting_.isActive()) waiting_.start();
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
    if (unbuffered_.isEmpty() || mPaintBuffers.isEmpty() || hasInvalidatedPaintBuffers()) {
        QCustomPlot::paintEvent(event);
        return;
    }
    // the unbuffered items would show the new part of the plane already
    if (areBuffersLate()) replot(rpQueuedRefresh);
    drawLateLayers();
    QCPPainter painter(this);
    const auto lowest = itemsOf(unbuffered_.first());
    const bool filled = std::any_of(lowest.begin(), lowest.end(), [](const UnbufferedItem* item) {
        return item->realVisibility() && item->fillsAxes();
    });
    paintBelow(painter, filled);
    // the buffers follow the layers as in QCustomPlot::setupPaintBuffers(): one for each buffered layer and one for
    // each run of others; here only one such run is expected, at the bottom
    int buffer = 0;
    for (int index = 0; index < layerCount(); ++index) {
        QCPLayer* const at = layer(index);
        if (at->mode() == QCPLayer::lmLogical) continue;
        ++buffer;
        if (unbuffered_.contains(at)) {
            for (UnbufferedItem* item : itemsOf(at)) item->paint(painter);
        } else if (buffer < mPaintBuffers.size() && !isBlank(at)) {
            mPaintBuffers[buffer]->draw(&painter);
        }
    }
}

}  // namespace separatrix
