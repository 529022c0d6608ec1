// The loss or the accuracy, epoch by epoch: training solid, test dashed, pinned curves of earlier runs thin.
#pragma once

#include <QPointF>
#include <QSize>
#include <cstdint>
#include <memory>
#include <optional>

#include "ui/model/look/theme.h"
#include "ui/model/loss/loss_plot_model.h"
#include "ui/view/look/card.h"

class QCPRange;
class QCustomPlot;

namespace separatrix {

class CurveLegend;
class CursorReading;
class FloorLine;
class LossHead;
class LossPlot;
class PinGraphs;
class RunGraphs;
class Session;

class LossView : public Card {
    Q_OBJECT
public:
    explicit LossView(Session* session, QWidget* parent = nullptr);
    ~LossView() override;
    void setTheme(const Theme& theme);
    bool isLogarithmic() const { return logarithmic_; }
    PlotQuantity quantity() const { return quantity_; }
    QCustomPlot* plot();

public slots:
    void setLogarithmic(bool logarithmic);
    void setQuantity(separatrix::PlotQuantity quantity);
    /// Pins the curve of the moment; an undo step. Nothing happens while there is none or there are too many.
    void pinCurve();
    /// Shows every epoch again, after a zoom.
    void fit();

signals:
    void logarithmicChanged(bool logarithmic);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildPlot();
    void buildLegend();
    void showFrame();
    void showQuantity();
    /// The values beside the curves' names where the head is too narrow for them.
    void showValues();
    /// All curves, as far as the pixels can show them.
    void showCurves();
    /// Curves and legend of the pinned runs; costs by the pin, so only when something about them changed.
    void showPins();
    void showPinLabels();
    void renamePin(int slot, const QString& label);
    PlotRange epochs() const;
    void setEpochRange(double low, double high);
    void setLossRange(const std::optional<double>& floor);
    void showReading();
    void readAt(const std::optional<QPointF>& cursor);
    void userZoomed(const QCPRange& range);

    Session* session_;
    Theme theme_;
    QSize curves_size_;  ///< of the axes for which the curves were thinned
    bool logarithmic_ = true;
    PlotQuantity quantity_ = PlotQuantity::loss;
    bool dirty_ = false;   ///< hidden while a frame came
    bool follows_ = true;  ///< the epoch axis shows every epoch; off after a zoom
    std::uint64_t generation_ = 0;
    std::optional<PlotRange> loss_range_;  ///< of the axis
    LossHead* head_;
    LossPlot* plot_;
    CurveLegend* legend_;
    std::unique_ptr<RunGraphs> run_;
    std::unique_ptr<PinGraphs> pins_;
    std::unique_ptr<FloorLine> floor_;
    std::unique_ptr<CursorReading> reading_;
};

}  // namespace separatrix
