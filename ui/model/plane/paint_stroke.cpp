#include "ui/model/plane/paint_stroke.h"

namespace separatrix {

PaintStroke::PaintStroke(const PlaneGround& ground, QPointF start, int label)
    : edit_(*ground.session),
      brush_(ground.options, start, scramble(edit_.before().settings.seed) + edit_.before().next_id),
      label_(label) {}

void PaintStroke::paint(const PlaneGround& ground, QPointF pixel, double seconds) {
    const PlaneRect& whole = ground.whole;
    std::vector<Point> fallen;
    for (const QPointF drop : brush_.advance(pixel, seconds)) {
        if (!ground.mapping.contains(drop)) continue;  // beside the plane: nothing is heaped up at its edge
        const PlanePoint place = ground.mapping.to_marks(drop);
        if (place.x < whole.x_low || place.x > whole.x_high || place.y < whole.y_low || place.y > whole.y_high)
            continue;
        fallen.push_back({place.x, place.y, label_, 0, {}});
    }
    if (fallen.empty()) return;
    edit_.apply(*ground.session, tr("Paint movies"),
                [&](Document document) { return add_points(std::move(document), fallen); });
}

}  // namespace separatrix
