// The movies that are chosen, shared by plane, table and maths.
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/data/id_set.h"
#include "core/document/document.h"

namespace separatrix {

/// An ordered set of point ids. Not part of the document: choosing is no edit. Ids whose points leave the document
/// leave the selection (Session sees to it, before documentChanged).
class Selection : public QObject {
    Q_OBJECT
public:
    using Id = std::uint64_t;
    explicit Selection(QObject* parent = nullptr) : QObject(parent) {}

    /// In the order in which they were chosen.
    const std::vector<Id>& ids() const { return ids_; }
    std::size_t size() const { return ids_.size(); }
    bool empty() const { return ids_.empty(); }
    bool contains(Id id) const { return set_.contains(id); }
    /// The one that was chosen last: what the Maths view shows.
    std::optional<Id> current() const { return ids_.empty() ? std::nullopt : std::optional(ids_.back()); }

    /// These and no others; repeated ids count once. Each of the five emits changed() once, and only if something is
    /// different afterwards.
    void set(std::span<const Id> ids);
    void set(Id id) { set(std::span(&id, 1)); }
    void add(std::span<const Id> ids);
    void remove(std::span<const Id> ids);
    /// In if it was out, out if it was in.
    void toggle(Id id);
    void clear() { set(std::span<const Id>()); }

    /// Ids that no point of the document has leave.
    void keepOnly(const Document& document);

signals:
    void changed();

private:
    void take(std::vector<Id> ids);
    void take(std::vector<Id> ids, IdSet set);

    std::vector<Id> ids_;
    IdSet set_;
};

}  // namespace separatrix
