#include "ui/model/plane/enclosing_stroke.h"

#include <cmath>

namespace separatrix {

namespace {

constexpr double lasso_grain = 3;  ///< pixels between two corners

}  // namespace

void EnclosingStroke::to(const PlaneGround& ground, QPointF pixel) {
    if (ground.options.select_shape == SelectShape::rectangle) {
        outline_ = QPolygonF(QRectF(start_, pixel).normalized());
        return;
    }
    if (outline_.isEmpty()) outline_ << start_;
    const QPointF apart = pixel - outline_.back();
    if (std::hypot(apart.x(), apart.y()) >= lasso_grain) outline_ << pixel;
}

void EnclosingStroke::choose(const PlaneGround& ground, Qt::KeyboardModifiers modifiers) const {
    std::vector<std::uint64_t> ids;
    for (const std::size_t i : ground.locator.inside(ground.mapping, outline_)) ids.push_back(ground.points()[i].id);
    Selection& selection = ground.selection();
    if (modifiers & Qt::ShiftModifier)
        selection.add(ids);
    else if (modifiers & (Qt::AltModifier | Qt::ControlModifier))
        selection.remove(ids);
    else
        selection.set(ids);
}

void choose_by_click(const PlaneGround& ground, std::optional<std::size_t> hovered, Qt::KeyboardModifiers modifiers) {
    Selection& selection = ground.selection();
    if (!hovered) {
        if (!modifiers) selection.clear();
        return;
    }
    const std::uint64_t id = ground.points()[*hovered].id;
    if (modifiers & Qt::AltModifier)
        selection.remove(std::span(&id, 1));
    else
        selection.toggle(id);
}

}  // namespace separatrix
