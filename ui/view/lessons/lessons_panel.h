// The side panel's tab "Lessons": the practical session, and the lecture section by section.
#pragma once

#include <QWidget>

#include "ui/view/lessons/lecture_view.h"
#include "ui/view/lessons/practice_view.h"

class QStackedWidget;
class QToolButton;

namespace separatrix {

class LessonsPanel : public QWidget {
    Q_OBJECT
public:
    enum class Page { practice, lecture };

    explicit LessonsPanel(Session* session, QWidget* parent = nullptr);
    PracticeView* practice() { return practice_; }
    LectureView* lecture() { return lecture_; }
    void showPage(Page page);
    Page page() const;
    void setTheme(const Theme& theme) { practice_->setTheme(theme); }

signals:
    void closeRequested();

private:
    PracticeView* practice_;
    LectureView* lecture_;
    QStackedWidget* pages_;
    QToolButton* practice_button_;
    QToolButton* lecture_button_;
};

}  // namespace separatrix
