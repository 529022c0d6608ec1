#include "ui/model/session/edit_command.h"

#include "core/training/class_change.h"

namespace separatrix {

namespace {

/// Whether a trained network's weights are the same numbers under both.
bool same_weights(const Document& a, const Document& b) {
    return architecture_of(a.settings.model, a.classes()) == architecture_of(b.settings.model, b.classes()) &&
           a.settings.training.precision == b.settings.training.precision;
}

std::shared_ptr<const Checkpoint> of_classes(const std::shared_ptr<const Checkpoint>& checkpoint,
                                             const ClassOrigins& origins, const Settings& settings) {
    if (!checkpoint) return nullptr;
    return std::make_shared<const Checkpoint>(
        with_classes(*checkpoint, origins, settings.model.model, settings.model.initializer, settings.seed));
}

}  // namespace

EditCommand::EditCommand(EditTarget& target, const QString& text, DocumentPointer before, DocumentPointer after,
                         int gesture, bool anew)
    : QUndoCommand(text),
      target_(target),
      before_{std::move(before), {}, {}},
      after_{std::move(after), {}, {}},
      gesture_(gesture),
      anew_(anew) {}

EditCommand::EditCommand(EditTarget& target, const QString& text, DocumentPointer before, DocumentPointer after,
                         ClassOrigins origins)
    : QUndoCommand(text),
      target_(target),
      before_{std::move(before), {}, {}},
      after_{std::move(after), {}, {}},
      gesture_(0),
      origins_(std::move(origins)) {}

void EditCommand::leave(Side& side) {
    Resume now = target_.resumePoint();
    side.mark = target_.trainMark();
    // a live step begins the pass through the movies anew; between two epochs there is nothing to keep
    if (changes_weights_ || (now.checkpoint && now.checkpoint->position != 0))
        side.left = std::move(now);
    else
        side.left.reset();
}

bool EditCommand::comeBack(const Side& side) {
    if (!side.left) return false;
    const bool untrained_since = side.mark && side.mark == target_.trainMark();
    if (!changes_weights_ && !untrained_since) return false;
    target_.replaceDocument(side.document, *side.left, !changes_weights_);
    return true;
}

void EditCommand::goOn() {
    if (origins_) {
        Resume resume = target_.resumePoint();
        const std::int64_t epoch = resume.checkpoint ? resume.checkpoint->epoch : 0;
        resume.checkpoint = of_classes(resume.checkpoint, *origins_, after_.document->settings);
        resume.origin = of_classes(resume.origin, *origins_, after_.document->settings);
        resume.conditions = Conditions(epoch);
        target_.replaceDocument(after_.document, resume, false);
        return;
    }
    const bool is_reset = !anew_ && before_.document == after_.document;
    if (is_reset)
        target_.replaceDocument(after_.document, target_.resetPoint(), false);
    else if (anew_)
        target_.replaceDocument(after_.document, EditTarget::Effect::restart);
    else
        target_.replaceDocument(after_.document, target_.effectOf(*before_.document, *after_.document));
}

void EditCommand::redo() {
    if (!is_made_)
        changes_weights_ = origins_ || anew_ || before_.document == after_.document ||
                           target_.effectOf(*before_.document, *after_.document) == EditTarget::Effect::restart ||
                           !same_weights(*before_.document, *after_.document);
    is_made_ = true;
    leave(before_);
    if (!comeBack(after_)) goOn();
}

void EditCommand::undo() {
    leave(after_);
    if (!comeBack(before_)) target_.replaceDocument(before_.document, EditTarget::Effect::live);
}

bool EditCommand::mergeWith(const QUndoCommand* next) {
    // the ids are alike, so it is an EditCommand; the step keeps what it left before itself
    const auto& later = static_cast<const EditCommand&>(*next);
    if (gesture_ == 0 || gesture_ != later.gesture_) return false;
    if (!changes_weights_ && later.changes_weights_) {
        changes_weights_ = true;
        before_.left = later.before_.left;
        before_.mark = later.before_.mark;
    }
    after_.document = later.after_.document;
    if (*after_.document == *before_.document && !changes_weights_) {
        // there and back: nothing is left of it, and the pass through the movies goes on where it was
        comeBack(before_);
        setObsolete(true);
    }
    return true;
}

}  // namespace separatrix
