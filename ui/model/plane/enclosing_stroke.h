// The rectangle or lasso that chooses the movies inside it. It changes the selection, never the document.
#pragma once

#include <QPolygonF>

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

}  // namespace separatrix
