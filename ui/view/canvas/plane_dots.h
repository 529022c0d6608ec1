// What is drawn of each movie, in the document's chunks: an edit looks only at the chunks that it changed, and a place
// on the picture knows its movies, however many there are.
#pragma once

#include <QPoint>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <vector>

#include "core/data/points.h"
#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/canvas/point_place.h"

namespace separatrix {

struct PlaneDot {
    double x, y;
    std::uint64_t id;
    std::uint8_t label;
    bool test, wrong, lit;
    bool operator==(const PlaneDot&) const = default;
};

/// Marks to pixels of a picture; its divisions are made once for a million dots.
struct DotPlaces {
    PlaneMapping mapping;  ///< logical pixels
    QPoint origin;         ///< of the picture, in device pixels
    QSize size;            ///< of the picture
    double ratio = 0;
    double radius = 0;  ///< of a dot, in logical pixels
    bool operator==(const DotPlaces&) const = default;

    /// Device pixels on a side: so small that little is painted anew around a stroke, but larger than any dot.
    int tile() const { return 16 * std::max(1, static_cast<int>(std::ceil(ratio))); }
    int tile_columns() const { return size.width() / tile() + 1; }
    int tile_rows() const { return size.height() / tile() + 1; }
};

class PlaneDots {
public:
    using Touch = std::function<void(const PlaneDot&)>;  ///< of a dot that was there or is there now
    static constexpr std::size_t most_labels = 10;

    std::size_t size() const { return size_; }
    /// From the next set_points() on.
    void set_place(PointPlace place);
    enum class Change { none, some, all };  ///< of the chunks; `all`: hardly anything of the movies before is left
    Change set_points(const Points& points, const std::vector<bool>& is_test, const Touch& touch);
    /// These two: true if that changed anything. Flags for fewer or more points than there are now are for another
    /// document.
    bool set_wrong(const std::vector<bool>& wrong, const Touch& touch);
    bool set_lit(std::vector<std::uint64_t> ids, const Touch& touch);
    bool any_lit() const { return !lit_.empty(); }
    std::size_t wrong_count() const;

    std::size_t chunks() const { return pieces_.size(); }
    /// In the order in which they lie over each other.
    template <class Visit>
    void each(std::size_t from_chunk, std::size_t to_chunk, const Visit& visit) const {
        for (std::size_t p = from_chunk; p < to_chunk; ++p)
            for (const PlaneDot& dot : pieces_[p].dots) visit(dot);
    }
    template <class Visit>
    void each(const Visit& visit) const {
        each(0, pieces_.size(), visit);
    }

    /// Remembers which dots of these chunks lie in which tile of the picture.
    void place(const DotPlaces& places, std::size_t from_chunk, std::size_t to_chunk);
    /// Those whose middle lies in one of these tiles (a flag for each, row by row), in order.
    template <class Visit>
    void in_tiles(const DotPlaces& places, const std::vector<std::uint8_t>& tiles, const Visit& visit);

private:
    /// Tile and, in the last bits, the dot within its chunk: as short as can be, all of them are looked through.
    using Placed = std::uint32_t;
    static constexpr std::uint32_t dots_in_chunk = Points::chunk_size;
    struct Piece {
        Points::ChunkPointer chunk;
        std::vector<PlaneDot> dots;
        std::vector<Placed> placed;  ///< ascending; as long as `is_placed`
        bool is_placed = false;
    };
    PlaneDot dot_of(const Point& point) const;
    void take_tests(const std::vector<bool>& is_test, const Touch& touch);

    PointPlace place_;
    bool placed_anew_ = false;  ///< since the last set_points()
    std::vector<Piece> pieces_;
    std::size_t size_ = 0;
    std::vector<std::uint64_t> lit_;  ///< ascending
    std::vector<bool> wrong_;         ///< of all dots, as long as it holds
    bool wrong_holds_ = false;
    bool any_test_ = false;
    DotPlaces placed_for_;
};

template <class Visit>
void PlaneDots::in_tiles(const DotPlaces& places, const std::vector<std::uint8_t>& tiles, const Visit& visit) {
    place(places, 0, pieces_.size());
    const auto first = std::find(tiles.begin(), tiles.end(), 1) - tiles.begin();
    const auto last = std::find(tiles.rbegin(), std::make_reverse_iterator(tiles.begin() + first), 1);
    const auto behind = static_cast<Placed>(last.base() - tiles.begin()) * dots_in_chunk;
    std::vector<std::uint32_t> of_piece;
    for (const Piece& piece : pieces_) {
        of_piece.clear();
        auto it =
            std::lower_bound(piece.placed.begin(), piece.placed.end(), static_cast<Placed>(first) * dots_in_chunk);
        for (; it != piece.placed.end() && *it < behind; ++it)
            if (tiles[*it / dots_in_chunk]) of_piece.push_back(*it % dots_in_chunk);
        std::sort(of_piece.begin(), of_piece.end());
        for (const std::uint32_t i : of_piece) visit(piece.dots[i]);
    }
}

/// Of a place on a screen: std::floor is a call where the processor's newer instructions may not be used.
inline int floor_of(double place) {
    constexpr int far = 1 << 20;
    return static_cast<int>(place + far) - far;
}

/// Calls `visit` with the dot's middle in pixels of the picture if it is inside the axes.
class DotPlacer {
public:
    explicit DotPlacer(const DotPlaces& places);
    template <class Dot, class Visit>
    void place(const Dot& dot, const Visit& visit) const {
        const double x = left_ + (dot.x - low_x_) * across_;
        const double y = bottom_ - (dot.y - low_y_) * up_;
        if (x >= seen_left_ && x <= seen_right_ && y >= seen_top_ && y <= seen_bottom_)
            visit(floor_of(x * ratio_) - origin_x_, floor_of(y * ratio_) - origin_y_);
    }

private:
    double left_, bottom_, low_x_, low_y_, across_, up_;
    double seen_left_, seen_right_, seen_top_, seen_bottom_;
    double ratio_;
    int origin_x_, origin_y_;
};

}  // namespace separatrix
