// Since which epoch points and settings have been what they are: what a curve may be said to show.
#pragma once

#include <optional>

#include "core/document/document.h"

namespace separatrix {

/// Whether a curve that was begun under `a` goes on under the same conditions under `b`: all that is trained on, but
/// not when it stops.
bool same_conditions(const Document& a, const Document& b);

class Conditions {
public:
    Conditions() = default;
    explicit Conditions(std::int64_t since) : since_(since) {}

    /// 0 if the whole curve belongs to them.
    std::int64_t since() const { return since_; }
    /// As a run can be left with and come back to; `mark` as in change().
    Conditions left(std::optional<std::uint64_t> mark) const;
    void comeBack(const Conditions& left, std::optional<std::uint64_t> mark);
    /// A live change after `epoch` finished epochs; `mark` is Run::trainMark() of a run at rest, nothing while it
    /// trains. A change that is taken back before anything was trained never was.
    void change(const std::shared_ptr<const Document>& before, const Document& after, std::int64_t epoch,
                std::optional<std::uint64_t> mark);

private:
    struct Change {
        std::shared_ptr<const Document> before;
        std::int64_t since = 0;  ///< before it
        std::uint64_t mark = 0;
    };
    std::int64_t since_ = 0;
    std::optional<Change> untrained_;  ///< nothing was trained after it as long as its mark holds
};

}  // namespace separatrix
