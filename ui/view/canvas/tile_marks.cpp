#include "ui/view/canvas/tile_marks.h"

namespace separatrix {

void TileMarks::begin(const DotPlaces& places) {
    picture_ = QRect({}, places.size);
    tile_ = places.tile();
    rows_ = places.tile_rows();
    columns_ = places.tile_columns();
    marked_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), false);
    bounds_ = {};
}

void TileMarks::mark(const QRect& area) {
    const QRect within = area & picture_;
    if (within.isEmpty()) return;
    for (int row = within.top() / tile_; row <= within.bottom() / tile_; ++row) {
        for (int column = within.left() / tile_; column <= within.right() / tile_; ++column) {
            marked_[at(row, column)] = true;
            bounds_ |= pixels_of(row, column);
        }
    }
}

void TileMarks::unmark() {
    marked_.assign(marked_.size(), false);
    bounds_ = {};
}

void TileMarks::clear(QImage& picture) const {
    each_in(bounds_, [&](const QRect& tile) {
        for (int y = tile.top(); y <= tile.bottom(); ++y) {
            auto* line = reinterpret_cast<std::uint32_t*>(picture.scanLine(y));
            std::fill(line + tile.left(), line + tile.right() + 1, 0U);
        }
    });
}

std::vector<std::uint8_t> TileMarks::with_neighbours() const {
    std::vector<std::uint8_t> around(marked_.size(), 0);
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            if (!marked_[at(row, column)]) continue;
            for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows_ - 1); ++r)
                for (int c = std::max(column - 1, 0); c <= std::min(column + 1, columns_ - 1); ++c)
                    around[at(r, c)] = 1;
        }
    }
    return around;
}

}  // namespace separatrix
