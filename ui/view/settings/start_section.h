// Section START of the settings panel: initial weights and seed.
#pragma once

#include <QLineEdit>
#include <QToolButton>

#include "ui/view/settings/setting_section.h"

namespace separatrix {

class StartSection : public SettingSection {
    Q_OBJECT
public:
    StartSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;
    void setTheme(const Theme& theme) override;

private:
    void commitSeed();

    ChoiceRow* initializer_;
    QLineEdit* seed_;
    QToolButton* dice_;
    QLabel* error_;
    QString shown_seed_;
};

}  // namespace separatrix
