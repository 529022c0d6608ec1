#include "ui/view/look/style.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyle>
#include <QToolTip>
#include <QWidget>

#include "ui/view/look/drawn_style.h"

namespace separatrix {

QPalette palette_of(const Theme& theme) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
    set(QPalette::Window, theme.window);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.card);
    set(QPalette::AlternateBase, theme.window);
    set(QPalette::Text, theme.text);
    set(QPalette::PlaceholderText, theme.muted);
    set(QPalette::Button, theme.control);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.error);
    set(QPalette::ToolTipBase, theme.card);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.dark ? theme.window : theme.card);
    set(QPalette::Link, theme.accent);
    set(QPalette::Light, theme.card);
    set(QPalette::Midlight, theme.control);
    set(QPalette::Mid, theme.card_border);
    set(QPalette::Dark, theme.groove);
    set(QPalette::Shadow, theme.card_border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.groove);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, theme.text);
    return palette;
}

QFont base_font() {
    // asked once: the font library takes longer for its answer than a frame lasts
    static const bool has_inter = QFontDatabase::hasFamily(QStringLiteral("Inter"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (has_inter) font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(9.75);
    return font;
}

void applyTheme(QApplication& application, const Theme& theme) {
    if (auto* drawn = qobject_cast<DrawnStyle*>(application.style()))
        drawn->setTheme(theme);
    else
        application.setStyle(new DrawnStyle(theme));  // the application owns it
    if (const QFont font = base_font(); application.font() != font) {
        application.setFont(font);
        // Qt tells the widgets only while the event loop runs, and a style sheet then keeps the old one
        for (QWidget* widget : QApplication::allWidgets()) {
            QEvent change(QEvent::ApplicationFontChange);
            QApplication::sendEvent(widget, &change);
        }
    }
    application.setPalette(palette_of(theme));
    QToolTip::setPalette(palette_of(theme));
    application.setStyleSheet(style_sheet(theme));
}

void setRole(QWidget* widget, const char* role) {
    widget->setProperty("role", QString::fromLatin1(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace separatrix
