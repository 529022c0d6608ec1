#include "ui/view/maths/fault_box.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"

namespace separatrix {

FaultBox::FaultBox(Session* session, QWidget* parent) : QFrame(parent), session_(session), state_(new QLabel(this)) {
    setObjectName(QStringLiteral("faultBox"));
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Break the backprop"));
    setToolTip(tr("Make a mistake on purpose: training then really uses it, and the numeric check finds it"));
    auto* heading = new QLabel(tr("Break the backprop"), this);
    setRole(heading, "title");
    state_->setObjectName(QStringLiteral("faultState"));
    setRole(state_, "muted");
    auto* top = new QHBoxLayout;
    top->setSpacing(24);
    top->addWidget(heading, 1);
    top->addWidget(state_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(5);
    column->addLayout(top);
    const char* const names[] = {"faultSign", "faultSlope", "faultBias"};
    for (const BackpropFault fault : all_backprop_faults) {
        auto* box = new QCheckBox(title(fault), this);
        box->setObjectName(QLatin1String(names[static_cast<int>(fault)]));
        box->setAccessibleName(tr("Break the backprop: %1").arg(title(fault)));
        column->addWidget(box);
        boxes_.emplace_back(fault, box);
        connect(box, &QCheckBox::clicked, this, [this, fault](bool on) { set_fault(*session_, fault, on); });
    }
    connect(session, &Session::documentChanged, this, &FaultBox::showDocument);
    showDocument();
}

void FaultBox::showDocument() {
    const Document& document = session_->document();
    const BackpropFaults& faults = document.settings.training.faults;
    for (const auto& [fault, box] : boxes_) {
        const Rule rule = rule_of(fault, document.settings, document.classes());
        box->setChecked(has_fault(faults, fault));
        box->setEnabled(rule.enabled);
        box->setToolTip(rule.reason.isEmpty() ? formula(fault) : rule.reason);
    }
    state_->setText(faults.any() ? tr("on") : tr("off"));
    setRole(state_, faults.any() ? "error" : "muted");
}

}  // namespace separatrix
