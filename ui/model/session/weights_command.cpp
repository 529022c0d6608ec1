#include "ui/model/session/weights_command.h"

namespace separatrix {

WeightsCommand::WeightsCommand(EditTarget& target, const QString& text, Resume after, int gesture)
    : QUndoCommand(text), target_(target), after_(std::move(after)), gesture_(gesture) {}

void WeightsCommand::redo() {
    before_ = target_.resumePoint();
    target_.replaceWeights(after_);
}

void WeightsCommand::undo() {
    // what was trained since is not lost: redo brings it back
    after_ = target_.resumePoint();
    target_.replaceWeights(before_);
}

bool WeightsCommand::mergeWith(const QUndoCommand* next) {
    // the ids are alike, so it is a WeightsCommand; the step keeps the weights from before the gesture
    const auto& later = static_cast<const WeightsCommand&>(*next);
    if (gesture_ == 0 || gesture_ != later.gesture_) return false;
    after_ = later.after_;
    return true;
}

}  // namespace separatrix
