#include "ui/view/loss/loss_head.h"

#include <QToolButton>

#include "ui/view/controls/number_label.h"
#include "ui/view/look/card.h"
#include "ui/view/look/style.h"

namespace separatrix {

LossHead::LossHead(Card* card) : QObject(card), card_(card) {
    loss_ = addButton("showLoss", tr("Loss"));
    accuracy_ = addButton("showAccuracy", tr("Accuracy"));
    loss_->setAccessibleName(tr("Show the loss"));
    loss_->setToolTip(tr("Loss per epoch, training and test"));
    accuracy_->setAccessibleName(tr("Show the accuracy"));
    accuracy_->setToolTip(tr("Share of right answers per epoch, training and test, 0 to 100 %"));
    for (QToolButton* choice : {loss_, accuracy_}) {
        choice->setCheckable(true);
        choice->setProperty("tab", true);
        card->header()->insertWidget(choice == loss_ ? 1 : 2, choice);
    }
    values_ = new NumberLabel(card);
    values_->setObjectName("lossValues");
    values_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRole(values_, "muted");
    scale_ = addButton("lossScale", {});
    card->header()->addWidget(values_);
    card->header()->addWidget(scale_);
    connect(loss_, &QToolButton::clicked, this, [this] { emit quantityChosen(PlotQuantity::loss); });
    connect(accuracy_, &QToolButton::clicked, this, [this] { emit quantityChosen(PlotQuantity::accuracy); });
    connect(scale_, &QToolButton::clicked, this, &LossHead::scaleClicked);
}

QToolButton* LossHead::addButton(const char* name, const QString& text) {
    auto* button = new QToolButton(card_);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void LossHead::showQuantity(PlotQuantity quantity, bool logarithmic) {
    const bool loss = quantity == PlotQuantity::loss;
    const bool is_log_axis = loss && logarithmic;
    loss_->setChecked(loss);
    accuracy_->setChecked(!loss);
    scale_->setText(is_log_axis ? tr("log") : tr("linear"));
    scale_->setEnabled(loss);
    scale_->setAccessibleName(is_log_axis ? tr("Logarithmic loss axis") : tr("Linear axis"));
    scale_->setToolTip(!loss         ? tr("The accuracy goes from 0 to 100 %: always linear")
                       : logarithmic ? tr("The loss axis is logarithmic; click for linear (L)")
                                     : tr("The loss axis is linear; click for logarithmic (L)"));
}

void LossHead::setLossTitle(const QString& title) {
    if (loss_->text() == title) return;
    loss_->setText(title);
    loss_->setAccessibleName(tr("Show the loss"));
    loss_->setToolTip(tr("%1 per epoch, over all training and all test movies").arg(title));
}

bool LossHead::showValues(const Metrics* metrics, PlotQuantity quantity) {
    values_->setText(metrics ? loss_header(*metrics, quantity) : QString());
    const bool has_test = metrics && !metric_text(metrics->test, quantity).isEmpty();
    // by the usual digits, so that they do not go to and fro
    const QString digits =
        quantity == PlotQuantity::accuracy ? QStringLiteral("88.8\u202f%") : QStringLiteral("0.00888");
    QString usual = tr("train %1").arg(digits);
    if (has_test) usual += QStringLiteral("  ") + tr("test %1").arg(digits);
    const QMargins margins = card_->body()->contentsMargins();
    int room = card_->width() - margins.left() - margins.right() - 4 * card_->header()->spacing();
    for (const QToolButton* button : {loss_, accuracy_, scale_}) room -= button->sizeHint().width();
    const bool fits = values_->widthOf(usual) <= room;
    values_->setVisible(fits);
    return fits;
}

}  // namespace separatrix
