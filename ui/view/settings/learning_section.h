// Section LEARNING of the settings panel.
#pragma once

#include "ui/view/settings/setting_section.h"

namespace separatrix {

class LearningSection : public SettingSection {
    Q_OBJECT
public:
    LearningSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;

private:
    void showRate();

    ChoiceRow* loss_;
    ChoiceRow* optimizer_;
    ValueSlider* learning_rate_;
    ValueSlider* batch_size_;
    ValueSlider* momentum_;
    ChoiceRow* order_;
    int training_points_ = -1;
    QString rate_reason_;  ///< what the schedule makes of the rate
};

}  // namespace separatrix
