#include "ui/view/report/report_view.h"

#include <QScrollArea>
#include <algorithm>

#include "ui/model/session/session.h"
#include "ui/model/words/number_text.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int highest_grid = 105;  ///< four classes and the heading; with more the last row that is seen is a half one

}  // namespace

ReportView::ReportView(Session* session, QWidget* parent) : Card({}, parent), session_(session) {
    setObjectName("reportView");
    first_row_ = new NumberLabel(this);
    second_row_ = new NumberLabel(this);
    accuracy_ = new NumberLabel(this);
    accuracy_->setObjectName("reportAccuracy");
    accuracy_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    accuracy_->setToolTip(tr("Share of right answers"));
    setRole(accuracy_, "big");
    accuracy_->reserve(QStringLiteral("88.8\u202f%"));
    grid_ = new ConfusionGrid;
    scroll_ = new QScrollArea(this);
    scroll_->setObjectName("reportGridScroll");
    scroll_->setProperty("plain", true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    scroll_->setAccessibleName(tr("Confusion"));
    scroll_->setWidget(grid_);
    scroll_->hide();

    rows_ = new QWidget(this);
    auto* rows = new QVBoxLayout(rows_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(5);
    rows->addWidget(first_row_);
    rows->addWidget(second_row_);
    line_ = new QHBoxLayout;
    line_->addWidget(rows_, 1);
    line_->addWidget(scroll_, 1);
    line_->addWidget(accuracy_, 0, Qt::AlignVCenter);
    body()->addLayout(line_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(session, &Session::documentChanged, this, &ReportView::showFrame);
    connect(session, &Session::shownChanged, this, &ReportView::showFrame);
    setTheme(light_theme());
    showFrame();
}

void ReportView::showFrame() {
    const MomentPointer frame = session_->shown();
    Report report = report_of(session_->document(), frame.get());
    if (report == report_) return;
    report_ = std::move(report);
    setTitle(report_.title);
    accuracy_->setText(report_.accuracy);
    accuracy_->setAccessibleName(tr("Accuracy %1").arg(report_.accuracy));
    const bool two_classes = report_.class_names.size() == 2;
    rows_->setVisible(two_classes);
    first_row_->setText(report_.rows.value(0));
    second_row_->setText(report_.rows.value(1));
    for (NumberLabel* row : {first_row_, second_row_}) row->setToolTip(tr("true → predicted") + '\n' + row->text());
    grid_->setReport(report_);
    // many classes leave the tabs above their room: the table scrolls
    const int whole = grid_->sizeHint().height();
    scroll_->setFixedHeight(std::min(whole, highest_grid));
    scroll_->setVerticalScrollBarPolicy(whole > highest_grid ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    scroll_->setVisible(!two_classes);
    setAccessibleName(report_as_text(report_));
    placeAccuracy();
}

void ReportView::placeAccuracy() {
    // beside the rows if they have room there, whatever their numbers; a large table needs the whole width
    bool in_title = true;
    if (report_.class_names.size() == 2) {
        const QString widest = QStringLiteral("%1 → %1 %2 · %3 %2");
        QString number = grouped_number(static_cast<std::int64_t>(session_->document().points.size()));
        for (QChar& c : number)
            if (c.isDigit()) c = QLatin1Char('8');
        int width_needed = 0;
        for (const int t : {0, 1})
            width_needed =
                std::max(width_needed,
                         first_row_->widthOf(widest.arg(report_.class_names[t], number, report_.class_names[1 - t])));
        const QMargins margins = body()->contentsMargins();
        const int room =
            width() - margins.left() - margins.right() - 2 * line_->spacing() - accuracy_->minimumSizeHint().width();
        in_title = width_needed > room;
    }
    if (in_title == accuracy_in_title_) return;
    accuracy_in_title_ = in_title;
    (in_title ? line_ : header())->removeWidget(accuracy_);
    (in_title ? header() : line_)->addWidget(accuracy_, 0, Qt::AlignVCenter);
}

void ReportView::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    placeAccuracy();
}

void ReportView::setTheme(const Theme& theme) { grid_->setTheme(theme); }

}  // namespace separatrix
