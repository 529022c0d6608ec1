// The full report, a tab beside the plane: answers per class, the confusion matrix, the network from inside.
#pragma once

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QWidget>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/report/report_feed.h"

namespace separatrix {

class AccuracyBars;
class ConfusionGrid;
class NumberLabel;
class WeightBars;

class ReportPanel : public QWidget {
    Q_OBJECT
public:
    ReportPanel(Session* session, ReportFeed* feed, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    QString plainText() const;
    QSize minimumSizeHint() const override { return {200, 150}; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct FactRow {
        QLabel* name;
        NumberLabel* value;
    };
    void build();
    QWidget* buildAnswers();
    QWidget* buildNetwork();
    void refreshLater();
    void refresh();
    void showAnswers();
    void showNetwork();

    Session* session_;
    ReportFeed* feed_;
    Theme theme_;
    bool on_test_ = true;  ///< wanted: the training movies are shown where none are kept for testing
    QTimer timer_;
    NumberLabel* accuracy_ = nullptr;
    QToolButton* train_ = nullptr;
    QToolButton* test_ = nullptr;
    ConfusionGrid* grid_ = nullptr;
    AccuracyBars* bars_ = nullptr;
    std::vector<FactRow> facts_;
    QComboBox* layer_ = nullptr;
    WeightBars* weights_ = nullptr;
    NumberLabel* spread_ = nullptr;
};

}  // namespace separatrix
