// What a save would write at this moment, as shared values: cheap to take, and written on whichever thread.
#pragma once

#include <QString>
#include <memory>

#include "core/document/json_files.h"

namespace separatrix {

struct DocumentSnapshot {
    std::shared_ptr<const Document> document;
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null: untrained, as the seed draws it
    std::shared_ptr<const LossHistory> history;    ///< null with it
    Progress progress;                             ///< what was achieved
    std::shared_ptr<const Checkpoint> origin;      ///< typed starting weights; null: the seed's
    DocumentView view;                             ///< how it is looked at
    QString path;                                  ///< the document's file; empty if it has none yet

    std::string text() const {
        return write_document(*document, checkpoint.get(), history.get(), progress, view, origin.get());
    }
};

/// Whether the two hold the same work to the bit, wherever it is saved and however it is looked at.
bool same_work(const DocumentSnapshot& a, const DocumentSnapshot& b);

}  // namespace separatrix
