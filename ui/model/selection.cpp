#include "ui/model/selection.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr std::size_t few = 4;  ///< are looked up one by one (each that is gone takes a pass); more in one pass

}  // namespace

void Selection::take(std::vector<Id> ids) {
    if (ids == ids_) return;
    std::unordered_set<Id> set(ids.begin(), ids.end());
    take(std::move(ids), std::move(set));
}

void Selection::take(std::vector<Id> ids, std::unordered_set<Id> set) {
    if (ids == ids_) return;
    ids_ = std::move(ids);
    set_ = std::move(set);
    emit changed();
}

void Selection::set(std::span<const Id> ids) {
    std::unordered_set<Id> seen;
    seen.reserve(ids.size());
    std::vector<Id> result;
    for (const Id id : ids)
        if (seen.insert(id).second) result.push_back(id);
    take(std::move(result), std::move(seen));
}

void Selection::add(std::span<const Id> ids) {
    std::vector<Id> all = ids_;
    all.insert(all.end(), ids.begin(), ids.end());
    set(all);
}

void Selection::remove(std::span<const Id> ids) {
    const std::unordered_set<Id> leaving(ids.begin(), ids.end());
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
    std::unordered_set<Id> there;
    if (ids_.size() <= few) {
        for (const Id id : ids_)
            if (document.points.find(id)) there.insert(id);
    } else {
        for (const Point& point : document.points)
            if (set_.contains(point.id)) there.insert(point.id);
    }
    if (there.size() == ids_.size()) return;
    std::vector<Id> rest;
    std::copy_if(ids_.begin(), ids_.end(), std::back_inserter(rest), [&](Id id) { return there.contains(id); });
    take(std::move(rest));
}

}  // namespace separatrix
