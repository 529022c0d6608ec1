// How wide the columns of the movies' table are: words where there is room for them, else signs, so that what the
// network makes of a movie is to be seen without scrolling.
#pragma once

#include <QFontMetrics>
#include <utility>
#include <vector>

#include "ui/model/movies/movies_order.h"

namespace separatrix {

class MoviesTable;

struct MovieWidths {
    bool narrow = false;                              ///< signs and short heads
    bool without_titles = false;                      ///< a column of nothing gives way
    std::vector<std::pair<MovieColumn, int>> widths;  ///< pixels, of all columns
};

/// For a table that is `room` pixels wide and writes with these metrics.
MovieWidths movie_widths(const MoviesTable& table, const QFontMetrics& metrics, int room);

}  // namespace separatrix
