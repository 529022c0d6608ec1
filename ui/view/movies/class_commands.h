// The dialogs of the classes: what the buttons of the bar, their menus and the Model menu call.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/model/look/theme.h"

class QMenu;
class QWidget;

namespace separatrix {

class ClassesDialog;
class Session;

class ClassCommands : public QObject {
    Q_OBJECT
public:
    /// Dialogs belong to `window`.
    ClassCommands(Session* session, QWidget* window);
    void setTheme(const Theme& theme) { theme_ = theme; }

public slots:
    void add();
    void rename(int label);
    void remove(int label);
    void showAll();
    /// Rename and Remove for one class, at a place on the screen.
    void showMenu(int label, const QPoint& place);

signals:
    /// Something that the person should know: the model had to change.
    void said(const QString& sentence);

private:
    QWidget* dialogParent() const;

    Session* session_;
    QWidget* window_;
    QPointer<ClassesDialog> all_;
    Theme theme_;
};

}  // namespace separatrix
