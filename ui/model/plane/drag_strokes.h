// What follows the hand: a movie, the chosen ones along with it, or a probe.
#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <vector>

#include "ui/model/plane/plane_ground.h"
#include "ui/model/plane/stroke_edit.h"

namespace separatrix {

/// Under the press, and not moved yet.
struct HeldMovie {
    std::uint64_t id;
    PlanePoint place;
    QPointF grip;            ///< from the cursor to its middle, pixels
    bool collapses = false;  ///< a click on one of many chosen ones chooses that one alone
};

class MovieDrag {
    Q_DECLARE_TR_FUNCTIONS(MovieDrag)
public:
    /// All of the selection if the held one belongs to it.
    MovieDrag(const PlaneGround& ground, const HeldMovie& held);

    /// The held one's place; a group keeps its shape and stays on the plane. What is no number is ignored.
    void to(const PlaneGround& ground, PlanePoint place);
    std::uint64_t id() const { return held_.id; }
    QPointF grip() const { return held_.grip; }
    const StrokeEdit& edit() const { return edit_; }

private:
    StrokeEdit edit_;
    HeldMovie held_;
    std::vector<std::uint64_t> group_;  ///< ids that follow the held one; empty: it alone
    PlaneRect group_box_;               ///< around them at the beginning
};

class ProbeDrag {
    Q_DECLARE_TR_FUNCTIONS(ProbeDrag)
public:
    ProbeDrag(const PlaneGround& ground, std::uint64_t id, QPointF grip)
        : edit_(*ground.session), id_(id), grip_(grip) {}

    /// From now on it follows the hand; before, it is only held.
    void follow() { follows_ = true; }
    bool follows() const { return follows_; }
    void to(const PlaneGround& ground, PlanePoint place);
    std::uint64_t id() const { return id_; }
    QPointF grip() const { return grip_; }
    const StrokeEdit& edit() const { return edit_; }

private:
    StrokeEdit edit_;
    std::uint64_t id_;
    QPointF grip_;  ///< from the cursor to its middle, pixels
    bool follows_ = false;
};

}  // namespace separatrix
