#include "ui/model/point_verdicts.h"

#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr std::size_t many_points = 20'000;
constexpr std::size_t block = 4096;  // the activations of so many columns stay in the cache

}  // namespace

std::vector<bool> wrong_points(const Document& document, const Predictor& predictor) {
    const std::size_t n = document.points.size();
    std::vector<bool> wrong(n, false);
    if (predictor.architecture.classes != document.classes()) return wrong;
    Matrix X;
    auto point = document.points.begin();
    auto judged = point;
    for (std::size_t begin = 0; begin < n; begin += block) {
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

int verdict_pause(std::size_t points, double last_milliseconds) {
    const int share = static_cast<int>(std::ceil(std::clamp(last_milliseconds, 0.0, 500.0) * 9));
    return std::max(share < 16 ? 0 : share, points > many_points ? 200 : 0);
}

}  // namespace separatrix
