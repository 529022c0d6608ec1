#include "ui/view/lessons/lessons_panel.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace separatrix {

LessonsPanel::LessonsPanel(Session* session, QWidget* parent)
    : QWidget(parent), practice_(new PracticeView(session)), lecture_(new LectureView), pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("lessonsPanel"));
    pages_->addWidget(practice_);
    pages_->addWidget(lecture_);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 4, 0, 0);
    head->setSpacing(10);
    const auto button = [&](const char* name, const QString& text, const QString& tooltip) {
        auto* made = new QToolButton(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setText(text);
        made->setAccessibleName(text);
        made->setToolTip(tooltip);
        made->setCheckable(true);
        made->setProperty("flat", true);
        made->setProperty("tab", true);
        made->setFocusPolicy(Qt::TabFocus);
        head->addWidget(made);
        return made;
    };
    practice_button_ = button("showPractice", tr("Practical session"), tr("The lecture's tasks, in order"));
    lecture_button_ = button("showLecture", tr("The lecture"), tr("Where in the program each section of it is"));
    head->addStretch(1);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeLessons"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close the lessons"));
    close->setToolTip(tr("Close the lessons; Lessons ▸ Practical session opens them again where they were"));
    close->setProperty("flat", true);
    close->setFocusPolicy(Qt::TabFocus);
    head->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(pages_, 1);
    connect(practice_button_, &QToolButton::clicked, this, [this] { showPage(Page::practice); });
    connect(lecture_button_, &QToolButton::clicked, this, [this] { showPage(Page::lecture); });
    connect(close, &QToolButton::clicked, this, &LessonsPanel::closeRequested);
    showPage(Page::practice);
}

LessonsPanel::Page LessonsPanel::page() const {
    return pages_->currentWidget() == practice_ ? Page::practice : Page::lecture;
}

void LessonsPanel::showPage(Page page) {
    practice_button_->setChecked(page == Page::practice);
    lecture_button_->setChecked(page == Page::lecture);
    pages_->setCurrentIndex(page == Page::practice ? 0 : 1);
}

}  // namespace separatrix
