// A plot on which a picture that fills the axes changes with every frame of training, and little else.
#pragma once

#include <qcustomplot.h>
#include <QTimer>

namespace separatrix {

/// Drawn straight onto the window at every paint: for what changes so often that a buffer of its own would only be
/// cleared, filled and copied.
class UnbufferedItem : public QCPLayerable {
    Q_OBJECT
public:
    UnbufferedItem(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}
    /// As its layer would.
    void paint(QCPPainter& painter);
    /// Whether it paints every pixel inside the axes, so that nothing below is seen there.
    virtual bool fillsAxes() const { return false; }

protected:
    virtual void drawNow(QCPPainter* painter) = 0;
    /// On its layer it appears in exported pictures only (pmNoCaching): nobody sees the layer's buffer.
    void draw(QCPPainter* painter) final;
};

/// QCustomPlot copies the buffers of all layers, each as large as the window, at every paint; here only what is seen.
class LayeredPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit LayeredPlot(QWidget* parent = nullptr);

    /// After a change of UnbufferedItems that is seen no farther than `beyond` logical pixels from the axes: no buffer
    /// is drawn anew.
    void updateInAxes(int beyond);
    /// The same for what belongs to a frame of training: with the field of that frame, which comes a moment later, or
    /// after 20 ms without one.
    void updateInAxesLater(int beyond);
    /// The same for all of the window, at once.
    void updateAll();

protected:
    /// Above the layer `above`: UnbufferedItems only, they are painted in the order in which they were made. The first
    /// such layer is where an item may fill the axes.
    void addUnbufferedLayer(const QString& name, const QString& above);
    /// Whether there is nothing on this buffered layer now.
    virtual bool isBlank(const QCPLayer* layer) const;
    /// Before every paint: buffered layers that wait to be drawn anew while what is not buffered has changed already.
    virtual void drawLateLayers() {}
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBelow(QCPPainter& painter, bool filled);
    /// Whether the buffers show another part of the plane than the axes do now.
    bool areBuffersLate() const;

    static QList<UnbufferedItem*> itemsOf(const QCPLayer* layer);

    QRect inAxes(int beyond) const;

    QList<QCPLayer*> unbuffered_;
    QTimer waiting_;
    int waiting_beyond_ = 0;
    QCPRange buffered_x_, buffered_y_;
};

}  // namespace separatrix
