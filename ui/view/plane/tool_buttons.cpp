#include "ui/view/plane/tool_buttons.h"

#include <QMenu>

#include "ui/model/plane/tool_options.h"
#include "ui/model/plane/tool_texts.h"
#include "ui/view/controls/bar_button.h"
#include "ui/view/look/icons.h"

namespace separatrix {

namespace {

constexpr int menu_button_width = 40;

Glyph glyph_of_tool(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add: return Glyph::add;
        case PlaneTool::brush: return Glyph::brush;
        case PlaneTool::move: return Glyph::move;
        case PlaneTool::erase: return Glyph::erase;
        case PlaneTool::relabel: return Glyph::relabel;
        case PlaneTool::select: return Glyph::select;
        case PlaneTool::probe: return Glyph::probe;
    }
    return Glyph::add;
}

const char* button_name(PlaneTool tool) {
    switch (tool) {
        case PlaneTool::add: return "toolAdd";
        case PlaneTool::brush: return "toolBrush";
        case PlaneTool::move: return "toolMove";
        case PlaneTool::erase: return "toolErase";
        case PlaneTool::relabel: return "toolRelabel";
        case PlaneTool::select: return "toolSelect";
        case PlaneTool::probe: return "toolProbe";
    }
    return "";
}

}  // namespace

ToolButtons::ToolButtons(QWidget* parent)
    : QWidget(parent), theme_(light_theme()), line_(new QHBoxLayout(this)), buttons_(new QButtonGroup(this)) {
    line_->setContentsMargins(0, 0, 0, 0);
    for (const PlaneTool tool : all_tools) {
        QToolButton* button =
            bar_button(this, QString::fromLatin1(button_name(tool)), tool_name(tool), tool_name(tool), tool_tip(tool));
        button->setCheckable(true);
        line_->addWidget(button);
        buttons_->addButton(button, static_cast<int>(tool));
    }
    connect(buttons_, &QButtonGroup::idClicked, this, [this](int id) { emit toolChosen(static_cast<PlaneTool>(id)); });
    buildMenu();
    setAsIcons(false);
    setTool(PlaneTool::add);
    setTheme(theme_);
}

void ToolButtons::buildMenu() {
    menu_ = bar_button(this, QStringLiteral("toolMenu"), tr("Tool"), tr("Tool"), {});
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    auto* menu = new QMenu(menu_);
    for (const PlaneTool tool : all_tools) {
        QAction* action = menu->addAction(tool_name(tool), this, [this, tool] {
            setTool(tool);
            emit toolChosen(tool);
        });
        action->setData(static_cast<int>(tool));
        action->setToolTip(tool_tip(tool));
    }
    menu->setToolTipsVisible(true);
    menu_->setFixedWidth(menu_button_width);
    menu_->hide();
    menu_->setMenu(menu);
    line_->addWidget(menu_);
}

void ToolButtons::setTool(PlaneTool tool) {
    if (QAbstractButton* button = buttons_->button(static_cast<int>(tool))) button->setChecked(true);
    showMenu();
}

void ToolButtons::showMenu() {
    menu_->setIcon(glyph_icon(glyph_of_tool(tool()), theme_));
    menu_->setAccessibleName(tr("Tool: %1").arg(tool_name(tool())));
    menu_->setToolTip(tr("%1\nChoose another tool").arg(tool_tip(tool())));
    for (QAction* action : menu_->menu()->actions())
        action->setIcon(glyph_icon(glyph_of_tool(static_cast<PlaneTool>(action->data().toInt())), theme_));
}

void ToolButtons::setTheme(const Theme& theme) {
    theme_ = theme;
    for (QAbstractButton* button : buttons_->buttons())
        button->setIcon(glyph_icon(glyph_of_tool(static_cast<PlaneTool>(buttons_->id(button))), theme));
    showMenu();
}

void ToolButtons::setAsIcons(bool as_icons) {
    for (QAbstractButton* each : buttons_->buttons()) {
        auto* button = static_cast<QToolButton*>(each);
        button->setToolButtonStyle(as_icons ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
        keep_bold_width(button);
    }
    line_->setSpacing(as_icons ? 3 : 6);
}

void ToolButtons::setAsMenu(bool as_menu) {
    as_menu_ = as_menu;
    updateGeometry();
}

void ToolButtons::settle() {
    if (menu_->isHidden() != as_menu_) return;
    menu_->setVisible(as_menu_);
    for (QAbstractButton* button : buttons_->buttons()) button->setVisible(!as_menu_);
}

QSize ToolButtons::sizeHint() const {
    int width = as_menu_ ? menu_->minimumWidth() : -line_->spacing();
    if (!as_menu_)
        for (const QAbstractButton* button : buttons_->buttons()) width += button->minimumWidth() + line_->spacing();
    return {width, line_->sizeHint().height()};
}

}  // namespace separatrix
