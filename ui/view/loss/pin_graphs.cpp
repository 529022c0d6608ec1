#include "ui/view/loss/pin_graphs.h"

#include <algorithm>

#include "core/document/document.h"
#include "ui/model/loss/pinned_curves.h"
#include "ui/view/loss/loss_plot.h"

namespace separatrix {

void PinGraphs::take(const Document& document, PlotQuantity quantity, const Theme& theme) {
    for (const Curve& curve : curves_) plot_->removeGraph(curve.graph);
    curves_.clear();
    runs_.clear();
    extent_.reset();
    last_epoch_ = 0;
    for (const Pin& pin : document.notebook.pins) {
        const PlotSeries series = loss_series(pin.run->history, LossCurve::train, plot_->isLogarithmic(), quantity);
        QCPGraph* graph = plot_->addGraph();
        graph->setLayer(QLatin1String(LossPlot::pin_layer));
        graph->setAdaptiveSampling(false);
        graph->setData(series.x, series.y, true);
        QPen pen(pin_color(pin.slot, theme), 1);
        if (pin_is_broken(pin.slot)) pen.setDashPattern({6, 3, 1, 3});
        graph->setPen(pen);
        curves_.push_back({graph, series});
        runs_.push_back({pin.slot, {}, pin.run});
        extent_ = united(extent_, extent_of(series));
        last_epoch_ = std::max(last_epoch_, epoch_axis(pin.run->history).high);
    }
}

QVector<CurveLegend::Entry> PinGraphs::label(const Document& document, const Theme& theme) {
    const QStringList labels = pin_labels(document);
    QVector<CurveLegend::Entry> entries;
    for (std::size_t i = 0; i < runs_.size() && i < static_cast<std::size_t>(labels.size()); ++i) {
        const Pin& pin = document.notebook.pins[i];
        const QString& label = labels[static_cast<qsizetype>(i)];
        runs_[i].label = label;
        curves_[i].graph->setName(label);
        entries.push_back({pin.slot, label, pin_tooltip(pin), pin_color(pin.slot, theme), pin_is_broken(pin.slot)});
    }
    return entries;
}

void PinGraphs::draw() {
    for (const Curve& curve : curves_) plot_->showSeen(curve.graph, curve.series);
}

}  // namespace separatrix
