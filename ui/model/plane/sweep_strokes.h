// The eraser and the label brush: each acts on all movies within reach of its way.
#pragma once

#include <QCoreApplication>
#include <QPointF>

#include "ui/model/plane/plane_ground.h"
#include "ui/model/plane/stroke_edit.h"

namespace separatrix {

class EraseStroke {
    Q_DECLARE_TR_FUNCTIONS(EraseStroke)
public:
    EraseStroke(const PlaneGround& ground, QPointF start) : edit_(*ground.session), at_(start) {}

    void to(const PlaneGround& ground, QPointF pixel);
    const StrokeEdit& edit() const { return edit_; }

private:
    StrokeEdit edit_;
    QPointF at_;
};

class RelabelStroke {
    Q_DECLARE_TR_FUNCTIONS(RelabelStroke)
public:
    RelabelStroke(const PlaneGround& ground, QPointF start, int label)
        : edit_(*ground.session), at_(start), label_(label) {}

    void to(const PlaneGround& ground, QPointF pixel);
    const StrokeEdit& edit() const { return edit_; }

private:
    StrokeEdit edit_;
    QPointF at_;
    int label_;
};

}  // namespace separatrix
