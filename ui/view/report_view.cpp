#include "ui/view/report_view.h"

#include "ui/model/session.h"
#include "ui/view/number_label.h"
#include "ui/view/style.h"

namespace separatrix {

ReportView::ReportView(Session* session, QWidget* parent) : Card({}, parent), session_(session) {
    setObjectName("reportView");
    first_row_ = new NumberLabel(this);
    second_row_ = new NumberLabel(this);
    accuracy_ = new NumberLabel(this);
    accuracy_->setObjectName("reportAccuracy");
    accuracy_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    accuracy_->setToolTip(tr("Share of right answers"));
    setRole(accuracy_, "big");
    accuracy_->reserve(QStringLiteral("88\u202f%"));
    grid_ = new ConfusionGrid(this);
    grid_->hide();

    rows_ = new QWidget(this);
    auto* rows = new QVBoxLayout(rows_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(5);
    rows->addWidget(first_row_);
    rows->addWidget(second_row_);
    line_ = new QHBoxLayout;
    line_->addWidget(rows_, 1);
    line_->addWidget(grid_, 1);
    line_->addWidget(accuracy_, 0, Qt::AlignVCenter);
    body()->addLayout(line_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(session, &Session::documentChanged, this, &ReportView::showFrame);
    connect(session, &Session::frameChanged, this, &ReportView::showFrame);
    setTheme(light_theme());
    showFrame();
}

void ReportView::showFrame() {
    const FramePointer frame = session_->frame();
    Report report = report_of(session_->document(), frame.get());
    if (report == report_) return;
    report_ = std::move(report);
    setTitle(report_.title);
    accuracy_->setText(report_.accuracy);
    accuracy_->setAccessibleName(tr("Accuracy %1").arg(report_.accuracy));
    const bool two_classes = report_.class_names.size() == 2;
    // a large table needs the whole width
    if (two_classes == grid_->isVisibleTo(this)) {
        (two_classes ? header() : line_)->removeWidget(accuracy_);
        (two_classes ? line_ : header())->addWidget(accuracy_, 0, Qt::AlignVCenter);
    }
    rows_->setVisible(two_classes);
    grid_->setVisible(!two_classes);
    first_row_->setText(report_.rows.value(0));
    second_row_->setText(report_.rows.value(1));
    for (NumberLabel* row : {first_row_, second_row_}) row->setToolTip(tr("true → predicted") + '\n' + row->text());
    grid_->setReport(report_);
    setAccessibleName(report_as_text(report_));
}

void ReportView::setTheme(const Theme& theme) { grid_->setTheme(theme); }

}  // namespace separatrix
