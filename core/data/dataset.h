// Points as the arrays that training reads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/data/points.h"
#include "core/math/types.h"

namespace separatrix {

enum class ScaleKind { none, range, standard };

/// scaled input = (x - offset) . factor, element by element; identity by default.
struct InputScale {
    ScaleKind kind = ScaleKind::none;
    std::array<double, 2> offset{0, 0};
    std::array<double, 2> factor{1, 1};
    bool operator==(const InputScale&) const = default;
};

/// Immutable once made: it is shared with the training thread.
struct Dataset {
    Matrix X;                        ///< 2 x n marks, not scaled
    Labels y;                        ///< n
    std::vector<std::uint64_t> ids;  ///< n
    std::vector<Index> train;        ///< columns used for training, ascending
    std::vector<Index> test;         ///< columns kept for testing, ascending
    std::array<Axis, 2> axes;
    int classes = 2;

    Index size() const { return X.cols(); }
    bool operator==(const Dataset& other) const {
        return same_array(X, other.X) && same_array(y, other.y) && ids == other.ids && train == other.train &&
               test == other.test && axes == other.axes && classes == other.classes;
    }
};

/// Which points are kept for testing: the round(fraction n) ids that come first when scrambled. So the share is exact,
/// it depends on nothing but the ids, and adding a point moves at most one other from one side to the other.
/// At least one point always stays for training. Returns n flags.
std::vector<bool> test_split(const Points& points, double fraction);
/// How many of `points` that is.
std::size_t test_count(std::size_t points, double fraction);

Dataset make_dataset(const Points& points, const std::array<Axis, 2>& axes, int classes, double test_fraction);

/// What a dataset is made from: quick to copy and to compare, so that the work itself can be left to another thread.
struct DataSource {
    Points points;
    std::array<Axis, 2> axes;
    int classes = 2;
    double test_fraction = 0;
    bool operator==(const DataSource&) const = default;
};

Dataset make_dataset(const DataSource& source);

/// range: the axes' ranges onto [-1, 1]; standard: mean 0 and (population) deviation 1 of the training points
/// (factor 1 where they do not vary).
InputScale input_scale(ScaleKind kind, const Dataset& dataset);

/// (x - offset) . factor for every column of X (2 x n).
Matrix scaled(const InputScale& scale, const Matrix& X);

}  // namespace separatrix
