// Documents from and to files: what Open, Save, drag and drop and the command line share.
#pragma once

#include <QString>

#include "core/document/json_files.h"

namespace separatrix {

/// A document from a `.sepx`, a CSV file or a PNG picture of the plane that Separatrix exported, told apart by their
/// content, not by their name.
struct OpenedFile {
    SavedDocument saved;
    bool is_document = true;  ///< false: a CSV file or a picture, saved as a document of its own
};
Expected<OpenedFile> open_file(const QString& path);

/// Atomically: whatever happens, either the old or the new bytes are in the file.
Expected<void> save_file(const QString& path, const QByteArray& bytes);

/// A document, atomically; one that a newer Separatrix wrote is not overwritten.
Expected<void> save_document(const QString& path, const QByteArray& bytes);

/// `path` with `.suffix` if it has none.
QString with_suffix(const QString& path, const QString& suffix);

}  // namespace separatrix
