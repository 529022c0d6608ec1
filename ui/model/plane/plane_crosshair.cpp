#include "ui/model/plane/plane_crosshair.h"

namespace separatrix {

namespace {

std::optional<QPointF> direction_of(int key) {
    switch (key) {
        case Qt::Key_Left: return QPointF(-1, 0);
        case Qt::Key_Right: return QPointF(1, 0);
        case Qt::Key_Up: return QPointF(0, 1);
        case Qt::Key_Down: return QPointF(0, -1);
        default: return std::nullopt;
    }
}

}  // namespace

CrosshairAction PlaneCrosshair::key(int key, Qt::KeyboardModifiers modifiers, const PlaneRect& view,
                                    const PlaneRect& whole) {
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return CrosshairAction::none;
    if (const auto direction = direction_of(key)) {
        if (!active) {
            active = true;
            place = clamped({(view.x_low + view.x_high) / 2, (view.y_low + view.y_high) / 2}, whole);
        }
        const double step = modifiers & Qt::ShiftModifier ? 1.0 / 500 : 1.0 / 50;
        place = clamped({place.x + direction->x() * step * (whole.x_high - whole.x_low),
                         place.y + direction->y() * step * (whole.y_high - whole.y_low)},
                        whole);
        walked.reset();
        return CrosshairAction::moved;
    }
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        label = key == Qt::Key_0 ? 9 : key - Qt::Key_1;
        return CrosshairAction::label;
    }
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter: return active ? CrosshairAction::place : CrosshairAction::none;
        case Qt::Key_Delete:
        case Qt::Key_Backspace: return CrosshairAction::erase;
        case Qt::Key_F: return CrosshairAction::fit;
        case Qt::Key_Escape:
            if (!active) return CrosshairAction::none;
            active = false;
            walked.reset();
            return CrosshairAction::left;
        default: return CrosshairAction::none;
    }
}

bool PlaneCrosshair::walk(const Points& points, const std::vector<Probe>& probes, bool forward) {
    const std::size_t n = points.size() + probes.size();
    if (!active || n == 0) return false;
    if (!walked || *walked >= n) {
        walked = forward ? 0 : n - 1;
    } else {
        walked = forward ? (*walked + 1) % n : (*walked + n - 1) % n;
    }
    if (*walked < points.size()) {
        place = {points[*walked].x1, points[*walked].x2};
    } else {
        const Probe& probe = probes[*walked - points.size()];
        place = {probe.x1, probe.x2};
    }
    return true;
}

}  // namespace separatrix
