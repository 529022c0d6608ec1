#include "core/analysis/boundary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <unordered_map>

namespace separatrix {

namespace {

/// The sampled function continued by half a cell on every side, so that curves reach the rectangle's edge.
class PaddedGrid {
public:
    PaddedGrid(const DecisionField& grid, const float* values) : grid_(grid), values_(values) {}

    int columns() const { return grid_.columns + 2; }
    int rows() const { return grid_.rows + 2; }
    double x(int i) const {
        if (i == 0) return grid_.rect.x_low;
        return i == columns() - 1 ? grid_.rect.x_high : grid_.x(i - 1);
    }
    double y(int j) const {
        if (j == 0) return grid_.rect.y_low;
        return j == rows() - 1 ? grid_.rect.y_high : grid_.y(j - 1);
    }
    /// Outside: linear continuation of the two outermost nodes, separately in x and y.
    double value(int i, int j) const {
        const auto [i0, i1, u] = place(i, grid_.columns);
        const auto [j0, j1, v] = place(j, grid_.rows);
        const auto along_x = [&, i0 = i0, i1 = i1, u = u](int row) {
            return at(i0, row) + u * (at(i1, row) - at(i0, row));
        };
        return u == 0 && v == 0 ? at(i0, j0) : along_x(j0) + v * (along_x(j1) - along_x(j0));
    }

private:
    struct Place {
        int first, second;
        double share;
    };
    static Place place(int padded, int count) {
        const int node = padded - 1;
        if (count == 1) return {0, 0, 0};
        if (node < 0) return {0, 1, -0.5};
        if (node >= count) return {count - 2, count - 1, 1.5};
        return {node, node, 0};
    }
    double at(int i, int j) const {
        return values_[static_cast<std::size_t>(j) * static_cast<std::size_t>(grid_.columns) +
                       static_cast<std::size_t>(i)];
    }

    const DecisionField& grid_;
    const float* values_;
};

/// 1 above the level, 2 if there is no telling.
std::uint8_t side_of(double relative) {
    return static_cast<std::uint8_t>(static_cast<int>(relative > 0) + 2 * static_cast<int>(!std::isfinite(relative)));
}

struct Segment {
    std::uint64_t from, to;  ///< edge ids
};

/// Every grid edge has a number, so that segments of neighbouring cells meet exactly.
std::uint64_t edge_id(int i, int j, bool vertical, int columns) {
    return (static_cast<std::uint64_t>(j) * static_cast<std::uint64_t>(columns) + static_cast<std::uint64_t>(i)) * 2 +
           (vertical ? 1 : 0);
}

class SegmentChainer {
public:
    void add(const Segment& segment) {
        const auto index = static_cast<int>(segments_.size());
        segments_.push_back(segment);
        attach(segment.from, index);
        attach(segment.to, index);
    }

    template <class PointOf>
    std::vector<Polyline> chains(const PointOf& point_of) {
        std::vector<Polyline> result;
        used_.assign(segments_.size(), false);
        // open curves first, from their ends; then what is left is closed
        for (const bool open : {true, false}) {
            for (std::size_t s = 0; s < segments_.size(); ++s) {
                if (used_[s]) continue;
                for (const std::uint64_t start : {segments_[s].from, segments_[s].to}) {
                    if (used_[s] || (open && ends_[start].second >= 0)) continue;
                    result.push_back(follow(static_cast<int>(s), start, point_of));
                }
            }
        }
        return result;
    }

private:
    void attach(std::uint64_t edge, int segment) {
        const auto [place, is_new] = ends_.try_emplace(edge, segment, -1);
        if (!is_new) place->second.second = segment;
    }

    template <class PointOf>
    Polyline follow(int segment, std::uint64_t from, const PointOf& point_of) {
        Polyline line{point_of(from)};
        while (segment >= 0 && !used_[static_cast<std::size_t>(segment)]) {
            used_[static_cast<std::size_t>(segment)] = true;
            const Segment& s = segments_[static_cast<std::size_t>(segment)];
            from = s.from == from ? s.to : s.from;
            line.push_back(point_of(from));
            const auto& [first, second] = ends_[from];
            segment = first == segment ? second : first;
        }
        return line;
    }

    std::vector<Segment> segments_;
    std::vector<bool> used_;
    std::unordered_map<std::uint64_t, std::pair<int, int>> ends_;
};

/// The function minus the level, at the nodes and on the edges of the padded grid.
class Level {
public:
    Level(const DecisionField& grid, const float* values, float level)
        : grid_(grid), values_(values), level_(level), padded_(grid, values) {}

