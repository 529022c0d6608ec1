// Undo and redo, saying what they would take back or do again.
#pragma once

#include <QToolButton>
#include <QUndoStack>

#include "ui/model/look/theme.h"

class QHBoxLayout;

namespace separatrix {

class UndoButtons : public QWidget {
    Q_OBJECT
public:
    explicit UndoButtons(QUndoStack* stack, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setGap(int pixels);

private:
    void showUndo();

    QUndoStack* stack_;
    QHBoxLayout* line_;
    QToolButton* undo_;
    QToolButton* redo_;
};

}  // namespace separatrix
