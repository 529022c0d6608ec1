// The loss or the accuracy, epoch by epoch: training solid, test dashed, pinned curves of earlier runs thin.
#pragma once

#include <QPointF>
#include <QVector>
#include <memory>
#include <optional>

#include "core/document/notebook.h"
#include "ui/model/look/theme.h"
#include "ui/model/loss/loss_plot_model.h"
#include "ui/view/look/card.h"

class QCPGraph;
class QCPItemEllipse;
class QCPItemLine;
class QCPItemText;
class QCPItemStraightLine;
class QCPItemTracer;
class QCPRange;
class QCustomPlot;
class QMouseEvent;
class QToolButton;

namespace separatrix {

class CurveLegend;
class NumberLabel;
class Session;

class LossView : public Card {
    Q_OBJECT
public:
    explicit LossView(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    bool isLogarithmic() const { return logarithmic_; }
    PlotQuantity quantity() const { return quantity_; }
    QCustomPlot* plot() { return plot_; }

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
    void buildHeader();
    void buildPlot();
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
    bool isLogAxis() const { return logarithmic_ && quantity_ == PlotQuantity::loss; }
    void showTicks();
    void showFloor();
    /// Items only: the caller replots.
    void showReading();
    void readAt(const std::optional<QPointF>& cursor);
    void userZoomed(const QCPRange& range);
    void followScreen();

    Session* session_;
    Theme theme_;
    QSize curves_size_;  ///< of the axes for which the curves were thinned
    bool logarithmic_ = true;
    PlotQuantity quantity_ = PlotQuantity::loss;
    bool dirty_ = false;   ///< hidden while a frame came
    bool follows_ = true;  ///< the epoch axis shows every epoch; off after a zoom
    bool setting_range_ = false;
    std::optional<QPointF> cursor_;  ///< over the plot
    std::uint64_t generation_ = 0;
    std::optional<PlotRange> loss_range_;  ///< of the axis
    NumberLabel* header_values_;
    QToolButton* scale_button_;
    QToolButton* loss_button_;
    QToolButton* accuracy_button_;
    QCustomPlot* plot_;
    CurveLegend* legend_;
    QCPGraph* train_ = nullptr;
    QCPGraph* test_ = nullptr;
    struct PinCurve {
        int slot = 0;
        QCPGraph* graph = nullptr;
        PlotSeries series;
        std::shared_ptr<const RunRecord> run;
        QString label;
    };
    QVector<PinCurve> pins_;
    std::optional<PlotRange> pins_extent_;
    double pins_last_epoch_ = 0;
    PlotSeries train_series_;
    PlotSeries test_series_;
    QCPItemTracer* start_dot_ = nullptr;
    QCPItemLine* floor_ = nullptr;
    QCPItemText* floor_text_ = nullptr;
    QCPItemStraightLine* hairline_ = nullptr;
    QCPItemEllipse* reading_dot_ = nullptr;
    QCPItemText* reading_ = nullptr;
};

}  // namespace separatrix
