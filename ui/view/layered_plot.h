// A plot on which a picture that fills the axes changes with every frame of training, and little else.
#pragma once

#include <qcustomplot.h>

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
};

/// QCustomPlot copies the buffers of all layers, each as large as the window, at every paint; here only what is seen.
class LayeredPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit LayeredPlot(QWidget* parent = nullptr) : QCustomPlot(parent) {}

protected:
    /// Above the layer `above`: UnbufferedItems only, they are painted in the order in which they were made. After a
    /// change of theirs update() is enough.
    void addUnbufferedLayer(const QString& name, const QString& above);
    /// Whether there is nothing on this buffered layer now.
    virtual bool isBlank(const QCPLayer* layer) const;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBelow(QCPPainter& painter, int buffer, bool filled);

    QCPLayer* unbuffered_ = nullptr;
};

}  // namespace separatrix
