#include "ui/view/movies/class_commands.h"

#include <QMenu>

#include "ui/model/movies/class_changes.h"
#include "ui/view/movies/class_name_dialog.h"
#include "ui/view/movies/class_removal_dialog.h"
#include "ui/view/movies/classes_dialog.h"

namespace separatrix {

ClassCommands::ClassCommands(Session* session, QWidget* window)
    : QObject(window), session_(session), window_(window), theme_(light_theme()) {}

QWidget* ClassCommands::dialogParent() const { return all_ ? static_cast<QWidget*>(all_) : window_; }

void ClassCommands::add() {
    if (!rule_of_adding(session_->document()).enabled) return;
    ClassNameDialog dialog(session_, -1, dialogParent());
    if (dialog.exec() != QDialog::Accepted) return;
    const QString sentence = add_class(*session_, dialog.name());
    if (!sentence.isEmpty()) emit said(sentence);
}

void ClassCommands::rename(int label) {
    if (label < 0 || label >= session_->document().classes()) return;
    ClassNameDialog dialog(session_, label, dialogParent());
    if (dialog.exec() == QDialog::Accepted) rename_class(*session_, label, dialog.name());
}

void ClassCommands::remove(int label) {
    if (!rule_of_removing(session_->document()).enabled) return;
    const RemovalQuestion question = removal_question(session_->document(), label);
    std::optional<int> relabel_to;
    if (question.movies > 0) {
        ClassRemovalDialog dialog(question, theme_, dialogParent());
        if (dialog.exec() != QDialog::Accepted) return;
        relabel_to = dialog.relabelTo();
    }
    remove_class(*session_, label, relabel_to);
}

void ClassCommands::showAll() {
    if (all_) return all_->raise();
    all_ = new ClassesDialog(session_, theme_, window_);
    all_->setAttribute(Qt::WA_DeleteOnClose);
    connect(all_, &ClassesDialog::addWanted, this, &ClassCommands::add);
    connect(all_, &ClassesDialog::removalWanted, this, &ClassCommands::remove);
    all_->open();
}

void ClassCommands::showMenu(int label, const QPoint& place) {
    auto* menu = new QMenu(window_);
    menu->setObjectName(QStringLiteral("classMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("&Rename…"), this, [this, label] { rename(label); });
    QAction* remove_action = menu->addAction(tr("Re&move…"), this, [this, label] { remove(label); });
    const Rule removing = rule_of_removing(session_->document());
    remove_action->setEnabled(removing.enabled);
    remove_action->setToolTip(removing.reason);
    menu->addSeparator();
    QAction* add_action = menu->addAction(tr("&Add class…"), this, &ClassCommands::add);
    const Rule adding = rule_of_adding(session_->document());
    add_action->setEnabled(adding.enabled);
    add_action->setToolTip(adding.reason);
    menu->addAction(tr("All &classes…"), this, &ClassCommands::showAll);
    menu->popup(place);
}

}  // namespace separatrix
