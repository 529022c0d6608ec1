#include "core/data/dataset.h"

#include <algorithm>
#include <cmath>

#include "core/math/random.h"

namespace separatrix {

std::size_t test_count(std::size_t points, double fraction) {
    if (points < 2 || !(fraction > 0)) return 0;
    const auto wanted = static_cast<std::size_t>(std::llround(std::min(fraction, 1.0) * static_cast<double>(points)));
    return std::min(wanted, points - 1);
}

std::vector<bool> test_split(const Points& points, double fraction) {
    const std::size_t n = points.size();
    std::vector<bool> is_test(n, false);
    const std::size_t count = test_count(n, fraction);
    if (count == 0) return is_test;

    std::vector<std::uint64_t> ranks;
    ranks.reserve(n);
    for (const Point& point : points)
        ranks.push_back(scramble(point.id + (static_cast<std::uint64_t>(RandomStream::split) << 56)));
    auto lowest = ranks;
    std::nth_element(lowest.begin(), lowest.begin() + static_cast<std::ptrdiff_t>(count) - 1, lowest.end());
    const std::uint64_t limit = lowest[count - 1];
    // ids are all different and scrambling is a bijection; should two ranks be alike all the same, the first ones count
    std::size_t left = count;
    for (std::size_t i = 0; i < n; ++i) {
        if (ranks[i] >= limit) continue;
        is_test[i] = true;
        --left;
    }
    for (std::size_t i = 0; i < n && left > 0; ++i) {
        if (ranks[i] != limit) continue;
        is_test[i] = true;
        --left;
    }
    return is_test;
}

Dataset make_dataset(const Points& points, const std::array<Axis, 2>& axes, int classes, double test_fraction) {
    Dataset dataset;
    const auto n = static_cast<Index>(points.size());
    dataset.X.resize(2, n);
    dataset.y.resize(n);
    dataset.ids.reserve(points.size());
    dataset.axes = axes;
    dataset.classes = classes;
    const auto is_test = test_split(points, test_fraction);
    Index i = 0;
    for (const Point& point : points) {
        dataset.X(0, i) = point.x1;
        dataset.X(1, i) = point.x2;
        dataset.y(i) = point.label;
        dataset.ids.push_back(point.id);
        (is_test[static_cast<std::size_t>(i)] ? dataset.test : dataset.train).push_back(i);
        ++i;
    }
    return dataset;
}

Dataset make_dataset(const DataSource& source) {
    return make_dataset(source.points, source.axes, source.classes, source.test_fraction);
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
