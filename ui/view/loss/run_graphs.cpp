#include "ui/view/loss/run_graphs.h"

#include <QCoreApplication>

#include "ui/view/loss/loss_plot.h"

namespace separatrix {

namespace {

constexpr double train_width = 1.6;
constexpr double test_width = 1.4;

struct RunGraphsWords {
    Q_DECLARE_TR_FUNCTIONS(RunGraphs)
};

}  // namespace

RunGraphs::RunGraphs(LossPlot* plot)
    : plot_(plot), train_(plot->addGraph()), test_(plot->addGraph()), start_dot_(new QCPItemTracer(plot)) {
    train_->setName(RunGraphsWords::tr("train"));
    test_->setName(RunGraphsWords::tr("test"));
    // draw() leaves out what is not seen: the plot's own way of doing so leaves knots in a flat curve
    for (QCPGraph* graph : {train_, test_}) graph->setAdaptiveSampling(false);
    start_dot_->setStyle(QCPItemTracer::tsCircle);
    start_dot_->setSize(5);
    start_dot_->setClipToAxisRect(false);  // it lies on the axis
    start_dot_->setVisible(false);
}

void RunGraphs::setTheme(const Theme& theme) {
    train_->setPen(QPen(theme.text, train_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    start_dot_->setPen(Qt::NoPen);
    start_dot_->setBrush(theme.text);
    QPen dashed(theme.text, test_width);
    dashed.setDashPattern({4, 3});
    test_->setPen(dashed);
}

void RunGraphs::take(const LossHistory& history, PlotQuantity quantity) {
    train_series_ = loss_series(history, LossCurve::train, plot_->isLogarithmic(), quantity);
    test_series_ = loss_series(history, LossCurve::test, plot_->isLogarithmic(), quantity);
    const bool single = train_series_.x.size() == 1;
    start_dot_->setVisible(single);
    if (single) start_dot_->position->setCoords(train_series_.x.front(), train_series_.y.front());
}

void RunGraphs::draw() {
    drawOne(train_, train_series_, train_width);
    drawOne(test_, test_series_, test_width);
}

void RunGraphs::drawOne(QCPGraph* graph, const PlotSeries& series, double pen_width) {
    // where a curve is all noise a wide pen would only make it black
    const int width = plot_->axisRect()->width();
    const bool is_noise = plot_->showSeen(graph, series) > 2 * width && width > 0;
    QPen pen = graph->pen();
    pen.setWidthF(is_noise ? 1 : pen_width);
    graph->setPen(pen);
}

std::optional<PlotRange> RunGraphs::extent() const { return united(extent_of(train_series_), extent_of(test_series_)); }

}  // namespace separatrix
