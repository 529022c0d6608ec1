// One undo step: the whole document before and after, and the trained network that the step destroyed.
#pragma once

#include <QUndoCommand>

#include "ui/model/session/session.h"

namespace separatrix {

class EditCommand : public QUndoCommand {
public:
    /// With before == after the step is a reset: it throws the weights away and nothing else. `anew` throws them away
    /// whatever the edit is.
    EditCommand(Session& session, const QString& text, Session::DocumentPointer before, Session::DocumentPointer after,
                int gesture, bool anew = false);
    /// Other classes: each keeps its output neuron.
    EditCommand(Session& session, const QString& text, Session::DocumentPointer before, Session::DocumentPointer after,
                ClassOrigins origins);

    void redo() override;
    void undo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    Session& session_;
    Session::DocumentPointer before_;
    Session::DocumentPointer after_;
    int gesture_;
    bool anew_ = false;
    std::optional<ClassOrigins> origins_;
    bool destroys_network_ = false;  ///< as it was when the step was made
    Session::Resume destroyed_;
};

}  // namespace separatrix
