#include "ui/model/movies/movie_widths.h"

#include <algorithm>

#include "ui/model/movies/movies_table.h"

namespace separatrix {

namespace {

constexpr int least_title_width = 96;
constexpr int least_narrow_title = 80;
constexpr int widest_head = 90;
constexpr int widest_word = 110;
constexpr int most_spread = 28;  ///< added to each column where there is room and no title to fill it

using Widths = std::vector<std::pair<MovieColumn, int>>;

/// What each column needs at least.
Widths needed_widths(const MoviesTable& table, const QFontMetrics& metrics, bool titles, bool narrow) {
    const auto width_for = [&metrics](const QString& text, int more) { return metrics.horizontalAdvance(text) + more; };
    const auto headed = [&](MovieColumn column, int widest) {
        return std::max(widest, std::min(width_for(table.heading(column, narrow), narrow ? 13 : 24), widest_head));
    };
    int word = 0;
    if (narrow)
        for (const QString& key : table.classKeys()) word = std::max(word, width_for(key, 28));
    else
        for (const QString& name : table.classWords())
            word = std::min(std::max(word, width_for(name, 34)), widest_word);
    const int title = titles ? narrow ? least_narrow_title : least_title_width
                             : width_for(table.heading(MovieColumn::title, narrow), 14);
    const int mark = width_for(QStringLiteral("−8.88"), 14);
    return {{MovieColumn::title, title},
            {MovieColumn::first_mark, headed(MovieColumn::first_mark, mark)},
            {MovieColumn::second_mark, headed(MovieColumn::second_mark, mark)},
            {MovieColumn::label, headed(MovieColumn::label, word)},
            {MovieColumn::split, headed(MovieColumn::split, width_for(MoviesTable::tr("train"), 14))},
            {MovieColumn::prediction, headed(MovieColumn::prediction, word)},
            {MovieColumn::p, headed(MovieColumn::p, width_for(QStringLiteral("0.88"), 13))},
            {MovieColumn::loss, headed(MovieColumn::loss, width_for(QStringLiteral("0.0888"), 13))}};
}

int sum_of(const Widths& widths, bool with_split) {
    int used = 0;
    for (const auto& [column, width] : widths)
        if (with_split || column != MovieColumn::split) used += width;
    return used;
}

}  // namespace

MovieWidths movie_widths(const MoviesTable& table, const QFontMetrics& metrics, int room) {
    const bool titles = table.hasTitles();
    const bool split = table.hasTestMovies();
    MovieWidths chosen;
    chosen.widths = needed_widths(table, metrics, titles, false);
    chosen.narrow = sum_of(chosen.widths, split) > room;
    if (chosen.narrow) chosen.widths = needed_widths(table, metrics, titles, true);
    const int used = sum_of(chosen.widths, split);
    chosen.without_titles = chosen.narrow && !titles && used > room;
    const int left = std::max(0, room - used);
    const int columns = split ? movie_columns : movie_columns - 1;
    for (auto& [column, width] : chosen.widths) {
        if (titles && column == MovieColumn::title) width += left;
        if (!titles) width += std::min(left / columns, most_spread);
    }
    return chosen;
}

}  // namespace separatrix
