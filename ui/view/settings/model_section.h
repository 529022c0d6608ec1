// Section MODEL of the settings panel.
#pragma once

#include "ui/view/settings/setting_section.h"

namespace separatrix {

class ModelSection : public SettingSection {
    Q_OBJECT
public:
    ModelSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;

private:
    ChoiceRow* model_;
    ValueSlider* hidden_size_;
    ValueSlider* hidden_layers_;
    ChoiceRow* activation_;
    ChoiceRow* output_;
    QLabel* refusal_;
};

}  // namespace separatrix
