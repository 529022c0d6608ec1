#include "core/analysis/neuron_lines.h"

#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

/// u x + v y + c = 0 within the rectangle: the two places where it crosses the edges.
std::vector<PlanePoint> crossings(double u, double v, double c, const PlaneRect& rect) {
    std::vector<PlanePoint> found;
    const auto add = [&](double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) return;
        if (x < rect.x_low || x > rect.x_high || y < rect.y_low || y > rect.y_high) return;
        found.push_back({x, y});
    };
    if (u != 0)
        for (const double y : {rect.y_low, rect.y_high}) add(-(v * y + c) / u, y);
    if (v != 0)
        for (const double x : {rect.x_low, rect.x_high}) add(x, -(u * x + c) / v);
    return found;
}

}  // namespace

std::vector<NeuronLine> neuron_lines(const Predictor& predictor, const PlaneRect& rect) {
    std::vector<NeuronLine> lines;
    const auto& layers = predictor.network.layers;
    if (layers.size() < 2) return lines;
    const auto& first = layers.front();
    const auto& scale = predictor.scale;
    for (Index n = 0; n < first.W.rows(); ++n) {
        // w . ((x - offset) . factor) + b = 0  <=>  u x1 + v x2 + c = 0
        const double u = first.W(n, 0) * scale.factor[0];
        const double v = first.W(n, 1) * scale.factor[1];
        const double c = first.b(n) - u * scale.offset[0] - v * scale.offset[1];
        const auto found = crossings(u, v, c, rect);
        if (found.size() < 2) continue;
        const auto lower = [](const PlanePoint& a, const PlanePoint& b) {
            return a.y < b.y || (a.y == b.y && a.x < b.x);
        };
        const auto [from, to] = std::minmax_element(found.begin(), found.end(), lower);
        if (*from == *to) continue;  // it only touches a corner
        lines.push_back({static_cast<int>(n), *from, *to});
    }
    return lines;
}

}  // namespace separatrix
