#include "core/data/dataset.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/math/random.h"

namespace separatrix {

std::vector<bool> test_split(const std::vector<Point>& points, double fraction) {
    const std::size_t n = points.size();
    std::vector<bool> is_test(n, false);
    if (n < 2 || !(fraction > 0)) return is_test;
    const auto wanted = static_cast<std::size_t>(std::llround(std::min(fraction, 1.0) * static_cast<double>(n)));
    const std::size_t count = std::min(wanted, n - 1);
    if (count == 0) return is_test;

    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) {
        return scramble(points[i].id + (static_cast<std::uint64_t>(RandomStream::split) << 56));
    };
    const auto before = [&](std::size_t a, std::size_t b) {
        const auto rank_a = rank(a);
        const auto rank_b = rank(b);
        return rank_a != rank_b ? rank_a < rank_b : a < b;
    };
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count) - 1, order.end(), before);
    for (std::size_t i = 0; i < count; ++i) is_test[order[i]] = true;
    return is_test;
}

Dataset make_dataset(const std::vector<Point>& points, const std::array<Axis, 2>& axes, int classes,
                     double test_fraction) {
    Dataset dataset;
    const auto n = static_cast<Index>(points.size());
    dataset.X.resize(2, n);
    dataset.y.resize(n);
    dataset.ids.reserve(points.size());
    dataset.axes = axes;
    dataset.classes = classes;
    const auto is_test = test_split(points, test_fraction);
    for (Index i = 0; i < n; ++i) {
        const auto& point = points[static_cast<std::size_t>(i)];
        dataset.X(0, i) = point.x1;
        dataset.X(1, i) = point.x2;
        dataset.y(i) = point.label;
        dataset.ids.push_back(point.id);
        (is_test[static_cast<std::size_t>(i)] ? dataset.test : dataset.train).push_back(i);
    }
    return dataset;
}

InputScale input_scale(ScaleKind kind, const Dataset& dataset) {
    InputScale scale;
    scale.kind = kind;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        if (kind == ScaleKind::range) {
            // [low, high] onto [-1, 1]
            scale.offset[axis] = (dataset.axes[axis].low + dataset.axes[axis].high) / 2;
            scale.factor[axis] = 2 / (dataset.axes[axis].high - dataset.axes[axis].low);
        } else if (kind == ScaleKind::standard && !dataset.train.empty()) {
            const auto row = static_cast<Index>(axis);
            const auto n = static_cast<double>(dataset.train.size());
            double sum = 0;
            for (const Index i : dataset.train) sum += dataset.X(row, i);
            const double mean = sum / n;
            double square = 0;
            for (const Index i : dataset.train) square += (dataset.X(row, i) - mean) * (dataset.X(row, i) - mean);
            const double deviation = std::sqrt(square / n);
            scale.offset[axis] = mean;
            scale.factor[axis] = deviation > 0 ? 1 / deviation : 1;
        }
    }
    return scale;
}

Matrix scaled(const InputScale& scale, const Matrix& X) {
    Matrix result(2, X.cols());
    if (X.cols() == 0) return result;  // a row of nothing is undefined
    for (Index axis = 0; axis < 2; ++axis) {
        const auto a = static_cast<std::size_t>(axis);
        result.row(axis) = (X.row(axis).array() - scale.offset[a]) * scale.factor[a];
    }
    return result;
}

}  // namespace separatrix
