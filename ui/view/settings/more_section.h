// The part of the settings panel that is folded away: schedule, stop conditions, sizes of single layers,
// regularisation, inputs, test split, precision.
#pragma once

#include <QCheckBox>
#include <QPushButton>
#include <vector>

#include "ui/view/settings/setting_section.h"

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
    std::vector<SettingSection*> sections_;
    ValueSlider* l1_;
    ValueSlider* l2_;
    QCheckBox* biases_;
    ChoiceRow* scale_;
    ValueSlider* test_share_;
    ChoiceRow* precision_;
    Theme theme_;
};

}  // namespace separatrix
