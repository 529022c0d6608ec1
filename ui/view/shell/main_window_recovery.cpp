// What was not saved: kept while the program runs, offered after a crash.
#include <QDir>
#include <QFile>

#include "ui/model/files/recovery_journal.h"
#include "ui/model/files/recovery_offer.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/notice_bar.h"
#include "ui/view/files/recovery_bar.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"

namespace separatrix {

void MainWindow::keepRecoveryFiles(const QString& folder) {
    abandoned_ = abandoned_recovery_files(folder);
    journal_ = std::make_unique<RecoveryJournal>(session_.get(), folder);
    file_.keepLocksIn(QDir::cleanPath(folder + QStringLiteral("/../open")));
    file_.accept(session_->path());
    connect(journal_.get(), &RecoveryJournal::failed, this, &MainWindow::showProblem);
    connect(recovery_, &RecoveryBar::openWanted, this, &MainWindow::openRecovered);
    connect(recovery_, &RecoveryBar::discardWanted, this, [this] {
        QFile::remove(abandoned_.front().file);
        abandoned_.erase(abandoned_.begin());
        offerRecovered();
    });
    // given free for another window, and for the next start
    connect(recovery_, &RecoveryBar::laterWanted, this, [this] {
        abandoned_.clear();
        offerRecovered();
    });
    offerRecovered();
}

void MainWindow::offerRecovered() {
    if (abandoned_.empty())
        recovery_->hide();
    else
        recovery_->offer(
            recovery_offer(abandoned_.front(), static_cast<int>(abandoned_.size()) - 1, QDateTime::currentDateTime()));
}

void MainWindow::openRecovered() {
    auto recovered = read_recovery_file(abandoned_.front().file);
    if (!recovered) {
        // damaged from outside: put aside for whoever can read it, and never offered again
        const QString file = abandoned_.front().file;
        QFile::rename(file, file + QStringLiteral(".damaged"));
        abandoned_.erase(abandoned_.begin());
        offerRecovered();
        showProblem(sentence(recovered.error()));
        return;
    }
    if (!mayDiscard()) return;
    notice_->dismiss();
    const QDateTime kept = abandoned_.front().written;
    journal_->adopt(std::move(abandoned_.front()));
    abandoned_.erase(abandoned_.begin());
    const DocumentView view = recovered->saved.view;
    session_->open(std::move(recovered->saved), recovered->path, true);
    file_.acceptAsOf(recovered->path, kept);
    showView(view);
    offerRecovered();
}

void MainWindow::saveForRecovery() {
    if (journal_) journal_->writeNow();
}

}  // namespace separatrix
