// Which curve of the loss plot the cursor means, and what it says there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/document/notebook.h"
#include "ui/model/loss/loss_plot_model.h"

namespace separatrix {

/// A pinned run as it is drawn: its training curve under its label.
struct PinnedRun {
    int slot = 0;
    QString label;
    std::shared_ptr<const RunRecord> run;  ///< never null
};

struct CurveUnderCursor {
    LossReading reading;
    std::optional<CurvePlace> place;  ///< of the curve that is meant; nothing where it has no value
    std::optional<int> slot;          ///< of the pinned curve that is meant; nothing: the run's own
};

/// The cursor is at epoch `x`; `pixels_away` answers how far above or below it a value is drawn, infinity where it is
/// not drawn. The run's own curves (`history`, which may be null) are meant unless a pinned one is nearer and near, or
/// goes on where the run has ended. Nothing if there is no curve.
std::optional<CurveUnderCursor> curve_under_cursor(const LossHistory* history, const std::vector<PinnedRun>& pins,
                                                   double x, const std::function<double(double)>& pixels_away,
                                                   PlotQuantity quantity);

}  // namespace separatrix
