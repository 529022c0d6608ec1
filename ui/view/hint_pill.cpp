#include "ui/view/hint_pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

namespace separatrix {

HintPill::HintPill(QWidget* parent) : QFrame(parent), label_(new QLabel(this)), close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("hintPill"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 6, 4);
    row->setSpacing(6);
    row->addWidget(label_, 1);
    row->addWidget(close_);
    label_->setObjectName(QStringLiteral("hintText"));
    label_->setAttribute(Qt::WA_TransparentForMouseEvents);
    close_->setObjectName(QStringLiteral("hintClose"));
    close_->setText(QStringLiteral("✕"));
    close_->setAutoRaise(true);
    close_->setFixedSize(24, 24);
    close_->setFocusPolicy(Qt::TabFocus);
    close_->setCursor(Qt::ArrowCursor);
    close_->setToolTip(tr("Hide this hint"));
    close_->setAccessibleName(tr("Hide this hint"));
    connect(close_, &QToolButton::clicked, this, &HintPill::dismissed);
}

void HintPill::setText(const QString& text) {
    label_->setText(text);
    setAccessibleName(text);
}

void HintPill::setTheme(const Theme& theme) {
    setStyleSheet(QStringLiteral("#hintPill { background: %1; border: 1px solid %2; border-radius: 16px; }"
                                 "#hintText { color: %3; background: transparent; border: none; }"
                                 "#hintClose { color: %4; background: transparent; border: none; border-radius: 12px; "
                                 "padding: 0; min-width: 24px; min-height: 24px; }"
                                 "#hintClose:hover, #hintClose:focus { background: %5; color: %3; }")
                      .arg(theme.card.name(), theme.card_border.name(), theme.text.name(), theme.muted.name(),
                           theme.control_hover.name()));
}

void HintPill::placeIn(const QRect& area, const QRect& spare) {
    constexpr int margin = 12;
    const int most = std::max(80, area.width() - 2 * margin);
    label_->setWordWrap(false);
    layout()->invalidate();
    QSize size = sizeHint();
    if (size.width() > most) {
        label_->setWordWrap(true);
        size = QSize(most, heightForWidth(most));
    }
    const bool fits_below = size.height() + 2 <= spare.height();
    const int top = fits_below ? spare.center().y() - size.height() / 2 : area.bottom() - margin - size.height();
    setGeometry(QRect(QPoint(area.center().x() - size.width() / 2, top), size));
}

}  // namespace separatrix
