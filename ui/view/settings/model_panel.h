// The left panel: every setting of the model and its training.
#pragma once

#include <vector>

#include "ui/view/look/card.h"
#include "ui/view/settings/setting_section.h"

class QScrollArea;

namespace separatrix {

class Session;

class ModelPanel : public Card {
    Q_OBJECT
public:
    static constexpr int panel_width = 264;

    explicit ModelPanel(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Scrolls to one of its controls.
    void showControl(QWidget* control);

private:
    void showDocument();

    Session* session_;
    QScrollArea* area_;
    std::vector<SettingSection*> sections_;
};

}  // namespace separatrix
