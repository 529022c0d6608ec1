// The part of the settings panel that is folded away: regularisation, inputs, test split, precision.
#pragma once

#include <QPushButton>

#include "ui/view/setting_section.h"

namespace separatrix {

class MoreSection : public SettingSection {
    Q_OBJECT
public:
    MoreSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;
    void setTheme(const Theme& theme) override;
    void setExpanded(bool expanded);

private:
    QPushButton* header_;
    QWidget* folded_;
    ValueSlider* l1_;
    ValueSlider* l2_;
    ChoiceRow* scale_;
    ValueSlider* test_share_;
    ChoiceRow* precision_;
    Theme theme_;
};

}  // namespace separatrix
