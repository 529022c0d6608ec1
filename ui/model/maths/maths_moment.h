// Which movie the Maths view derives, and at which weights: these, or those before the step that was just made.
#pragma once

#include <QString>
#include <optional>

#include "core/analysis/derivation.h"
#include "core/document/document.h"
#include "core/training/frame.h"

namespace separatrix {

struct MathsMoment {
    Derivation derivation;
    std::uint64_t movie = 0;
    bool step_made = false;  ///< the derivation's update is the step that the training just made
};

class MathsMovie {
public:
    /// A person's choice; nothing: none. It lasts until a single step uses another movie.
    void choose(std::optional<std::uint64_t> movie);
    /// Every frame, also while nobody looks: the one before a step has the weights that it started from.
    void take(const std::shared_ptr<const Moment>& frame);

    /// The chosen movie, else the one of the last single step, else the first; nothing without movies.
    const Point* movie(const Document& document) const;
    /// Nothing while there is no movie, no network yet, or the network is one of other classes.
    std::optional<MathsMoment> moment(const Document& document) const;

private:
    std::optional<std::uint64_t> movie_;
    std::shared_ptr<const Moment> frame_;
    std::shared_ptr<const Checkpoint> before_step_;
};

/// "The Matrix"; "Movie 7" for one without a title.
QString movie_title(const Point& movie);
/// "Alfred 4.0 · Bruce 1.0 · James likes it (y = 1)"
QString movie_details(const Document& document, const Point& movie);

}  // namespace separatrix
