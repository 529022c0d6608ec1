// The plot of the loss card: its axes, ticks and layers. On paper – a picture, a printed page – it carries its own
// legend and no cursor, because the card's legend stays behind.
#pragma once

#include <qcustomplot.h>

#include "ui/model/look/theme.h"
#include "ui/model/loss/loss_plot_model.h"

namespace separatrix {

class LossPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit LossPlot(QWidget* parent = nullptr);
    /// Layer of what follows the cursor.
    static constexpr const char* reading_layer = "reading";
    /// Layer of the pinned curves, under the run's own.
    static constexpr const char* pin_layer = "pins";

    /// Colours of paper, axes and grid.
    void setTheme(const Theme& theme);
    /// The font of everything that is written on it.
    static QFont smallFont();
    bool isLogarithmic() const { return yAxis->scaleType() == QCPAxis::stLogarithmic; }
    /// Draws as much of the series as the pixels can show; answers how many points that takes.
    qsizetype showSeen(QCPGraph* graph, const PlotSeries& series);
    /// As many ticks as there is room for.
    void showTicks(PlotQuantity quantity);
    /// Sharp on the screen that the window is on now.
    void followScreen();

protected:
    /// Called for pictures only; the screen is drawn layer by layer.
    void draw(QCPPainter* painter) override;
};

}  // namespace separatrix
