#include "ui/view/controls/bar_button.h"

#include "ui/view/look/style.h"

namespace separatrix {

namespace {

// what the style sheet puts around a button's text or icon, and a little air
constexpr int around_text = 28;
constexpr int around_icon = 26;
constexpr int around_narrow_icon = 16;
constexpr int icon_to_text = 6;

}  // namespace

QToolButton* bar_button(QWidget* parent, const QString& name, const QString& text, const QString& spoken,
                        const QString& tooltip) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setToolTip(tooltip);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize(QSize(14, 14));
    return button;
}

void keep_bold_width(QToolButton* button, bool tight) {
    const Qt::ToolButtonStyle style = button->toolButtonStyle();
    QFont bold = base_font();
    bold.setWeight(QFont::DemiBold);
    const int text = style == Qt::ToolButtonIconOnly
                         ? 0
                         : QFontMetrics(bold).horizontalAdvance(button->text() + QStringLiteral("  "));
    const int icon = style == Qt::ToolButtonTextOnly ? 0 : button->iconSize().width() + (text > 0 ? icon_to_text : 0);
    const int narrow = around_narrow_icon - (tight ? 1 : 0);
    const int frame = text > 0 ? around_text : button->property("narrow").toBool() ? narrow : around_icon;
    button->setFixedWidth(text + icon + frame);
}

}  // namespace separatrix
