#include "ui/view/maths/fault_banner.h"

#include <QHBoxLayout>

#include "ui/model/maths/fault_choice.h"
#include "ui/model/session/session.h"
#include "ui/model/words/sentences.h"
#include "ui/view/look/style.h"

namespace separatrix {

FaultBanner::FaultBanner(Session* session, QWidget* parent)
    : QFrame(parent), session_(session), text_(new QLabel(this)), repair_(new QPushButton(tr("Repair it"), this)) {
    setObjectName(QStringLiteral("faultBanner"));
    setProperty("banner", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Broken backprop"));
    text_->setObjectName(QStringLiteral("faultText"));
    text_->setWordWrap(true);
    setRole(text_, "warning");
    repair_->setObjectName(QStringLiteral("repairBackprop"));
    repair_->setAccessibleName(tr("Repair the backprop"));
    repair_->setToolTip(tr("Switch all mistakes of “Break the backprop” (Maths) off"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->addWidget(text_, 1);
    layout->addWidget(repair_);
    connect(repair_, &QPushButton::clicked, this, [this] { repair_backprop(*session_); });
    connect(session, &Session::documentChanged, this, &FaultBanner::showDocument);
    showDocument();
}

void FaultBanner::showDocument() {
    const QString sentence_of_it = sentence(session_->document().settings.training.faults);
    text_->setText(sentence_of_it);
    setAccessibleDescription(sentence_of_it);
    setVisible(!sentence_of_it.isEmpty());
}

}  // namespace separatrix
