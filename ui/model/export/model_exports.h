// What the window says of each export, and what it exports.
#pragma once

#include <QString>

#include <memory>

#include "core/export/export_kind.h"
#include "core/training/frame.h"

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

/// The document and the run as they are now; `first`: where the run began, if that is known.
ExportSource export_source(const Session& session, const std::shared_ptr<const Checkpoint>& first = nullptr);

/// Keeps the starting weights of the run that a session shows: typed ones too, which no seed draws.
class RunStart {
public:
    /// To be told of every frame.
    void take(const TrainingFrame& frame);
    /// Null where the run began before it was looked at.
    std::shared_ptr<const Checkpoint> of(const Session& session) const;

private:
    std::shared_ptr<const Checkpoint> checkpoint_;
    std::uint64_t generation_ = 0;
};

}  // namespace separatrix
