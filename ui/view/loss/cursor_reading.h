// What follows the cursor over the loss plot: a hairline, a dot on the curve that is meant, and its value.
#pragma once

#include <QPointF>
#include <optional>

#include "ui/model/look/theme.h"
#include "ui/model/loss/curve_under_cursor.h"

class QCPItemEllipse;
class QCPItemStraightLine;
class QCPItemText;

namespace separatrix {

class LossPlot;

class CursorReading {
public:
    /// Adds its items to `plot`, which keeps them, on their own layer.
    explicit CursorReading(LossPlot* plot);
    void setTheme(const Theme& theme);
    /// In pixels; nothing: it is elsewhere.
    void setCursor(const std::optional<QPointF>& cursor) { cursor_ = cursor; }
    /// Sets the items only: the caller replots. `history` may be null.
    void show(const LossHistory* history, const std::vector<PinnedRun>& pins, PlotQuantity quantity);
    /// Its layer alone.
    void replot();

private:
    std::optional<CurveUnderCursor> found(const LossHistory* history, const std::vector<PinnedRun>& pins,
                                          PlotQuantity quantity) const;

    LossPlot* plot_;
    Theme theme_;
    std::optional<QPointF> cursor_;
    QCPItemStraightLine* hairline_;
    QCPItemEllipse* dot_;
    QCPItemText* text_;
};

}  // namespace separatrix
