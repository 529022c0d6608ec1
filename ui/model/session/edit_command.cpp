#include "ui/model/session/edit_command.h"

#include "core/training/class_change.h"

namespace separatrix {

namespace {

bool same_shape(const Document& a, const Document& b) {
    return architecture_of(a.settings.model, a.classes()) == architecture_of(b.settings.model, b.classes());
}

}  // namespace

EditCommand::EditCommand(Session& session, const QString& text, Session::DocumentPointer before,
                         Session::DocumentPointer after, int gesture, bool anew)
    : QUndoCommand(text),
      session_(session),
      before_(std::move(before)),
      after_(std::move(after)),
      gesture_(gesture),
      anew_(anew) {}

EditCommand::EditCommand(Session& session, const QString& text, Session::DocumentPointer before,
                         Session::DocumentPointer after, ClassOrigins origins)
    : QUndoCommand(text),
      session_(session),
      before_(std::move(before)),
      after_(std::move(after)),
      gesture_(0),
      origins_(std::move(origins)) {}

void EditCommand::redo() {
    if (origins_) {
        destroys_network_ = true;
        destroyed_ = session_.resumePoint();
        Session::Resume resume = destroyed_;
        const Settings& settings = after_->settings;
        if (resume.checkpoint)
            resume.checkpoint = std::make_shared<const Checkpoint>(with_classes(
                *resume.checkpoint, *origins_, settings.model.model, settings.model.initializer, settings.seed));
        session_.replaceDocument(after_, resume);
        return;
    }
    const bool reset = !anew_ && before_ == after_;
    const auto effect = anew_ || reset ? Session::Effect::restart : session_.effectOf(*before_, *after_);
    // what the step takes away is kept here, so that undo gives it back
    destroys_network_ = effect == Session::Effect::restart || !same_shape(*before_, *after_);
    destroyed_ = destroys_network_ ? session_.resumePoint() : Session::Resume{};
    if (reset)
        session_.replaceDocument(after_, session_.resetPoint());
    else
        session_.replaceDocument(after_, effect);
}

void EditCommand::undo() {
    if (destroys_network_)
        session_.replaceDocument(before_, destroyed_);
    else
        session_.replaceDocument(before_, Session::Effect::live);
}

bool EditCommand::mergeWith(const QUndoCommand* next) {
    // the ids are alike, so it is an EditCommand; the step keeps its own `before` and what it destroyed
    const auto& later = static_cast<const EditCommand&>(*next);
    if (gesture_ == 0 || gesture_ != later.gesture_) return false;
    if (!destroys_network_ && later.destroys_network_) {
        destroys_network_ = true;
        destroyed_ = later.destroyed_;
    }
    after_ = later.after_;
    if (*after_ == *before_ && !destroys_network_) setObsolete(true);
    return true;
}

}  // namespace separatrix
