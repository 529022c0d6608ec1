// The look of every widget, made from a Theme.
#pragma once

#include <QApplication>
#include <QPalette>

#include "ui/model/look/theme.h"

namespace separatrix {

/// Style, palette, font and style sheet of the whole program. May be called again with another theme.
void applyTheme(QApplication& application, const Theme& theme);

QPalette palette_of(const Theme& theme);
/// Inter if it is installed, else the system's font; 13 px on an ordinary screen.
QFont base_font();
QString style_sheet(const Theme& theme);

/// Gives a label a part that the style sheet knows: "title", "section", "muted", "value", "error", "big", "small".
void setRole(QWidget* widget, const char* role);

}  // namespace separatrix
