// Choosing: by a click, or by a rectangle or lasso around movies. It changes the selection, never the document, and
// asks the ground alone where movies are: it serves any view that places them.
#pragma once

#include <QPolygonF>
#include <optional>

#include "ui/model/plane/plane_ground.h"

namespace separatrix {

class EnclosingStroke {
public:
    explicit EnclosingStroke(QPointF start) : start_(start) {}

    void to(const PlaneGround& ground, QPointF pixel);
    /// Shift adds to the selection, Alt and Ctrl take from it.
    void choose(const PlaneGround& ground, Qt::KeyboardModifiers modifiers) const;
    /// In pixels; empty before the first step.
    const QPolygonF& outline() const { return outline_; }

private:
    QPointF start_;
    QPolygonF outline_;
};

/// `hovered`: index of the movie under the click. It changes sides, with Alt it leaves the selection; beside all movies
/// a plain click leaves none.
void choose_by_click(const PlaneGround& ground, std::optional<std::size_t> hovered, Qt::KeyboardModifiers modifiers);

}  // namespace separatrix
