// Opening and saving: every failure is one sentence, and nothing is lost by it.
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "ui/model/data/csv_import.h"
#include "ui/model/files/document_files.h"
#include "ui/model/words/sentences.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/controls/notice_bar.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

namespace separatrix {

void MainWindow::showProblem(const QString& sentence) { notice_->show(sentence); }

bool MainWindow::mayDiscard() {
    side_->lessons()->practice()->commitAnswer();
    if (!session_->isModified()) return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    session_->path().isEmpty()
                        ? tr("These movies are not saved yet. Save them first?")
                        : tr("%1 has unsaved changes. Save them first?").arg(QFileInfo(session_->path()).fileName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("unsavedDialog"));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save: return save();
        case QMessageBox::Discard: return true;
        default: return false;
    }
}

void MainWindow::newDocument() {
    if (!mayDiscard()) return;
    notice_->dismiss();
    session_->open({sample_document(), std::nullopt, LossHistory{}}, {});
    file_.accept({});
}

void MainWindow::openDialog() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open"), settings_.lastFolder(),
                                     tr("Movies and documents (*.sepx *.csv *.tsv *.txt *.png);;Documents "
                                        "(*.sepx);;Tables (*.csv *.tsv *.txt);;Pictures of the plane "
                                        "(*.png);;All files (*)"));
    if (!path.isEmpty()) openPath(path);
}

bool MainWindow::openPath(const QString& path) {
    auto opened = open_file(path);
    if (!opened) {
        const QString problem = sentence(opened.error());
        // a table whose layout is not the usual one can be explained
        if (CsvImport::mayHelp(opened.error().code))
            notice_->show(problem, tr("Import with options…"), [this, path] { importTable(path); });
        else
            showProblem(problem);
        return false;
    }
    const bool asks = session_->isModified();
    if (!mayDiscard()) return false;
    // what was just saved may be the very file that is to be opened
    if (asks) opened = open_file(path);
    if (!opened) {
        showProblem(sentence(opened.error()));
        return false;
    }
    notice_->dismiss();
    const DocumentView view = opened->saved.view;
    // a table becomes a document without a file: saving asks for a name and never overwrites the table
    session_->open(std::move(opened->saved), opened->is_document ? QFileInfo(path).absoluteFilePath() : QString());
    file_.accept(session_->path());
    settings_.addRecentFile(path);
    showView(view);
    if (file_.isOpenElsewhere())
        notice_->show(tr("%1 is open in another window too. Whoever saves second will be asked.")
                          .arg(QFileInfo(path).fileName()));
    return true;
}

void MainWindow::noteView() {
    DocumentView view;
    if (!plane_->gestures()->showsAll()) view.plane = plane_->gestures()->view();
    view.panel = side_->remembered().toStdString();
    view.neuron_lines = plane_->neuronLines().isShown();
    session_->setView(view);
}

void MainWindow::showView(const DocumentView& view) {
    if (view.plane)
        plane_->gestures()->lookAt(*view.plane);
    else
        plane_->fit();
    // a table, or a document that says nothing, leaves the person where they were
    if (!(view == DocumentView{})) {
        side_->show(QString::fromStdString(view.panel));
        actions_.neuron_lines->setChecked(view.neuron_lines);
    }
    noteView();
}

bool MainWindow::save() {
    const QString path = session_->path();
    if (path.isEmpty()) return saveAs();
    if (!file_.isChanged()) return saveTo(path);
    // somebody else's work is in it now
    QMessageBox box(QMessageBox::Warning, tr("Changed by another program"),
                    tr("%1 has been changed since it was opened here. Saving would throw away what the other program "
                       "wrote.")
                        .arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("changedDialog"));
    QPushButton* as = box.addButton(tr("Save &as…"), QMessageBox::AcceptRole);
    as->setObjectName(QStringLiteral("saveAs"));
    QPushButton* mine = box.addButton(tr("Save &mine over it"), QMessageBox::DestructiveRole);
    mine->setObjectName(QStringLiteral("mine"));
    QPushButton* theirs = box.addButton(tr("Open &theirs, and let mine go"), QMessageBox::DestructiveRole);
    theirs->setObjectName(QStringLiteral("theirs"));
    box.setDefaultButton(as);
    box.exec();
    if (box.clickedButton() == as) return saveAs();
    if (box.clickedButton() == mine) return saveTo(path);
    if (box.clickedButton() == theirs) openAgain();
    return false;
}

void MainWindow::openAgain() {
    auto opened = open_file(session_->path());
    if (!opened) return showProblem(sentence(opened.error()));
    notice_->dismiss();
    const DocumentView view = opened->saved.view;
    session_->open(std::move(opened->saved), session_->path());
    file_.accept(session_->path());
    showView(view);
}

void MainWindow::noticeChangedFile() {
    const QString name = QFileInfo(session_->path()).fileName();
    if (session_->isModified())
        notice_->show(tr("%1 was changed by another program. Saving will ask which of the two is kept.").arg(name));
    else
        notice_->show(tr("%1 was changed by another program.").arg(name), tr("Open it again"), [this] {
            if (mayDiscard()) openAgain();
        });
}

bool MainWindow::saveAs() {
    const QString start =
        session_->path().isEmpty() ? settings_.lastFolder() + QStringLiteral("/movies.sepx") : session_->path();
    const QString path =
        ask_where_to_save(this, {tr("Save as"), start, tr("Separatrix documents (*.sepx)"), QStringLiteral("sepx")});
    return !path.isEmpty() && saveTo(path);
}

bool MainWindow::saveTo(const QString& path) {
    side_->lessons()->practice()->commitAnswer();
    const DocumentSnapshot snapshot = session_->settledSnapshot();
    const auto saved = save_document(path, QByteArray::fromStdString(snapshot.text()));
    if (!saved) {
        showProblem(sentence(saved.error()));
        return false;
    }
    session_->markSaved(path, snapshot);
    file_.accept(path);
    settings_.addRecentFile(path);
    return true;
}

void MainWindow::fillRecentFiles() {
    actions_.recent->clear();
    const QStringList files = settings_.recentFiles();
    int number = 0;
    for (const QString& file : files) {
        // 1 ... 9 and 0 choose one; an ampersand in a name is no shortcut
        QString name = QFileInfo(file).fileName();
        QString folder = QDir::toNativeSeparators(QFileInfo(file).absolutePath());
        number = (number + 1) % 10;
        QAction* action = actions_.recent->addAction(
            tr("&%1  %2  –  %3").arg(QString::number(number), name.replace('&', "&&"), folder.replace('&', "&&")));
        action->setObjectName(QStringLiteral("actionRecent_%1").arg(number));
        connect(action, &QAction::triggered, this, [this, file] { openPath(file); });
    }
    if (files.isEmpty()) actions_.recent->addAction(tr("Nothing opened yet"))->setEnabled(false);
    actions_.recent->addSeparator();
    QAction* clear = addAction(actions_.recent, "actionClearRecent", tr("&Clear this list"), {});
    clear->setEnabled(!files.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { settings_.clearRecentFiles(); });
}

}  // namespace separatrix
