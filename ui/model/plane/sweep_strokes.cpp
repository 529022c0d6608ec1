#include "ui/model/plane/sweep_strokes.h"

#include <utility>

namespace separatrix {

void EraseStroke::to(const PlaneGround& ground, QPointF pixel) {
    const QPointF from = std::exchange(at_, pixel);
    const auto reached = ground.locator.along(ground.mapping, from, pixel, ground.erase_reach());
    if (reached.empty()) return;
    edit_.apply(*ground.session, tr("Erase movies"),
                [&](Document document) { return remove_points_at(std::move(document), reached); });
}

void RelabelStroke::to(const PlaneGround& ground, QPointF pixel) {
    const QPointF from = std::exchange(at_, pixel);
    const auto reached = ground.locator.along(ground.mapping, from, pixel, ground.relabel_reach());
    if (reached.empty()) return;
    edit_.apply(*ground.session, tr("Relabel movies"),
                [&](Document document) { return relabel_points_at(std::move(document), reached, label_); });
}

}  // namespace separatrix
