#include "ui/model/plane/stroke_edit.h"

namespace separatrix {

void StrokeEdit::apply(Session& session, const QString& text, const Session::Edit& edit) {
    if (gesture_ == 0) gesture_ = session.newGesture();
    session.apply(text, edit, gesture_);
}

void StrokeEdit::take_back(Session& session) const {
    if (gesture_ == 0) return;
    session.apply(
        session.undoStack()->undoText(),
        [this](Document document) {
            document.points = before_.points;
            document.probes = before_.probes;
            document.next_id = before_.next_id;
            return document;
        },
        gesture_);
}

}  // namespace separatrix
