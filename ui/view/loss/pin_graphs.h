// The curves of earlier runs that were pinned, thin and under the run's own.
#pragma once

#include <optional>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/loss/curve_under_cursor.h"
#include "ui/view/loss/curve_legend.h"

class QCPGraph;

namespace separatrix {

struct Document;
class LossPlot;

class PinGraphs {
public:
    explicit PinGraphs(LossPlot* plot) : plot_(plot) {}
    /// Makes the curves anew, on the axis as it is scaled now. Costs by the pin: for changes of the pins only.
    void take(const Document& document, PlotQuantity quantity, const Theme& theme);
    /// Names the curves, and answers their entries in the legend: labels tell runs from the current one, so they change
    /// with the document.
    QVector<CurveLegend::Entry> label(const Document& document, const Theme& theme);
    /// As far as the pixels can show them.
    void draw();
    const std::vector<PinnedRun>& runs() const { return runs_; }
    std::optional<PlotRange> extent() const { return extent_; }
    /// Of the longest pinned run; 0 without any.
    double lastEpoch() const { return last_epoch_; }

private:
    struct Curve {
        QCPGraph* graph = nullptr;
        PlotSeries series;
    };

    LossPlot* plot_;
    std::vector<PinnedRun> runs_;
    std::vector<Curve> curves_;  ///< of each run
    std::optional<PlotRange> extent_;
    double last_epoch_ = 0;
};

}  // namespace separatrix
