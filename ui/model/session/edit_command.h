// One undo step: the whole document before and after, and on each side the run as it was left there.
#pragma once

#include <QUndoCommand>

#include "core/document/class_edits.h"
#include "ui/model/session/edit_target.h"

namespace separatrix {

class EditCommand : public QUndoCommand {
public:
    using DocumentPointer = EditTarget::DocumentPointer;
    /// With before == after the step is a reset: it throws the weights away and nothing else. `anew` throws them away
    /// whatever the edit is.
    EditCommand(EditTarget& target, const QString& text, DocumentPointer before, DocumentPointer after, int gesture,
                bool anew = false);
    /// Other classes: each keeps its output neuron.
    EditCommand(EditTarget& target, const QString& text, DocumentPointer before, DocumentPointer after,
                ClassOrigins origins);

    void redo() override;
    void undo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    /// The document on one side of the step, and the run as it was when the step last left it.
    struct Side {
        DocumentPointer document;
        std::optional<Resume> left;         ///< nothing: not left yet, or nothing of it would be lost
        std::optional<std::uint64_t> mark;  ///< EditTarget::trainMark() then
    };
    void leave(Side& side);
    /// Back to where the run was left, if the step changes weights or nothing was trained since; false: only the
    /// document may come back.
    bool comeBack(const Side& side);
    void goOn();  ///< to the side after, for the first time

    EditTarget& target_;
    Side before_;
    Side after_;
    int gesture_;
    bool anew_ = false;
    std::optional<ClassOrigins> origins_;
    bool is_made_ = false;
    bool changes_weights_ = false;  ///< by itself, without any training
};

}  // namespace separatrix
