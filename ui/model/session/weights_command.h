// One undo step that changes nothing but weights: the network before and after, each with its curve.
#pragma once

#include <QUndoCommand>

#include "ui/model/session/session.h"

namespace separatrix {

class WeightsCommand : public QUndoCommand {
public:
    WeightsCommand(Session& session, const QString& text, Session::Resume after, int gesture);

    void redo() override;
    void undo() override;
    int id() const override { return 2; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    Session& session_;
    Session::Resume before_;
    Session::Resume after_;  ///< with what was trained from it until it was undone
    int gesture_;
};

}  // namespace separatrix
