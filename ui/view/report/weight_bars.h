// The histogram of the weights: orange below 0, blue above, as the lines of the network.
#pragma once

#include <QWidget>

#include "core/analysis/network_report.h"
#include "ui/model/look/theme.h"

namespace separatrix {

class WeightBars : public QWidget {
    Q_OBJECT
public:
    explicit WeightBars(QWidget* parent = nullptr);
    void setHistogram(const WeightHistogram& histogram);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {300, 96}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;

    WeightHistogram histogram_;
    Theme theme_;
};

}  // namespace separatrix
