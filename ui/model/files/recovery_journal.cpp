#include "ui/model/files/recovery_journal.h"

#include <QFile>
#include <algorithm>

#include "ui/model/files/recovery_offer.h"
#include "ui/model/session/session.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr int rest_per_cost = 20;  ///< while training a large document is written a twentieth of the time

}  // namespace

RecoveryJournal::RecoveryJournal(Session* session, const QString& folder, QObject* parent)
    : QObject(parent), session_(session), file_(new_recovery_file(folder)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &RecoveryJournal::keep);
    if (!file_) {
        // who made this object has not connected to it yet
        QMetaObject::invokeMethod(
            this, [this, folder] { emit failed(no_recovery_sentence(folder)); }, Qt::QueuedConnection);
        return;
    }
    writer_ = std::make_unique<RecoveryWriter>(waking(this, &RecoveryJournal::written));
    const auto edited = [this] { due(edit_delay_ms); };
    connect(session, &Session::documentChanged, this, edited);
    connect(session->undoStack(), &QUndoStack::indexChanged, this, edited);  // typed weights change no document
    connect(session->undoStack(), &QUndoStack::cleanChanged, this, edited);
    connect(session, &Session::pathChanged, this, edited);  // saved, or another one opened
    connect(session, &Session::notebookChanged, this, edited);
    connect(session, &Session::frameChanged, this, [this] {
        if (session_->isModified()) due(std::max(training_pace_ms, rest_per_cost * cost_ms_));
    });
}

RecoveryJournal::~RecoveryJournal() = default;

void RecoveryJournal::due(int milliseconds) {
    if (timer_.isActive() && timer_.remainingTime() <= milliseconds) return;
    timer_.start(milliseconds);
}

void RecoveryJournal::keep() {
    if (!file_) return;
    if (!session_->isModified()) {
        if (exists_) writer_->remove(file_->file);
        // a write that was not begun never will be, and nobody will tell
        exists_ = writing_ = again_ = false;
        return;
    }
    if (writing_) {
        again_ = true;
        return;
    }
    writing_ = exists_ = true;
    writer_->write(file_->file, session_->snapshot());
}

void RecoveryJournal::written() {
    const auto outcome = writer_->take_outcome();
    if (!outcome) return;
    writing_ = false;
    cost_ms_ = static_cast<int>(std::min<std::int64_t>(outcome->took.count(), 60'000));
    if (outcome->error && !failing_) emit failed(recovery_failed_sentence(*outcome->error));
    failing_ = outcome->error.has_value();
    if (again_) due(edit_delay_ms);
    again_ = false;
}

void RecoveryJournal::adopt(RecoveryFile file) {
    if (!file_) return;
    timer_.stop();
    writer_->wait();
    if (exists_) QFile::remove(file_->file);
    file_ = std::move(file);
    exists_ = true;
}

void RecoveryJournal::writeNow() {
    if (!file_ || !session_->isModified()) return;
    exists_ = true;
    writing_ = false;
    writer_->write(file_->file, session_->snapshot());
    writer_->wait();
}

void RecoveryJournal::finish() {
    if (!file_) return;
    timer_.stop();
    disconnect(session_, nullptr, this, nullptr);
    disconnect(session_->undoStack(), nullptr, this, nullptr);
    writer_->remove(file_->file);
    writer_->wait();
    file_.reset();
}

}  // namespace separatrix
