// Which tiles of the movies' picture are to be painted anew.
#pragma once

#include <QImage>
#include <QRect>
#include <algorithm>
#include <cstdint>
#include <vector>

#include "ui/view/canvas/plane_dots.h"

namespace separatrix {

class TileMarks {
public:
    /// For a picture of these places; no tile is marked.
    void begin(const DotPlaces& places);
    /// All tiles that have a pixel of `area`.
    void mark(const QRect& area);
    /// Around all marked tiles, within the picture; empty if there is none.
    const QRect& bounds() const { return bounds_; }
    void unmark();

    int tile() const { return tile_; }
    /// Calls `visit(tile)` for the marked ones that have a pixel of `area`, within the picture; true if there was one.
    template <class Visit>
    bool each_in(const QRect& area, const Visit& visit) const {
        bool any = false;
        for (int row = area.top() / tile_; row <= area.bottom() / tile_; ++row) {
            for (int column = area.left() / tile_; column <= area.right() / tile_; ++column) {
                if (!marked_[at(row, column)]) continue;
                visit(pixels_of(row, column));
                any = true;
            }
        }
        return any;
    }
    /// Nothing is left on them.
    void clear(QImage& picture) const;
    /// A flag for each tile, row by row: the marked ones and their neighbours. What lies there may reach into them.
    std::vector<std::uint8_t> with_neighbours() const;

private:
    std::size_t at(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }
    QRect pixels_of(int row, int column) const { return QRect(column * tile_, row * tile_, tile_, tile_) & picture_; }

    QRect picture_;
    int tile_ = 1;
    int rows_ = 0;
    int columns_ = 0;
    std::vector<bool> marked_;
    QRect bounds_;
};

}  // namespace separatrix
