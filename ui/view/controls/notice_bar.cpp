#include "ui/view/controls/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace separatrix {

namespace {

constexpr int narrow_notice = 560;

}  // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), text_(new QLabel), action_button_(new QPushButton), close_button_(new QPushButton(tr("Close"))) {
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Notice"));
    text_->setObjectName(QStringLiteral("noticeText"));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    action_button_->setObjectName(QStringLiteral("noticeAction"));
    action_button_->setAccessibleName(tr("Do what the notice suggests"));
    action_button_->setToolTip(tr("Do what the notice suggests"));
    close_button_->setObjectName(QStringLiteral("noticeClose"));
    close_button_->setAccessibleName(tr("Close this notice"));
    close_button_->setToolTip(tr("Close this notice"));
    layout_ = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout_->setContentsMargins(14, 8, 8, 8);
    layout_->addWidget(text_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(action_button_);
    buttons->addWidget(close_button_);
    layout_->addLayout(buttons);
    connect(close_button_, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(action_button_, &QPushButton::clicked, this, [this] {
        const auto action = action_;
        dismiss();
        if (action) action();
    });
    hide();
}

void NoticeBar::show(const QString& sentence, const QString& button, const std::function<void()>& action) {
    text_->setText(sentence);
    action_ = action;
    action_button_->setText(button);
    if (!button.isEmpty()) action_button_->setAccessibleName(button);
    action_button_->setVisible(!button.isEmpty());
    setAccessibleDescription(sentence);
    setVisible(true);
}

void NoticeBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    // a sentence beside two buttons would become a column of words
    layout_->setDirection(width() < narrow_notice ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void NoticeBar::dismiss() {
    setVisible(false);
    action_ = nullptr;
}

QString NoticeBar::text() const { return isVisible() ? text_->text() : QString(); }

}  // namespace separatrix
