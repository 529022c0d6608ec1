// Right answers of each class as bars: filled for the training movies, outlined for those kept for testing.
#pragma once

#include <QWidget>

#include "ui/model/look/theme.h"
#include "ui/model/report/report_text.h"

namespace separatrix {

class AccuracyBars : public QWidget {
    Q_OBJECT
public:
    explicit AccuracyBars(QWidget* parent = nullptr);
    void setRows(const QVector<ClassRow>& rows);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool hasTest() const;
    int rowHeight() const { return hasTest() ? 36 : 22; }

    QVector<ClassRow> rows_;
    Theme theme_;
};

}  // namespace separatrix
