// A recovery file: the document as it would be saved, after one line that says where it belongs. It lives in the state
// folder with a lock beside it; when nobody holds the lock, its program has ended without saving.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <memory>
#include <vector>

#include "ui/model/session/document_snapshot.h"

namespace separatrix {

/// $XDG_STATE_HOME/separatrix/recovery, or the same in ~/.local/state.
QString recovery_folder();

std::string recovery_text(const DocumentSnapshot& snapshot);

struct RecoveredDocument {
    SavedDocument saved;
    QString path;  ///< of the document's own file; empty if it had none
};
Expected<RecoveredDocument> read_recovery_file(const QString& file);

/// A recovery file and the right to it, until the value goes.
struct RecoveryFile {
    QString file;
    std::unique_ptr<QLockFile> lock;
    QString document_path;  ///< empty if the document had no file yet
    QDateTime written;
};

/// A name of its own in `folder` (which is made), locked; nothing if that cannot be had. The file is not there yet.
std::optional<RecoveryFile> new_recovery_file(const QString& folder);

/// Those that programs left behind when they ended without saving, newest first; now they are ours.
std::vector<RecoveryFile> abandoned_recovery_files(const QString& folder);

}  // namespace separatrix
