// What one stroke does to the document: a single step of Undo, which Escape takes back.
#pragma once

#include "ui/model/session/session.h"

namespace separatrix {

class StrokeEdit {
public:
    explicit StrokeEdit(const Session& session) : before_(session.document()) {}

    /// As it was when the stroke began.
    const Document& before() const { return before_; }
    void apply(Session& session, const QString& text, const Session::Edit& edit);
    /// What the stroke did, and nothing else.
    void take_back(Session& session) const;

private:
    Document before_;
    int gesture_ = 0;  ///< 0: nothing is edited yet
};

}  // namespace separatrix
