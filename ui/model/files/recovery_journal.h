// Keeps what is not saved in a recovery file: within a second of every edit, every three seconds while training. The
// file is there exactly as long as there is something that only it holds.
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/model/files/recovery_file.h"
#include "ui/model/files/recovery_writer.h"

namespace separatrix {

class Session;

class RecoveryJournal : public QObject {
    Q_OBJECT
public:
    /// `session` must outlive it. Where the folder cannot be used, failed() says why and nothing is kept.
    RecoveryJournal(Session* session, const QString& folder, QObject* parent = nullptr);
    /// The file stays, unlocked, unless finish() was called: the program ends without having saved.
    ~RecoveryJournal() override;

    /// Goes on in the file that was recovered, so that it stays until the document is saved. To be called before the
    /// document is opened.
    void adopt(RecoveryFile file);
    /// At once, and not before it is on the disk: the program is being ended from outside.
    void writeNow();
    /// The person closed the document: there is nothing to recover.
    void finish();
    QString file() const { return file_ ? file_->file : QString(); }

    static constexpr int edit_delay_ms = 400;
    static constexpr int training_pace_ms = 3000;

signals:
    void failed(const QString& sentence);  ///< the first time, and again after a success

private:
    /// At the latest in so many milliseconds, as far as the last write's cost allows.
    void due(int milliseconds);
    void keep();
    void written();

    Session* session_;
    std::optional<RecoveryFile> file_;
    QTimer timer_;
    bool exists_ = false;  ///< the file, or the wish to write it
    bool writing_ = false;
    bool again_ = false;  ///< due while the last one was being written
    bool failing_ = false;
    int cost_ms_ = 0;  ///< of the last write
    std::unique_ptr<RecoveryWriter> writer_;
};

}  // namespace separatrix
