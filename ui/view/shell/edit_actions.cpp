#include "ui/view/shell/edit_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QMimeData>

#include "ui/model/plane/tool_texts.h"
#include "ui/model/session/rows_text.h"
#include "ui/model/session/selection_edits.h"
#include "ui/model/words/setting_names.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/plane/plane_view.h"

namespace separatrix {

EditActions::EditActions(Session* session, PlaneView* plane, QMenu* edit, std::function<void(const QString&)> problem,
                         QObject* parent)
    : QObject(parent), session_(session), plane_(plane), problem_(std::move(problem)) {
    edit->addSeparator();
    on_selection_ << add(edit, "actionCopy", tr("&Copy"), QKeySequence::Copy, [this] { copy(); });
    paste_ = add(edit, "actionPaste", tr("&Paste"), QKeySequence::Paste, [this] { paste(); });
    on_selection_ << add(edit, "actionDuplicate", tr("D&uplicate"), QKeySequence(Qt::CTRL | Qt::Key_D),
                         [this] { duplicate_selected(*session_); });
    on_selection_ << add(edit, "actionDelete", tr("&Delete"), QKeySequence::Delete,
                         [this] { delete_selected(*session_); });
    edit->addSeparator();
    select_all_ =
        add(edit, "actionSelectAll", tr("Select &all"), QKeySequence::SelectAll, [this] { select_all(*session_); });
    deselect_ = add(edit, "actionDeselect", tr("Select &none"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                    [this] { session_->selection()->clear(); });
    labels_ = edit->addMenu(tr("&Relabel"));
    labels_->setObjectName(QStringLiteral("menuRelabel"));
    connect(labels_, &QMenu::aboutToShow, this, &EditActions::fillLabels);
    on_selection_ << labels_->menuAction();
    on_selection_ << add(edit, "actionJitter", tr("&Jitter…"), {}, [this] { jitter(); });
    edit->addSeparator();
    buildTools(edit);
    buildContextMenu();

    connect(session_->selection(), &Selection::changed, this, &EditActions::enable);
    connect(session_, &Session::documentChanged, this, &EditActions::enable);
    // asking the clipboard may wait for another program, so not at every edit
    connect(QApplication::clipboard(), &QClipboard::dataChanged, this, &EditActions::lookAtClipboard);
    connect(edit, &QMenu::aboutToShow, this, &EditActions::lookAtClipboard);
    fillLabels();
    enable();
}

QAction* EditActions::add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                          const std::function<void()>& does) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    if (!key.isEmpty()) action->setShortcut(key);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void EditActions::buildTools(QMenu* edit) {
    QMenu* menu = edit->addMenu(tr("&Tool"));
    menu->setObjectName(QStringLiteral("menuTool"));
    tools_ = new QActionGroup(this);
    for (const PlaneTool tool : all_tools) {
        QAction* action = add(menu, "", tool_name(tool), tool_key(tool), [this, tool] { plane_->setTool(tool); });
        action->setObjectName(QStringLiteral("actionTool_%1").arg(static_cast<int>(tool)));
        action->setToolTip(tool_tip(tool));
        action->setCheckable(true);
        action->setChecked(tool == plane_->tool());
        action->setData(static_cast<int>(tool));
        tools_->addAction(action);
    }
    connect(plane_, &PlaneView::toolChanged, this, [this](PlaneTool tool) {
        for (QAction* action : tools_->actions())
            if (action->data().toInt() == static_cast<int>(tool)) action->setChecked(true);
    });
}

void EditActions::buildContextMenu() {
    context_ = new QMenu(plane_);
    context_->setObjectName(QStringLiteral("pointMenu"));
    context_->addMenu(labels_);
    for (QAction* action : on_selection_)
        if (action != labels_->menuAction()) context_->addAction(action);
    context_->addSeparator();
    context_->addActions({paste_, select_all_});
    connect(plane_, &PlaneView::pointMenuWanted, this, [this](QPoint place) {
        lookAtClipboard();
        context_->popup(place);
    });
}

void EditActions::fillLabels() {
    labels_->clear();
    const auto& names = session_->document().class_names;
    for (std::size_t k = 0; k < names.size(); ++k) {
        const int label = static_cast<int>(k);
        const QString name =
            class_caption(QString::fromStdString(names[k])).replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = labels_->addAction(class_icon(label, plane_->theme()), name);
        action->setObjectName(QStringLiteral("actionRelabel%1").arg(label));
        connect(action, &QAction::triggered, this, [this, label] { relabel_selected(*session_, label); });
    }
}

void EditActions::enable() {
    const bool any = !session_->selection()->empty();
    const QString reason = tr("Choose movies first: click on one, or enclose some with Select");
    for (QAction* action : on_selection_) {
        action->setEnabled(any);
        action->setToolTip(any ? QString() : reason);
        action->setStatusTip(any ? QString() : reason);
    }
    deselect_->setEnabled(any);
    deselect_->setStatusTip(any ? QString() : reason);
    const bool points = !session_->document().points.empty();
    select_all_->setEnabled(points);
    select_all_->setStatusTip(points ? QString() : tr("There is no movie on the plane"));
}

void EditActions::lookAtClipboard() {
    // text may be rows or not: pasting tells
    const QMimeData* clip = QApplication::clipboard()->mimeData();
    const bool text = clip && clip->hasText();
    paste_->setEnabled(text);
    paste_->setStatusTip(text ? QString() : tr("There is no text on the clipboard"));
}

void EditActions::copy() {
    const QString rows = selected_rows(*session_);
    if (!rows.isEmpty()) QApplication::clipboard()->setText(rows);
}

void EditActions::paste() {
    const QString sentence = paste_into_selection(*session_, QApplication::clipboard()->text());
    if (!sentence.isEmpty()) problem_(sentence);
}

void EditActions::jitter() {
    bool accepted = false;
    const double percent = QInputDialog::getDouble(
        plane_->window(), tr("Jitter"), tr("Noise on both marks, as a deviation in percent of the axes' ranges:"),
        default_jitter, 0.01, 50, 2, &accepted, {}, 0.5);
    if (accepted) jitter_selected(*session_, percent);
}

}  // namespace separatrix
