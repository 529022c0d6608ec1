#include "core/analysis/point_answers.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr Index points_at_once = 4096;  // the activations of so many columns stay in the cache

}  // namespace

PointAnswers point_answers(const Document& document, const Predictor& predictor) {
    PointAnswers answers;
    if (predictor.architecture.classes != document.classes()) return answers;
    const auto n = static_cast<Index>(document.points.size());
    answers.predicted.resize(n);
    answers.p.resize(n);
    answers.loss.resize(n);
    auto next = document.points.begin();
    Matrix X;
    Labels y;
    for (Index begin = 0; begin < n; begin += points_at_once) {
        const Index count = std::min(points_at_once, n - begin);
        X.resize(2, count);
        y.resize(count);
        for (Index i = 0; i < count; ++i) {
            const Point& point = *next++;
            X(0, i) = point.x1;
            X(1, i) = point.x2;
            y(i) = point.label;
        }
        const Prediction prediction = predict(predictor, X);
        for (Index i = 0; i < count; ++i) {
            answers.predicted(begin + i) = prediction.predicted(i);
            answers.p(begin + i) = prediction.P(prediction.predicted(i), i);
            answers.loss(begin + i) = sample_loss(predictor.objective(), prediction.pass, i, static_cast<int>(y(i)));
        }
    }
    return answers;
}

}  // namespace separatrix
