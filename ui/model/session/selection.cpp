#include "ui/model/session/selection.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr std::size_t few = 4;  ///< are looked up one by one (each that is gone takes a pass); more in one pass

}  // namespace

void Selection::take(std::vector<Id> ids) {
    if (ids == ids_) return;
    IdSet set(ids);
    take(std::move(ids), std::move(set));
}

void Selection::take(std::vector<Id> ids, IdSet set) {
    if (ids == ids_) return;
    ids_ = std::move(ids);
    set_ = std::move(set);
    emit changed();
}

void Selection::set(std::span<const Id> ids) {
    IdSet seen = IdSet::with_room_for(ids);
    std::vector<Id> result;
    result.reserve(ids.size());
    for (const Id id : ids)
        if (seen.insert(id)) result.push_back(id);
    take(std::move(result), std::move(seen));
}

void Selection::add(std::span<const Id> ids) {
    std::vector<Id> all = ids_;
    all.insert(all.end(), ids.begin(), ids.end());
    set(all);
}

void Selection::remove(std::span<const Id> ids) {
    const IdSet leaving(ids);
    std::vector<Id> rest;
    std::copy_if(ids_.begin(), ids_.end(), std::back_inserter(rest), [&](Id id) { return !leaving.contains(id); });
    take(std::move(rest));
}

void Selection::toggle(Id id) {
    if (contains(id))
        remove(std::span(&id, 1));
    else
        add(std::span(&id, 1));
}

void Selection::keepOnly(const Document& document) {
    if (ids_.empty()) return;
    IdSet there = IdSet::with_room_for(ids_);
    std::size_t count = 0;
    const auto stays = [&](Id id) { count += there.insert(id) ? 1 : 0; };
    if (ids_.size() <= few) {
        for (const Id id : ids_)
            if (document.points.find(id)) stays(id);
    } else {
        for (const Point& point : document.points)
            if (set_.contains(point.id)) stays(point.id);
    }
    if (count == ids_.size()) return;
    std::vector<Id> rest;
    std::copy_if(ids_.begin(), ids_.end(), std::back_inserter(rest), [&](Id id) { return there.contains(id); });
    take(std::move(rest));
}

}  // namespace separatrix
