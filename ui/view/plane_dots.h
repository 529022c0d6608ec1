// What is drawn of each movie, in the document's chunks: an edit looks only at the chunks that it changed, and a place
// on the picture knows its movies, however many there are.
#pragma once

#include <QPoint>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/data/points.h"
#include "ui/model/plane_mapping.h"

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
    static constexpr int tile = 32;  ///< device pixels

    PlaneMapping mapping;  ///< logical pixels
    QPoint origin;         ///< of the picture, in device pixels
    QSize size;            ///< of the picture
    double ratio = 0;
    double radius = 0;  ///< of a dot, in logical pixels
    bool operator==(const DotPlaces&) const = default;

    int tile_columns() const { return size.width() / tile + 1; }
    int tile_rows() const { return size.height() / tile + 1; }
};

class PlaneDots {
public:
    using Touch = std::function<void(const PlaneDot&)>;  ///< of a dot that was there or is there now
    static constexpr std::size_t most_labels = 10;

    std::size_t size() const { return size_; }
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
    /// Those whose middle lies in one of the ranges of tiles, in order; a range is first and last tile, row by row.
    void in_tiles(const DotPlaces& places, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges,
                  std::vector<PlaneDot>& found);

private:
    struct Placed {
        std::uint32_t tile;
        std::uint32_t dot;  ///< within the chunk
        auto operator<=>(const Placed&) const = default;
    };
    struct Piece {
        Points::ChunkPointer chunk;
        std::vector<PlaneDot> dots;
        std::vector<Placed> placed;  ///< ascending; as long as `is_placed`
        bool is_placed = false;
    };
    PlaneDot dot_of(const Point& point) const;
    void take_tests(const std::vector<bool>& is_test, const Touch& touch);

    std::vector<Piece> pieces_;
    std::size_t size_ = 0;
    std::vector<std::uint64_t> lit_;  ///< ascending
    std::vector<bool> wrong_;         ///< of all dots, as long as it holds
    bool wrong_holds_ = false;
    bool any_test_ = false;
    DotPlaces placed_for_;
};

/// Of a place on a screen: std::floor is a call where the processor's newer instructions may not be used.
inline int floor_of(double place) {
    constexpr int far = 1 << 20;
    return static_cast<int>(place + far) - far;
}

/// Calls `visit` with the dot's middle in pixels of the picture if it is inside the axes.
class DotPlacer {
public:
    explicit DotPlacer(const DotPlaces& places);
    template <class Visit>
    void place(const PlaneDot& dot, const Visit& visit) const {
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
