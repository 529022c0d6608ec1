// The brush on the plane: movies fall where it goes and where it rests.
#pragma once

#include <QCoreApplication>

#include "ui/model/plane/brush_stroke.h"
#include "ui/model/plane/plane_ground.h"
#include "ui/model/plane/stroke_edit.h"

namespace separatrix {

class PaintStroke {
    Q_DECLARE_TR_FUNCTIONS(PaintStroke)
public:
    /// The same document and hand paint the same movies. Nothing falls before the first call of the others.
    PaintStroke(const PlaneGround& ground, QPointF start, int label);

    void to(const PlaneGround& ground, QPointF pixel) { paint(ground, pixel, 0); }
    void rest(const PlaneGround& ground, double seconds) { paint(ground, brush_.at(), seconds); }
    const StrokeEdit& edit() const { return edit_; }

private:
    void paint(const PlaneGround& ground, QPointF pixel, double seconds);

    StrokeEdit edit_;
    BrushStroke brush_;
    int label_;
};

}  // namespace separatrix
