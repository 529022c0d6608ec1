// What a style sheet says best: fills, borders and radii. Arrows and marks are drawn in drawn_style.cpp.
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

/// Behind chosen rows: pale enough for the classes' own colours on it.
QColor selection_of(const Theme& theme) {
    const double share = theme.dark ? 0.28 : 0.18;
    const auto part = [share](int from, int to) { return static_cast<int>(from + share * (to - from)); };
    return {part(theme.card.red(), theme.accent.red()), part(theme.card.green(), theme.accent.green()),
            part(theme.card.blue(), theme.accent.blue())};
}

QString filled(QString sheet, const Theme& theme) {
    const auto put = [&sheet](const char* name, const QColor& color) {
        sheet.replace(QLatin1Char('$') + QLatin1String(name) + QLatin1Char(';'), color.name() + QLatin1Char(';'));
    };
    put("window", theme.window);
    put("card", theme.card);
    put("border", theme.card_border);
    put("text", theme.text);
    put("muted", theme.muted);
    put("control", theme.control);
    put("hover", theme.control_hover);
    put("groove", theme.groove);
    put("strong", theme.strong);
    put("on_strong", theme.on_strong);
    put("accent", theme.accent);
    put("selection", selection_of(theme));
    put("error", theme.error);
    put("good", theme.good);
    return sheet;
}

// every value ends with ';' so that names can be told apart
const char* const labels = R"(
QLabel[role="title"] { font-weight: 600; color: $text; }
QLabel[role="section"] { font-weight: 600; color: $muted; font-size: 8.5pt; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 8.5pt; }
QLabel[role="value"] { font-weight: 600; color: $text; }
QLabel[role="warns"] { font-weight: 600; color: $error; }
QLabel[role="big"] { font-weight: 600; font-size: 19pt; color: $text; }
QLabel[role="error"] { color: $error; font-size: 8.5pt; }
QLabel[role="warning"] { color: $error; font-weight: 600; }
QLabel[role="good"] { color: $good; }
QLabel[role="cellError"] { color: $error; background: $card; border: 1px solid $error; border-radius: 5px; }
QLabel:disabled { color: $muted; }
)";

const char* const frames = R"(
QDialog { background: $card; }
QFrame[card="true"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QFrame[banner="true"] { background: $control; border: none; border-radius: 6px; }
QFrame[rule="true"] { background: $border; border: none; }
QWidget[bar="true"] { background: $card; border: none; border-bottom: 1px solid $border; }
QScrollArea[plain="true"], QScrollArea[plain="true"] > QWidget > QWidget { background: transparent; border: none; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: $groove; }
QDockWidget { color: $text; font-weight: 600; }
QDockWidget::title { background: $window; padding: 4px 8px; text-align: left; }
QToolBar { background: $card; border: none; border-bottom: 1px solid $border; spacing: 8px; padding: 8px; }
QStatusBar { background: $window; color: $muted; }
QStatusBar::item { border: none; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 5px 7px; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 9px; padding: 10px 8px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $muted; }
)";

const char* const menus = R"(
QMenuBar { background: $card; color: $text; border: none; padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $control; }
QMenuBar::item:disabled { color: $muted; }
QMenu { background: $card; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 5px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
)";

