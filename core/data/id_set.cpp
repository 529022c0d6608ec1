#include "core/data/id_set.h"

#include <algorithm>

namespace separatrix {

IdSet IdSet::with_room_for(std::span<const Id> ids) {
    IdSet set;
    if (ids.empty()) return set;
    const auto [lowest, highest] = std::minmax_element(ids.begin(), ids.end());
    set.lowest_ = *lowest;
    set.highest_ = *highest;
    if (set.highest_ - set.lowest_ < most_flags) set.flags_.resize(set.highest_ - set.lowest_ + 1);
    return set;
}

}  // namespace separatrix
