// The menu Lessons, and where its entries lead.
#include <QMenu>
#include <QMenuBar>

#include "ui/model/files/document_files.h"
#include "ui/model/lessons/lecture_jump.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/settings/model_panel.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

namespace separatrix {

void MainWindow::buildLessonsMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Lessons"));
    connect(addAction(menu, "actionPractice", tr("&Practical session"), QKeySequence(Qt::CTRL | Qt::Key_L)),
            &QAction::triggered, this, [this] { showLessons(false); });
    connect(addAction(menu, "actionLecture", tr("The &lecture, section by section"), {}), &QAction::triggered, this,
            [this] { showLessons(true); });
    LessonsPanel* lessons = side_->lessons();
    connect(lessons->lecture(), &LectureView::entryChosen, this, &MainWindow::goTo);
    connect(lessons->practice(), &PracticeView::saveRequested, this, &MainWindow::saveAnswers);
}

void MainWindow::showLessons(bool lecture) {
    side_->lessons()->showPage(lecture ? LessonsPanel::Page::lecture : LessonsPanel::Page::practice);
    side_->show(SidePanel::lessons_id);
}

void MainWindow::goTo(const LectureEntry& entry) {
    if (entry.place == LecturePlace::nowhere) return;
    if (set_up_lecture(*session_, entry)) plane_->fit();
    const auto focus = [this](const char* name) {
        if (auto* control = panel_->findChild<QWidget*>(QString::fromLatin1(name))) {
            panel_->showControl(control);
            control->setFocus(Qt::ShortcutFocusReason);
        }
    };
    switch (entry.place) {
        case LecturePlace::plane: plane_->setFocus(); break;
        case LecturePlace::compare:
            plane_->setFocus();
            // the right model beside the wrong one
            if (actions_.compare->isEnabled() && !actions_.compare->isChecked()) actions_.compare->trigger();
            break;
        case LecturePlace::network: side_->show(SidePanel::network_id); break;
        case LecturePlace::maths: side_->show(SidePanel::maths_id); break;
        case LecturePlace::learning_rate: focus("learningRate"); break;
        case LecturePlace::activation: focus("activation"); break;
        case LecturePlace::practice:
            side_->lessons()->practice()->watch()->setTask(entry.task);
            showLessons(false);
            break;
        case LecturePlace::about: showAbout(); break;
        case LecturePlace::nowhere: break;
    }
}

void MainWindow::saveAnswers(const QString& text) {
    const QString path =
        ask_where_to_save(this, {tr("Save the answers"), settings_.lastFolder() + QStringLiteral("/answers.txt"),
                                 tr("Text (*.txt)"), QStringLiteral("txt")});
    if (path.isEmpty()) return;
    const auto saved = save_file(path, text.toUtf8());
    if (!saved) showProblem(sentence(saved.error()));
}

}  // namespace separatrix
