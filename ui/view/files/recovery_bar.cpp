#include "ui/view/files/recovery_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace separatrix {

namespace {

constexpr int narrow_recovery = 620;

}  // namespace

RecoveryBar::RecoveryBar(QWidget* parent)
    : QFrame(parent),
      text_(new QLabel),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      buttons_(new QHBoxLayout) {
    setObjectName(QStringLiteral("recoveryBar"));
    setAccessibleName(tr("Recovery"));
    text_->setObjectName(QStringLiteral("recoveryText"));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout_->setContentsMargins(14, 8, 8, 8);
    layout_->addWidget(text_, 1);
    layout_->addLayout(buttons_);
    buttons_->addStretch(1);
    connect(addButton("recoveryOpen", tr("Open"), tr("Open the recovered document; it is kept until you save it")),
            &QPushButton::clicked, this, &RecoveryBar::openWanted);
    connect(addButton("recoveryDiscard", tr("Discard"), tr("Delete the recovered document for good")),
            &QPushButton::clicked, this, &RecoveryBar::discardWanted);
    connect(addButton("recoveryLater", tr("Later"), tr("Keep it and ask again at the next start")),
            &QPushButton::clicked, this, &RecoveryBar::laterWanted);
    hide();
}

QPushButton* RecoveryBar::addButton(const char* name, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    buttons_->addWidget(button);
    return button;
}

void RecoveryBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    // a sentence beside three buttons would become a column of words
    layout_->setDirection(width() < narrow_recovery ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void RecoveryBar::offer(const QString& sentence) {
    text_->setText(sentence);
    setAccessibleDescription(sentence);
    show();
}

}  // namespace separatrix
