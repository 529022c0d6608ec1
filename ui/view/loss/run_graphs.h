// The curves of the run itself: training solid, test dashed; a dot where there is one epoch only.
#pragma once

#include <optional>

#include "ui/model/look/theme.h"
#include "ui/model/loss/loss_plot_model.h"

class QCPGraph;
class QCPItemTracer;

namespace separatrix {

class LossPlot;

class RunGraphs {
public:
    /// Adds two graphs and the dot to `plot`, which keeps them.
    explicit RunGraphs(LossPlot* plot);
    void setTheme(const Theme& theme);
    /// On the axis as it is scaled now; draw() shows it.
    void take(const LossHistory& history, PlotQuantity quantity);
    /// As far as the pixels can show them.
    void draw();
    std::optional<PlotRange> extent() const;
    bool hasTest() const { return !test_series_.x.isEmpty(); }

private:
    void drawOne(QCPGraph* graph, const PlotSeries& series, double pen_width);

    LossPlot* plot_;
    QCPGraph* train_;
    QCPGraph* test_;
    QCPItemTracer* start_dot_;
    PlotSeries train_series_;
    PlotSeries test_series_;
};

}  // namespace separatrix