    int columns() const { return padded_.columns(); }
    int rows() const { return padded_.rows(); }
    double at(int i, int j) const { return padded_.value(i, j) - static_cast<double>(level_); }
    void take_sides(int j, std::vector<std::uint8_t>& sides) const;
    PlanePoint crossing(std::uint64_t edge) const;

private:
    const DecisionField& grid_;
    const float* values_;
    float level_;
    PaddedGrid padded_;
};

/// The sides of all nodes of row j, a byte for each.
void Level::take_sides(int j, std::vector<std::uint8_t>& sides) const {
    if (j > 0 && j + 1 < rows()) {
        const float* const row = values_ + static_cast<std::size_t>(j - 1) * static_cast<std::size_t>(grid_.columns);
        const float level = level_;
        for (int i = 0; i < grid_.columns; ++i) {
            const auto node = static_cast<std::size_t>(i);
            sides[node + 1] = static_cast<std::uint8_t>(static_cast<int>(row[node] > level) +
                                                        2 * static_cast<int>(row[node] - row[node] != 0.0F));
        }
    } else {
        for (int i = 1; i + 1 < columns(); ++i) sides[static_cast<std::size_t>(i)] = side_of(at(i, j));
    }
    sides[0] = side_of(at(0, j));
    sides[static_cast<std::size_t>(columns()) - 1] = side_of(at(columns() - 1, j));
}

/// Where the function crosses the level on an edge, between its two nodes.
PlanePoint Level::crossing(std::uint64_t edge) const {
    const bool vertical = edge % 2 == 1;
    const int i = static_cast<int>((edge / 2) % static_cast<std::uint64_t>(columns()));
    const int j = static_cast<int>((edge / 2) / static_cast<std::uint64_t>(columns()));
    const double a = at(i, j);
    const double b = vertical ? at(i, j + 1) : at(i + 1, j);
    const double t = a / (a - b);
    return vertical ? PlanePoint{padded_.x(i), padded_.y(j) + t * (padded_.y(j + 1) - padded_.y(j))}
                    : PlanePoint{padded_.x(i) + t * (padded_.x(i + 1) - padded_.x(i)), padded_.y(j)};
}

/// The segments of the cell whose lower left node is (i, j): marching squares.
void add_cell(const Level& level, int i, int j, SegmentChainer& chainer) {
    // corners counter-clockwise from the lower left
    const std::array corner{level.at(i, j), level.at(i + 1, j), level.at(i + 1, j + 1), level.at(i, j + 1)};
    int kind = 0;
    bool finite = true;
    for (int c = 0; c < 4; ++c) {
        finite = finite && std::isfinite(corner[static_cast<std::size_t>(c)]);
        if (corner[static_cast<std::size_t>(c)] > 0) kind |= 1 << c;
    }
    if (!finite || kind == 0 || kind == 15) return;
    const int columns = level.columns();
    const std::uint64_t bottom = edge_id(i, j, false, columns);
    const std::uint64_t top = edge_id(i, j + 1, false, columns);
    const std::uint64_t left = edge_id(i, j, true, columns);
    const std::uint64_t right = edge_id(i + 1, j, true, columns);
    switch (kind) {
        case 1:
        case 14: chainer.add({left, bottom}); break;
        case 2:
        case 13: chainer.add({bottom, right}); break;
        case 3:
        case 12: chainer.add({left, right}); break;
        case 4:
        case 11: chainer.add({right, top}); break;
        case 6:
        case 9: chainer.add({bottom, top}); break;
        case 7:
        case 8: chainer.add({left, top}); break;
        default: {
            // 5 and 10, two opposite corners: the mean of the cell says which pair is connected
            const bool centre = corner[0] + corner[1] + corner[2] + corner[3] > 0;
            if ((kind == 5) == centre) {
                chainer.add({left, top});
                chainer.add({bottom, right});
            } else {
                chainer.add({left, bottom});
                chainer.add({right, top});
            }
        }
    }
}

}  // namespace

std::vector<Polyline> contour(const DecisionField& grid, const float* values, float level) {
    if (grid.columns < 1 || grid.rows < 1) return {};
    const Level function(grid, values, level);
    const int columns = function.columns();
    // sides row by row first: nearly all cells lie on one side and are passed over eight at a time
    const auto width = static_cast<std::size_t>(columns);
    std::vector<std::uint8_t> below(width + 8), above(width + 8), crossed(width + 8);
    SegmentChainer chainer;
    function.take_sides(0, above);
    for (int j = 0; j + 1 < function.rows(); ++j) {
        below.swap(above);
        function.take_sides(j + 1, above);
        for (std::size_t i = 0; i + 1 < width; ++i)
            crossed[i] = static_cast<std::uint8_t>((below[i] ^ below[i + 1]) | (below[i] ^ above[i]) |
                                                   (below[i] ^ above[i + 1]));
        for (int i = 0; i + 1 < columns; ++i) {
            if (i % 8 == 0) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, crossed.data() + i, sizeof(eight));
                if (eight == 0) {
                    i += 7;
                    continue;
                }
            }
            if (crossed[static_cast<std::size_t>(i)] != 0) add_cell(function, i, j, chainer);
        }
    }
    return chainer.chains([&function](std::uint64_t edge) { return function.crossing(edge); });
}

Boundary boundary_of(const DecisionField& field) {
    Boundary boundary;
    if (field.classes == 2) {
        boundary.border = contour(field, field.margin_of(1), 0);
        for (const float level : {0.25F, 0.75F})
            for (auto& line : contour(field, field.p_of(1), level)) boundary.quarters.push_back(std::move(line));
        return boundary;
    }
    // each class against all others; a border between two classes comes from both sides as the same line
    for (int k = 0; k < field.classes; ++k)
        for (auto& line : contour(field, field.margin_of(k), 0)) boundary.border.push_back(std::move(line));
    return boundary;
}

}  // namespace separatrix