const char* const buttons = R"(
QPushButton, QToolButton { background: $card; color: $text; border: 1px solid $border; border-radius: 6px; }
QPushButton { padding: 6px 14px; min-height: 18px; }
QToolButton { padding: 6px 10px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { background: $control; }
QPushButton:pressed, QToolButton:pressed { background: $hover; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: transparent; }
QPushButton:default { border: 1px solid $strong; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton:focus { padding: 5px 13px; }
QToolButton:focus { padding: 5px 9px; }
QToolButton:checked { border: 2px solid $accent; font-weight: 600; padding: 5px 9px; }
QToolButton:checked:focus { background: $control; }
QPushButton[primary="true"], QToolButton[primary="true"] {
    background: $strong; color: $on_strong; border: 2px solid $strong; font-weight: 600; padding: 5px 12px; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: $strong; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid $accent; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: $groove; color: $muted; border: 2px solid $groove; }
QToolButton[narrow="true"], QToolButton[narrow="true"]:checked, QToolButton[narrow="true"]:focus { padding: 5px 4px; }
QToolButton[flat="true"] { border: 2px solid transparent; background: transparent; padding: 1px 4px; min-height: 16px; }
QToolButton[flat="true"]:hover { background: $control; }
QToolButton[flat="true"]:focus { border: 2px solid $accent; }
QToolButton[flat="true"]:checked { font-weight: normal; border: 2px solid transparent; }
QToolButton[flat="true"]:checked:focus { border: 2px solid $accent; }
QToolButton[tab="true"] { color: $muted; padding: 2px 0; }
QToolButton[tab="true"]:hover { color: $text; background: transparent; }
QToolButton[tab="true"]:checked, QToolButton[tab="true"]:checked:focus { color: $text; font-weight: 600; padding: 2px 0; }
QPushButton[fold="true"] { border: 2px solid transparent; background: transparent; color: $muted; padding: 3px 0;
    min-height: 14px; text-align: left; }
QPushButton[fold="true"]:hover { color: $text; }
QPushButton[entry="true"] { color: $text; font-weight: 600; padding: 2px 0; }
QPushButton[entry="true"]:hover { color: $accent; }
QPushButton[entry="true"]:disabled { color: $muted; }
QToolButton[step="true"] { padding: 0; border: 2px solid transparent; border-radius: 13px; }
QToolButton[step="true"]:checked, QToolButton[step="true"]:checked:focus { background: $strong; color: $on_strong;
    border: 2px solid $strong; padding: 0; font-weight: 600; }
QToolButton[step="true"]:focus, QToolButton[step="true"]:checked:focus { border: 2px solid $accent; padding: 0; }
QPushButton[fold="true"]:focus { border: 2px solid $accent; }
QToolButton::menu-indicator { image: none; }
)";

const char* const fields = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: $control; color: $text; border: 2px solid transparent; border-radius: 5px;
    padding: 2px 6px; selection-background-color: $accent; }
QLineEdit { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; background: $card; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: $muted; }
QLineEdit[wrong="true"] { border: 2px solid $error; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0 4px; min-height: 0; }
QLineEdit[value="true"] { background: transparent; font-weight: 600; padding: 0; min-height: 16px; }
QLineEdit[value="true"]:hover { background: $control; }
QLineEdit[value="true"]:focus { background: $card; }
QLineEdit[value="true"]:disabled { background: transparent; color: $muted; }
)";

const char* const views = R"(
QScrollBar:vertical { background: transparent; width: 8px; margin: 2px 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0 2px; }
QScrollBar::handle { background: $groove; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 0 1px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 1px 0; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tear { width: 0; border: none; }
QTabBar::scroller { width: 22px; }
QTabBar QToolButton { background: $card; border: none; border-radius: 5px; padding: 0; min-height: 0; margin: 4px 0; }
QTabBar QToolButton:hover { background: $control; }
QTabBar::tab { color: $muted; padding: 8px 4px 7px 4px; margin-right: 3px; border: none;
    border-bottom: 2px solid transparent; background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $text; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { border-bottom: 2px solid $accent; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $hover; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $hover; color: $text; }
QComboBox QAbstractItemView::item:disabled { color: $muted; }
QTableView, QListView, QTreeView { background: $card; color: $text; border: none; gridline-color: $border;
    selection-background-color: $selection; selection-color: $text; outline: none; }
QListView[sideList="true"] { background: transparent; }
QListView[sideList="true"]::item { min-height: 26px; padding: 0 6px; border: 2px solid transparent; border-radius: 5px; }
QListView[sideList="true"]::item:hover { background: $control; }
QListView[sideList="true"]::item:selected { background: $hover; color: $text; }
QListView[sideList="true"]::item:focus { border: 2px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 5px 6px; }
QTableCornerButton::section { background: $card; border: none; }
QProgressBar { background: $groove; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $strong; border-radius: 3px; }
)";

}  // namespace

QString style_sheet(const Theme& theme) {
    QString sheet;
    for (const char* part : {labels, frames, menus, buttons, fields, views}) sheet += QString::fromLatin1(part);
    return filled(sheet, theme);
}

}  // namespace separatrix
