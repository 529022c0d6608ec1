#include "ui/view/shell/undo_buttons.h"

#include <QHBoxLayout>

#include "ui/view/controls/bar_button.h"
#include "ui/view/look/icons.h"

namespace separatrix {

UndoButtons::UndoButtons(QUndoStack* stack, QWidget* parent)
    : QWidget(parent),
      stack_(stack),
      line_(new QHBoxLayout(this)),
      undo_(bar_button(this, QStringLiteral("undo"), tr("Undo"), tr("Undo"), {})),
      redo_(bar_button(this, QStringLiteral("redo"), tr("Redo"), tr("Redo"), {})) {
    line_->setContentsMargins(0, 0, 0, 0);
    line_->addWidget(undo_);
    line_->addWidget(redo_);
    connect(undo_, &QToolButton::clicked, stack, &QUndoStack::undo);
    connect(redo_, &QToolButton::clicked, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::indexChanged, this, &UndoButtons::showUndo);
    connect(stack, &QUndoStack::canUndoChanged, this, &UndoButtons::showUndo);
    connect(stack, &QUndoStack::canRedoChanged, this, &UndoButtons::showUndo);
    showUndo();
}

void UndoButtons::showUndo() {
    undo_->setEnabled(stack_->canUndo());
    redo_->setEnabled(stack_->canRedo());
    undo_->setToolTip(stack_->canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(stack_->undoText())
                                        : tr("Nothing to undo (Ctrl+Z)"));
    redo_->setToolTip(stack_->canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(stack_->redoText())
                                        : tr("Nothing to redo (Ctrl+Shift+Z)"));
}

void UndoButtons::setTheme(const Theme& theme) {
    undo_->setIcon(glyph_icon(Glyph::undo, theme.text, theme.groove));
    redo_->setIcon(glyph_icon(Glyph::redo, theme.text, theme.groove));
}

void UndoButtons::setGap(int pixels) { line_->setSpacing(pixels); }

}  // namespace separatrix
