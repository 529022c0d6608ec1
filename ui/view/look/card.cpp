#include "ui/view/look/card.h"

#include "ui/view/look/style.h"

namespace separatrix {

namespace {

QFrame* rule(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("rule", true);
    line->setAttribute(Qt::WA_StyledBackground);
    return line;
}

}  // namespace

Card::Card(const QString& title, QWidget* parent) : QFrame(parent) {
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    body_ = new QVBoxLayout(this);
    body_->setContentsMargins(15, 12, 15, 12);
    body_->setSpacing(6);
    header_ = new QHBoxLayout;
    header_->setSpacing(8);
    title_ = new QLabel(this);
    title_->setTextFormat(Qt::PlainText);
    setRole(title_, "title");
    header_->addWidget(title_);
    header_->addStretch(1);
    body_->addLayout(header_);
    setTitle(title);
}

void Card::setTitle(const QString& title) {
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
}

QFrame* horizontalRule(QWidget* parent) {
    QFrame* line = rule(parent);
    line->setFixedHeight(1);
    return line;
}

QFrame* verticalRule(QWidget* parent) {
    QFrame* line = rule(parent);
    line->setFixedWidth(1);
    return line;
}

}  // namespace separatrix
