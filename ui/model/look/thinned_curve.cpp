#include "ui/model/look/thinned_curve.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace separatrix {

namespace {

double square(QPointF v) { return QPointF::dotProduct(v, v); }

double squared_distance_to_segment(QPointF p, QPointF a, QPointF b) {
    const QPointF ab = b - a;
    const double length2 = square(ab);
    if (length2 == 0) return square(p - a);  // a closed curve begins with such a chord
    const double t = std::min(1.0, std::max(0.0, QPointF::dotProduct(p - a, ab) / length2));
    return square(p - (a + t * ab));
}

}  // namespace

QPolygonF thinned(const QPolygonF& curve, double tolerance) {
    if (curve.size() < 3) return curve;
    std::vector<bool> kept(static_cast<std::size_t>(curve.size()), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<qsizetype, qsizetype>> pending{{0, curve.size() - 1}};
    while (!pending.empty()) {
        const auto [begin, end] = pending.back();
        pending.pop_back();
        double farthest = tolerance * tolerance;
        qsizetype corner = -1;
        for (qsizetype i = begin + 1; i < end; ++i) {
            const double distance = squared_distance_to_segment(curve[i], curve[begin], curve[end]);
            if (distance > farthest) {
                farthest = distance;
                corner = i;
            }
        }
        if (corner < 0) continue;
        kept[static_cast<std::size_t>(corner)] = true;
        pending.emplace_back(begin, corner);
        pending.emplace_back(corner, end);
    }
    QPolygonF result;
    result.reserve(std::count(kept.begin(), kept.end(), true));
    for (qsizetype i = 0; i < curve.size(); ++i) {
        if (kept[static_cast<std::size_t>(i)]) result << curve[i];
    }
    return result;
}

}  // namespace separatrix
