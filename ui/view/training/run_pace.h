// How far the training is, and how fast it goes: the count of epochs and the slider of the speed.
#pragma once

#include <QHBoxLayout>
#include <QLabel>

#include "ui/model/look/theme.h"
#include "ui/view/controls/groove_slider.h"
#include "ui/view/controls/number_label.h"

namespace separatrix {

class Session;

class RunPace : public QWidget {
    Q_OBJECT
public:
    explicit RunPace(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme) { speed_->setTheme(theme); }

    // what is left out where the row is too narrow
    void setSpeedCaptionShown(bool shown) { speed_caption_->setVisible(shown); }
    void setSpeedShort(bool is_short);
    /// No caption, fewer digits, the shortest slider.
    void setNarrow(bool narrow);
    void setGap(int pixels) { line_->setSpacing(pixels); }

signals:
    /// The count has more digits than ever before.
    void roomChanged();

private:
    void showEpoch();
    void showSpeed();
    void setSpeedWidth();
    /// Room for the digits that training brings soon; true if there is more than before.
    bool reserveEpoch();

    Session* session_;
    QHBoxLayout* line_;
    QLabel* epoch_caption_;
    NumberLabel* epoch_;
    QLabel* speed_caption_;
    GrooveSlider* speed_;
    QString epoch_room_;  ///< for so many digits
    bool is_short_ = false;
    bool narrow_ = false;
};

}  // namespace separatrix
