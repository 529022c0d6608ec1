#include "ui/model/session/conditions.h"

#include "core/training/settings_table.h"

namespace separatrix {

bool same_conditions(const Document& a, const Document& b) {
    return same_conditions(a.settings, b.settings) && a.points == b.points && a.axes == b.axes &&
           a.class_names.size() == b.class_names.size();
}

Conditions Conditions::left(std::optional<std::uint64_t> mark) const {
    Conditions result = *this;
    if (untrained_ && mark != untrained_->mark) result.untrained_.reset();
    return result;
}

void Conditions::comeBack(const Conditions& left, std::optional<std::uint64_t> mark) {
    *this = left;
    if (!mark)
        untrained_.reset();
    else if (untrained_)
        untrained_->mark = *mark;  // what was trained elsewhere meanwhile does not count here
}

void Conditions::change(const std::shared_ptr<const Document>& before, const Document& after, std::int64_t epoch,
                        std::optional<std::uint64_t> mark) {
    if (same_conditions(*before, after)) return;
    if (!mark || !untrained_ || untrained_->mark != *mark) {
        untrained_.reset();
        if (mark) untrained_ = {before, since_, *mark};
    }
    since_ = epoch;
    if (untrained_ && same_conditions(*untrained_->before, after)) {
        since_ = untrained_->since;
        untrained_.reset();
    }
}

}  // namespace separatrix
