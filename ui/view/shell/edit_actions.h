// The Edit menu's actions on the chosen movies, and the tools by key.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <functional>

#include "ui/model/plane/tool_options.h"
#include "ui/model/session/session.h"

namespace separatrix {

class PlaneView;

class EditActions : public QObject {
    Q_OBJECT
public:
    /// Fills the Edit menu behind Undo and Redo. `problem` tells a sentence to the person.
    EditActions(Session* session, PlaneView* plane, QMenu* edit, std::function<void(const QString&)> problem,
                QObject* parent);

private:
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                 const std::function<void()>& does);
    void buildTools(QMenu* edit);
    void buildContextMenu();
    void fillLabels();
    void enable();
    void lookAtClipboard();
    void copy();
    void paste();
    void jitter();

    Session* session_;
    PlaneView* plane_;
    std::function<void(const QString&)> problem_;
    QMenu* labels_ = nullptr;
    QMenu* context_ = nullptr;
    QAction* select_all_ = nullptr;
    QAction* deselect_ = nullptr;
    QAction* paste_ = nullptr;
    QList<QAction*> on_selection_;  ///< what needs a chosen movie
    QActionGroup* tools_ = nullptr;
};

}  // namespace separatrix
