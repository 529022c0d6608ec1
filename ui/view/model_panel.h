// The left panel: every setting of the model and its training.
#pragma once

#include <vector>

#include "ui/view/card.h"
#include "ui/view/setting_section.h"

namespace separatrix {

class Session;

class ModelPanel : public Card {
    Q_OBJECT
public:
    static constexpr int panel_width = 264;

    explicit ModelPanel(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

private:
    void showDocument();

    Session* session_;
    std::vector<SettingSection*> sections_;
};

}  // namespace separatrix
