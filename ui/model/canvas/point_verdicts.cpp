#include "ui/model/canvas/point_verdicts.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr std::size_t many_points = 20'000;
constexpr std::size_t block = 4096;  // the activations of so many columns stay in the cache

}  // namespace

std::vector<bool> wrong_points(const Points& points, int classes, const Predictor& predictor,
                               const std::function<bool()>& cancelled) {
    const std::size_t n = points.size();
    std::vector<bool> wrong(n, false);
    if (predictor.architecture.classes != classes) return wrong;
    Matrix X;
    auto point = points.begin();
    auto judged = point;
    for (std::size_t begin = 0; begin < n; begin += block) {
        if (cancelled && cancelled()) return wrong;
        const std::size_t count = std::min(block, n - begin);
        X.resize(2, static_cast<Index>(count));
        for (std::size_t i = 0; i < count; ++i, ++point) {
            X(0, static_cast<Index>(i)) = point->x1;
            X(1, static_cast<Index>(i)) = point->x2;
        }
        const Prediction prediction = predict(predictor, X);
        for (std::size_t i = 0; i < count; ++i, ++judged) {
            wrong[begin + i] = prediction.predicted(static_cast<Index>(i)) != judged->label;
        }
    }
    return wrong;
}

int verdict_pause(std::size_t points) { return points > many_points ? 200 : 0; }

}  // namespace separatrix
