#include "ui/view/loss/loss_plot.h"

#include <algorithm>

#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int pixels_per_epoch_tick = 64;
constexpr int pixels_per_loss_tick = 36;
constexpr int most_loss_ticks = 7;

QSharedPointer<QCPAxisTickerText> text_ticker(const QVector<PlotTick>& ticks) {
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const PlotTick& tick : ticks) ticker->addTick(tick.at, tick.text);
    ticker->setSubTickCount(0);
    return ticker;
}

}  // namespace

LossPlot::LossPlot(QWidget* parent) : QCustomPlot(parent) {
    setAutoAddPlottableToLegend(false);
    addLayer(QLatin1String(reading_layer), nullptr, QCustomPlot::limAbove);
    layer(QLatin1String(reading_layer))->setMode(QCPLayer::lmBuffered);
    addLayer(QLatin1String(pin_layer), layer(QStringLiteral("main")), QCustomPlot::limBelow);
    legend->setVisible(false);
    legend->setBorderPen(Qt::NoPen);
    legend->setRowSpacing(0);
    legend->setMargins(QMargins(6, 4, 6, 4));

    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setPlottingHint(QCP::phImmediateRefresh, false);
    setPlottingHint(QCP::phCacheLabels, true);
    setMouseTracking(true);
    axisRect()->setRangeZoom(Qt::Horizontal);
    axisRect()->setRangeDrag(Qt::Horizontal);
    setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    axisRect()->setMinimumMargins(QMargins(4, 10, 10, 4));
    xAxis->setLabel(tr("epoch"));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTicks(true);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(5);
    }
}

QFont LossPlot::smallFont() {
    QFont small = base_font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    return small;
}

void LossPlot::setTheme(const Theme& theme) {
    setBackground(theme.card);
    axisRect()->setBackground(theme.card);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(axis == xAxis ? QPen(theme.card_border) : QPen(Qt::NoPen));
        axis->setTickLabelColor(theme.muted);
        axis->setLabelColor(theme.muted);
        axis->setTickLabelFont(smallFont());
        axis->setLabelFont(smallFont());
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(QPen(theme.grid, 1));
    }
    xAxis->grid()->setVisible(false);
}

qsizetype LossPlot::showSeen(QCPGraph* graph, const PlotSeries& series) {
    const QCPRange x = xAxis->range();
    const QCPRange y = yAxis->range();
    const PlotSeries seen = seen_series(series, {x.lower, x.upper}, axisRect()->width(), {y.lower, y.upper},
                                        axisRect()->height(), isLogarithmic());
    graph->setData(seen.x, seen.y, true);
    return seen.x.size();
}

void LossPlot::showTicks(PlotQuantity quantity) {
    const QCPRange x = xAxis->range();
    const QCPRange y = yAxis->range();
    const int tall = std::clamp(height() / pixels_per_loss_tick, 2, most_loss_ticks);
    const int wide = std::clamp(width() / pixels_per_epoch_tick, 2, 8);
    xAxis->setTicker(text_ticker(epoch_ticks({x.lower, x.upper}, wide)));
    yAxis->setTicker(text_ticker(quantity == PlotQuantity::accuracy
                                     ? accuracy_ticks(tall)
                                     : axis_ticks({y.lower, y.upper}, isLogarithmic(), tall)));
}

void LossPlot::followScreen() {
    const double ratio = devicePixelRatioF();
    if (bufferDevicePixelRatio() == ratio) return;
    setBufferDevicePixelRatio(ratio);
    replot(QCustomPlot::rpQueuedReplot);
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
