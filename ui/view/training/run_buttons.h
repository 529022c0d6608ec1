// Train or pause, the two steps, reset and a new seed.
#pragma once

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/model/look/theme.h"

namespace separatrix {

class Session;

class RunButtons : public QWidget {
    Q_OBJECT
public:
    explicit RunButtons(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

    // what is left out where the row is too narrow
    void setSeedAsIcon(bool as_icon);
    void setStepsAsIcons(bool as_icons);
    void setGap(int pixels) { line_->setSpacing(pixels); }

private:
    void showTraining();
    void keepTrainWidth();  ///< the same for both words

    Session* session_;
    Theme theme_;
    QHBoxLayout* line_;
    QToolButton* train_;
    QToolButton* step_epoch_;
    QToolButton* step_sample_;
    QToolButton* reset_;
    QToolButton* new_seed_;
};

}  // namespace separatrix
