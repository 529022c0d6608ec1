// What the window says of each export, and what it exports.
#pragma once

#include <QString>

#include "core/export/export_kind.h"

namespace separatrix {

class Session;

struct ExportWords {
    QString menu;         ///< "&PyTorch script…"
    QString title;        ///< "PyTorch script"
    QString description;  ///< what it is good for
    QString verified;     ///< how it was checked that it is right
    QString file_kind;    ///< of the file dialog: "Python scripts"
    QString file_name;    ///< proposed, with its suffix
    bool is_text = true;  ///< can be shown and copied
};
ExportWords export_words(ExportKind kind);
/// The description, with what does not hold for this document.
QString export_description(ExportKind kind, const ExportSource& source);

/// The document and the run as they are now, from where a reset would begin again.
ExportSource export_source(const Session& session);

}  // namespace separatrix
