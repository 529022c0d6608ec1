// The loss, epoch by epoch: training solid, test dashed.
#pragma once

#include <QPointF>
#include <optional>

#include "ui/model/loss_plot_model.h"
#include "ui/model/theme.h"
#include "ui/view/card.h"

class QCPGraph;
class QCPItemLine;
class QCPItemText;
class QCPItemStraightLine;
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
    QCustomPlot* plot() { return plot_; }

public slots:
    void setLogarithmic(bool logarithmic);
    /// Shows every epoch again, after a zoom.
    void fit();

signals:
    void logarithmicChanged(bool logarithmic);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildPlot();
    void showFrame();
    void showTicks();
    void showFloor();
    /// Items only: the caller replots.
    void showReading();
    void readAt(const std::optional<QPointF>& cursor);
    void userZoomed(const QCPRange& range);
    void followScreen();

    Session* session_;
    Theme theme_;
    bool logarithmic_ = true;
    bool dirty_ = false;   ///< hidden while a frame came
    bool follows_ = true;  ///< the epoch axis shows every epoch; off after a zoom
    bool setting_range_ = false;
    std::optional<QPointF> cursor_;  ///< over the plot
    std::uint64_t generation_ = 0;
    std::optional<PlotRange> loss_range_;  ///< of the axis
    NumberLabel* header_values_;
    QToolButton* scale_button_;
    QCustomPlot* plot_;
    CurveLegend* legend_;
    QCPGraph* train_ = nullptr;
    QCPGraph* test_ = nullptr;
    QCPItemLine* floor_ = nullptr;
    QCPItemText* floor_text_ = nullptr;
    QCPItemStraightLine* hairline_ = nullptr;
    QCPItemText* reading_ = nullptr;
};

}  // namespace separatrix
