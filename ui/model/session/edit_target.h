// What an undo step may do to a session, and ask of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/document/document.h"
#include "ui/model/session/resume.h"

namespace separatrix {

class EditTarget {
public:
    using DocumentPointer = std::shared_ptr<const Document>;
    enum class Effect { live, restart };

    /// Whether the weights stay or are drawn anew.
    virtual Effect effectOf(const Document& before, const Document& after) const = 0;
    /// Where the run stands: begun from there it is the same again.
    virtual Resume resumePoint() const = 0;
    /// What a reset comes back to.
    virtual Resume resetPoint() const = 0;
    /// Run::trainMark() of a run at rest; nothing while it trains.
    virtual std::optional<std::uint64_t> trainMark() const = 0;
    virtual void replaceDocument(DocumentPointer document, Effect effect) = 0;
    /// `same_picture`: the plane looks alike with the run from there.
    virtual void replaceDocument(DocumentPointer document, const Resume& resume, bool same_picture) = 0;
    /// Same document, other weights.
    virtual void replaceWeights(const Resume& resume) = 0;

protected:
    ~EditTarget() = default;
};

}  // namespace separatrix
