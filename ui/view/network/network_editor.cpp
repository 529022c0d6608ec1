#include "ui/view/network/network_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/view/controls/number_field.h"
#include "ui/view/look/style.h"

namespace separatrix {

NetworkEditor::NetworkEditor(QWidget* parent)
    : QFrame(parent), name_(new QLabel(this)), field_(new NumberField(this)), error_(new QLabel(this)) {
    setObjectName(QStringLiteral("networkEditor"));
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    field_->setObjectName(QStringLiteral("networkEditorValue"));
    field_->setAccessibleName(tr("Value of the weight or bias"));
    field_->setToolTip(tr("Type a number; Enter takes it, Esc leaves it as it was"));
    field_->setFixedWidth(150);  // all digits of most weights
    field_->installEventFilter(this);
    error_->setObjectName(QStringLiteral("networkEditorError"));
    error_->setWordWrap(true);
    error_->setFixedWidth(170);
    setRole(error_, "error");
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(name_);
    line->addWidget(field_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 8, 6);
    column->setSpacing(3);
    column->addLayout(line);
    column->addWidget(error_);
    connect(field_, &QLineEdit::textEdited, this, [this] {
        error_->hide();
        fit();
    });
    hide();
}

QString NetworkEditor::error() const { return error_->isHidden() ? QString() : error_->text(); }

void NetworkEditor::open(QPointF place, const QString& name, const QString& text, Commit commit) {
    place_ = place;
    commit_ = std::move(commit);
    name_->setText(tr("%1 =").arg(name));
    field_->setAccessibleName(tr("Value of %1").arg(name));
    field_->setToolTip(tr("Enter: take this value. Escape: leave it as it was."));
    field_->setText(text);
    field_->setCursorPosition(0);
    field_->selectAll();
    error_->hide();
    show();
    raise();
    fit();
    field_->setFocus();
}

void NetworkEditor::fit() {
    layout()->activate();
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(2, 2, -2, -2);
    const int x = std::clamp(static_cast<int>(place_.x()) - size.width() / 2, room.left(),
                             std::max(room.left(), room.right() - size.width()));
    int y = static_cast<int>(place_.y()) - size.height() - 8;
    if (y < room.top()) y = static_cast<int>(place_.y()) + 10;
    setGeometry(QRect({x, std::clamp(y, room.top(), std::max(room.top(), room.bottom() - size.height()))}, size));
}

void NetworkEditor::commit() {
    if (const auto taken = commit_(field_->text()); !taken) {
        error_->setText(taken.error());
        error_->show();
        field_->selectAll();
        fit();
        return;
    }
    close_editor();
}

void NetworkEditor::close_editor() {
    if (isHidden()) return;
    hide();
    emit closed();
}

bool NetworkEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            close_editor();
            return true;
        }
        // not returnPressed: the field lets go of the key after it, and the network's view would open the next editor
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            commit();
            return true;
        }
    }
    // clicked elsewhere: as if it had not been opened; another window in front is no such click
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        close_editor();
    return QFrame::eventFilter(watched, event);
}

}  // namespace separatrix
