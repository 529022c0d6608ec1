// How many answers are right, and which are confused with which.
#pragma once

#include "ui/model/look/theme.h"
#include "ui/model/words/status_text.h"
#include "ui/view/look/card.h"
#include "ui/view/report/confusion_grid.h"

class QScrollArea;

namespace separatrix {

class NumberLabel;
class Session;

class ReportView : public Card {
    Q_OBJECT
public:
    explicit ReportView(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeAccuracy();
    void showFrame();

    Session* session_;
    Report report_;
    bool accuracy_in_title_ = false;
    QHBoxLayout* line_;
    QWidget* rows_;
    NumberLabel* first_row_;
    NumberLabel* second_row_;
    NumberLabel* accuracy_;
    QScrollArea* scroll_;
    ConfusionGrid* grid_;
};

}  // namespace separatrix
