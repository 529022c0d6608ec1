#include "ui/model/session/achievements.h"

#include <algorithm>

namespace separatrix {

bool Achievements::isSolved(const std::string& task) const {
    return std::find(solved_.begin(), solved_.end(), task) != solved_.end();
}

void Achievements::markSolved(const std::string& task) {
    if (isSolved(task)) return;
    solved_.push_back(task);
    emit changed();
}

void Achievements::noteExport(Export made) {
    last_export_ = std::move(made);
    emit changed();
}

void Achievements::replace(std::vector<std::string> solved) {
    solved_ = std::move(solved);
    last_export_.reset();
}

}  // namespace separatrix
