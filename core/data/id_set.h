// Which of a document's movies something concerns.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace separatrix {

/// A set of ids, quick to look up: ids are given away one after the other, so a flag for each from the lowest to the
/// highest is small even where a million are chosen. Far-flung ones are kept in a hash table.
class IdSet {
public:
    using Id = std::uint64_t;

    IdSet() = default;
    explicit IdSet(std::span<const Id> ids) : IdSet(with_room_for(ids)) {
        for (const Id id : ids) insert(id);
    }
    /// Empty; only these can be inserted.
    static IdSet with_room_for(std::span<const Id> ids);

    /// Whether it was not there before.
    bool insert(Id id) {
        if (flags_.empty()) return ids_.insert(id).second;
        assert(id >= lowest_ && id <= highest_);
        auto flag = flags_[id - lowest_];
        const bool is_new = !flag;
        flag = true;
        return is_new;
    }
    bool contains(Id id) const {
        if (id < lowest_ || id > highest_) return false;
        return flags_.empty() ? ids_.contains(id) : flags_[id - lowest_];
    }

private:
    static constexpr std::uint64_t most_flags = 1 << 23;  ///< a megabyte
    std::vector<bool> flags_;                             ///< one for each id from the lowest to the highest, or none
    std::unordered_set<Id> ids_;
    Id lowest_ = 1;  ///< none
    Id highest_ = 0;
};

}  // namespace separatrix
