// The confusion matrix of up to ten classes: rows true, columns predicted.
#pragma once

#include <QWidget>

#include "ui/model/look/theme.h"
#include "ui/model/words/status_text.h"

namespace separatrix {

class ConfusionGrid : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionGrid(QWidget* parent = nullptr);
    void setReport(const Report& report);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Report report_;
    Theme theme_;
};

}  // namespace separatrix
