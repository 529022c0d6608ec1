#include "ui/view/loss/loss_plot.h"

namespace separatrix {

LossPlot::LossPlot(QWidget* parent) : QCustomPlot(parent) {
    setAutoAddPlottableToLegend(false);
    addLayer(QLatin1String(reading_layer), nullptr, QCustomPlot::limAbove);
    layer(QLatin1String(reading_layer))->setMode(QCPLayer::lmBuffered);
    legend->setVisible(false);
    legend->setBorderPen(Qt::NoPen);
    legend->setRowSpacing(0);
    legend->setMargins(QMargins(6, 4, 6, 4));
}

void LossPlot::draw(QCPPainter* painter) {
    for (int i = 0; i < graphCount(); ++i)
        if (graph(i)->dataCount() > 0 && !graph(i)->name().isEmpty()) graph(i)->addToLegend();
    legend->setFont(xAxis->labelFont());
    legend->setTextColor(xAxis->labelColor());
    QColor paper = axisRect()->backgroundBrush().color();
    paper.setAlphaF(0.8F);
    legend->setBrush(paper);
    legend->setVisible(legend->itemCount() > 0);
    layer(QLatin1String(reading_layer))->setVisible(false);
    QCustomPlot::draw(painter);
    layer(QLatin1String(reading_layer))->setVisible(true);
    legend->setVisible(false);
    legend->clearItems();
}

}  // namespace separatrix
