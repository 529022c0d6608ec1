// The tools of the plane as buttons side by side, or as one button with a menu.
#pragma once

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_gestures.h"

namespace separatrix {

class ToolButtons : public QWidget {
    Q_OBJECT
public:
    explicit ToolButtons(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    PlaneTool tool() const { return static_cast<PlaneTool>(buttons_->checkedId()); }
    /// Shows which tool is in use; emits nothing.
    void setTool(PlaneTool tool);

    // what is left out where the row is too narrow
    void setAsIcons(bool as_icons);
    /// The size hints follow at once, the buttons with settle(): trying it out would take the focus from them.
    void setAsMenu(bool as_menu);
    void settle();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The person chose it.
    void toolChosen(separatrix::PlaneTool tool);

private:
    void buildMenu();
    void showMenu();

    Theme theme_;
    bool as_menu_ = false;
    QHBoxLayout* line_;
    QButtonGroup* buttons_;
    QToolButton* menu_;
};

}  // namespace separatrix
