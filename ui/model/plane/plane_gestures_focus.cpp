// What is in focus on the plane: under the cursor, under the crosshair, held, chosen.
#include <algorithm>
#include <cmath>

#include "ui/model/plane/plane_gestures.h"
#include "ui/model/plane/probe_text.h"

namespace separatrix {

namespace {

constexpr double probe_radius = 11;  ///< pixels around its middle

}  // namespace

void PlaneGestures::updateHovered() {
    hovered_.reset();
    hovered_probe_.reset();
    const auto& points = ground_.points();
    const auto& probes = ground_.document().probes;
    if (const auto* drag = std::get_if<MovieDrag>(&stroke_)) {
        hovered_ = indexOf(drag->id());
        return;
    }
    if (const auto* drag = std::get_if<ProbeDrag>(&stroke_)) {
        hovered_probe_ = drag->id();
        return;
    }
    if (crosshair_.active && crosshair_.walked && *crosshair_.walked < points.size() + probes.size()) {
        if (*crosshair_.walked < points.size())
            hovered_ = crosshair_.walked;
        else
            hovered_probe_ = probes[*crosshair_.walked - points.size()].id;
        return;
    }
    const auto pixel = focusPixel();
    if (!pixel) return;
    // a stroke acts on all within its reach; to look for the nearest of a million would slow it down
    if (!is<PaintStroke>() && !is<EraseStroke>() && !is<RelabelStroke>())
        hovered_ = ground_.locator.nearest(ground_.mapping, *pixel, hit_radius(points.size()));
    double nearest = probe_radius;
    for (const Probe& probe : probes) {
        const QPointF apart = ground_.mapping.to_pixel(probe.x1, probe.x2) - *pixel;
        const double far = std::hypot(apart.x(), apart.y());
        if (far > nearest) continue;
        nearest = far;
        hovered_probe_ = probe.id;
    }
    if (hovered_probe_) hovered_.reset();  // probes lie above the movies
}

std::optional<QPointF> PlaneGestures::focusPixel() const {
    if (!ground_.mapping.valid()) return std::nullopt;
    if (crosshair_.active) return ground_.mapping.to_pixel(crosshair_.place.x, crosshair_.place.y);
    return cursor_;
}

std::optional<double> PlaneGestures::reach() const {
    switch (tool_) {
        case PlaneTool::brush: return ground_.options.brush_radius;
        case PlaneTool::erase: return ground_.erase_reach();
        case PlaneTool::relabel: return ground_.relabel_reach();
        default: return std::nullopt;
    }
}

QPolygonF PlaneGestures::outline() const {
    const auto* enclosing = std::get_if<EnclosingStroke>(&stroke_);
    return enclosing ? enclosing->outline() : QPolygonF();
}

bool PlaneGestures::isDragging() const {
    const auto* probe = std::get_if<ProbeDrag>(&stroke_);
    return is<MovieDrag>() || (probe && probe->follows());
}

std::optional<std::size_t> PlaneGestures::selected() const {
    const auto id = ground_.session->selection()->current();
    return id ? indexOf(*id) : std::nullopt;
}

std::optional<std::size_t> PlaneGestures::indexOf(std::uint64_t id) const { return ground_.points().index_of(id); }

Readout PlaneGestures::readout() const {
    const Document& document = ground_.document();
    const auto frame = ground_.session->shown();
    const Predictor* predictor = frame && frame->checkpoint ? &frame->checkpoint->predictor : nullptr;
    const double span = ground_.view.x_high - ground_.view.x_low;
    if (hovered_ && *hovered_ < document.points.size()) {
        return point_readout(document, predictor, document.points[*hovered_],
                             *hovered_ < is_test_.size() && is_test_[*hovered_], span);
    }
    if (hovered_probe_) {
        for (const Probe& probe : document.probes)
            if (probe.id == *hovered_probe_) return probe_readout(document, predictor, probe, span);
    }
    const auto pixel = focusPixel();
    if (!pixel) return {};
    // the crosshair's own numbers, not a round trip through pixels
    const PlanePoint place = crosshair_.active ? crosshair_.place : ground_.mapping.to_marks(*pixel);
    return place_readout(document, predictor, place.x, place.y, span);
}

}  // namespace separatrix
