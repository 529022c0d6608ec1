// One undo step that changes nothing but weights: the network before and after, each with its curve.
#pragma once

#include <QUndoCommand>

#include "ui/model/session/edit_target.h"

namespace separatrix {

class WeightsCommand : public QUndoCommand {
public:
    WeightsCommand(EditTarget& target, const QString& text, Resume after, int gesture);

    void redo() override;
    void undo() override;
    int id() const override { return 2; }
    bool mergeWith(const QUndoCommand* next) override;

private:
    EditTarget& target_;
    Resume before_;
    Resume after_;  ///< with what was trained from it until it was undone
    int gesture_;
};

}  // namespace separatrix
