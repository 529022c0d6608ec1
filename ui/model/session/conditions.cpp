#include "ui/model/session/conditions.h"

namespace separatrix {

bool same_conditions(const Document& a, const Document& b) {
    Settings settings = b.settings;
    settings.training.stop_epochs = a.settings.training.stop_epochs;
    settings.training.stop_loss = a.settings.training.stop_loss;
    return a.settings == settings && a.points == b.points && a.axes == b.axes &&
           a.class_names.size() == b.class_names.size();
}

bool starts_anew(const Settings& a, const Settings& b) {
    return a.seed != b.seed || a.model.model != b.model.model || a.model.initializer != b.model.initializer;
}

void Conditions::begin(std::int64_t since) {
    since_ = since;
    untrained_.reset();
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
