// ratings.csv and movies.csv, streamed into a compact index.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/csv_records.h"
#include "core/data/line_stream.h"
#include "core/data/movielens.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

constexpr long ratings_between_reports = 65'536;
constexpr std::size_t most_columns = 32;

std::string lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<std::size_t> column_called(const CsvRecord& record, const std::string& name) {
    for (std::size_t c = 0; c < record.fields.size(); ++c)
        if (lower_case(record.fields[c].text()) == lower_case(name)) return c;
    return std::nullopt;
}

Error error_at(const std::string& path, ErrorCode code, long line, std::size_t column, std::string_view given = {}) {
    Error error;
    error.code = code;
    error.file = path;
    error.line = line;
    error.column = static_cast<long>(column);
    error.given = excerpt(std::string(given));
    return error;
}

/// A whole number that fits an id.
std::optional<std::uint32_t> parse_id(std::string_view text) { return parse_digits<std::uint32_t>(text); }

Expectation all_ids() { return from_to(std::uint64_t{0}, std::uint64_t{std::numeric_limits<std::uint32_t>::max()}); }

}  // namespace

/// Takes ratings in the order of the file and groups them by user.
class RatingsBuilder {
public:
    void add(std::uint32_t user, std::uint32_t movie, std::uint16_t mark) {
        if (runs_.empty() || runs_.back().user != user)
            runs_.push_back({user, ratings_.movies_.size(), true});
        else if (movie <= last_movie_)
            runs_.back().ascending = false;
        last_movie_ = movie;
        ratings_.movies_.push_back(place_of(movie));
        ratings_.marks_.push_back(mark);
    }
    /// Place of a mark among the different ones; nothing if there are too many for 16 bits.
    std::optional<std::uint16_t> place_of_mark(double mark) {
        auto& values = ratings_.values_;
        const auto found = places_of_marks_.find(mark);
        if (found != places_of_marks_.end()) return found->second;
        if (values.size() > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
        values.push_back(mark);
        return places_of_marks_[mark] = static_cast<std::uint16_t>(values.size() - 1);
    }
    std::size_t size() const { return ratings_.movies_.size(); }
    Ratings finish();

private:
    struct Run {
        std::uint32_t user;
        std::size_t begin;
        bool ascending;  ///< movies came in ascending order, so that none came twice
    };
    std::uint32_t place_of(std::uint32_t movie) {
        constexpr std::uint32_t table_limit = 1U << 24;
        if (movie >= table_limit) {
            const auto [found, is_new] = far_movies_.try_emplace(movie, next_place());
            if (is_new) ratings_.movie_ids_.push_back(movie);
            return found->second;
        }
        if (movie >= near_movies_.size()) near_movies_.resize(movie + std::size_t{1}, 0);
        if (near_movies_[movie] == 0) {
            ratings_.movie_ids_.push_back(movie);
            near_movies_[movie] = next_place();
        }
        return near_movies_[movie] - 1;
    }
    std::uint32_t next_place() const { return static_cast<std::uint32_t>(ratings_.movie_ids_.size()); }
    void regroup();
    void drop_repeated(std::size_t user);

    Ratings ratings_;
    std::vector<Run> runs_;
    std::uint32_t last_movie_ = 0;
    std::vector<std::uint32_t> near_movies_;  ///< place + 1 by id
    std::unordered_map<std::uint32_t, std::uint32_t> far_movies_;
    std::unordered_map<double, std::uint16_t> places_of_marks_;
};

/// Rows of one user in several places: gathered, in the order of the file.
void RatingsBuilder::regroup() {
    std::vector<std::size_t> order(runs_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return runs_[a].user < runs_[b].user; });
    const std::size_t size = ratings_.movies_.size();
    std::vector<std::uint32_t> movies;
    std::vector<std::uint16_t> marks;
    movies.reserve(size);
    marks.reserve(size);
    std::vector<Run> runs;
    for (const auto i : order) {
        const Run& run = runs_[i];
        const std::size_t end = i + 1 < runs_.size() ? runs_[i + 1].begin : size;
        if (!runs.empty() && runs.back().user == run.user)
            runs.back().ascending = false;
        else
            runs.push_back({run.user, movies.size(), run.ascending});
        const auto from = static_cast<std::ptrdiff_t>(run.begin);
        const auto to = static_cast<std::ptrdiff_t>(end);
        movies.insert(movies.end(), ratings_.movies_.begin() + from, ratings_.movies_.begin() + to);
        marks.insert(marks.end(), ratings_.marks_.begin() + from, ratings_.marks_.begin() + to);
    }
    runs_ = std::move(runs);
    ratings_.movies_ = std::move(movies);
    ratings_.marks_ = std::move(marks);
}

/// Of several ratings of one movie the last one stays.
void RatingsBuilder::drop_repeated(std::size_t user) {
    const std::size_t begin = ratings_.begin_[user];
    const std::size_t end = ratings_.end_[user];
    std::vector<std::pair<std::uint32_t, std::uint16_t>> rows;
    rows.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) rows.emplace_back(ratings_.movies_[i], ratings_.marks_[i]);
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t to = begin;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 1 < rows.size() && rows[i + 1].first == rows[i].first) continue;
        ratings_.movies_[to] = rows[i].first;
        ratings_.marks_[to] = rows[i].second;
        ++to;
    }
    ratings_.end_[user] = to;
}

Ratings RatingsBuilder::finish() {
    const auto not_ascending = [](const Run& a, const Run& b) { return a.user >= b.user; };
    if (std::adjacent_find(runs_.begin(), runs_.end(), not_ascending) != runs_.end()) regroup();
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        ratings_.ids_.push_back(runs_[i].user);
        ratings_.begin_.push_back(runs_[i].begin);
        ratings_.end_.push_back(i + 1 < runs_.size() ? runs_[i + 1].begin : ratings_.movies_.size());
        if (!runs_[i].ascending) drop_repeated(i);
    }
    return std::move(ratings_);
}

namespace {

/// Where userId, movieId and rating stand.
struct RatingsLayout {
    char separator = ',';
    std::size_t columns = 0;
    std::size_t user = 0;
    std::size_t movie = 1;
    std::size_t mark = 2;
    bool has_header = false;
};

Expected<RatingsLayout> ratings_layout(std::string_view first, const std::string& path) {
    RatingsLayout layout;
    layout.separator = detect_separator(first);
    CsvReader reader(first, layout.separator);
    CsvRecord record;
    if (!reader.next(record)) return fail(error_at(path, ErrorCode::empty_file, 0, 0));
    layout.columns = record.fields.size();
    layout.has_header = !parse_number(record.fields[0].text());
    if (layout.columns < 3 || layout.columns > most_columns) {
        Error error = error_at(path, ErrorCode::missing_column, 1, 0);
        error.subject = "rating";
        return fail(std::move(error));
    }
    if (!layout.has_header) return layout;
    const auto take = [&](const char* name, std::size_t& column) {
        const auto found = column_called(record, name);
        if (found) column = *found;
        return found.has_value();
    };
    for (const auto& [name, column] : {std::pair<const char*, std::size_t*>{"userId", &layout.user},
                                       {"movieId", &layout.movie},
                                       {"rating", &layout.mark}}) {
        if (take(name, *column)) continue;
        Error error = error_at(path, ErrorCode::missing_column, 1, 0);
        error.subject = name;
        return fail(std::move(error));
    }
    return layout;
}

/// One row cut into its fields; quotes around a field are taken off. The number of fields.
std::size_t cut(std::string_view line, char separator, std::array<std::string_view, most_columns>& fields) {
    std::size_t count = 0;
    std::size_t begin = 0;
    while (count < most_columns) {
        const auto end = std::min(line.find(separator, begin), line.size());
        std::string_view field = line.substr(begin, end - begin);
        while (!field.empty() && (field.front() == ' ' || field.front() == '"')) field.remove_prefix(1);
        while (!field.empty() && (field.back() == ' ' || field.back() == '"')) field.remove_suffix(1);
        fields[count++] = field;
        if (end == line.size()) return count;
        begin = end + 1;
    }
    return count + 1;
}

/// Marks as MovieLens writes them, "4.5", without the detour over a general number.
int half_star(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 3 || text[1] != '.' || !digit(text[0]) || !digit(text[2])) return -1;
    return (text[0] - '0') * 10 + (text[2] - '0');
}

}  // namespace

Expected<Ratings> read_ratings(const std::string& path, const WorkProgress& progress) {
    auto stream = LineStream::open(path);
    if (!stream) return fail(stream.error());
    std::string_view line;
    // blank lines are no rows, as in any table
    const auto next = [&] {
        while (stream->next(line))
            if (line.find_first_not_of(" \t") != std::string_view::npos) return true;
        return false;
    };
    if (!next()) return fail(stream->error() ? *stream->error() : error_at(path, ErrorCode::empty_file, 0, 0));
    if (const auto readable = readable_text(line, path); !readable) return fail(readable.error());
    const auto layout = ratings_layout(line, path);
    if (!layout) return fail(layout.error());

    RatingsBuilder builder;
    std::array<std::optional<std::uint16_t>, 100> half_stars;
    std::array<std::string_view, most_columns> fields;
    for (bool more = layout->has_header ? next() : true; more; more = next()) {
        if (progress && builder.size() % ratings_between_reports == 0 && !progress(stream->share()))
            return fail(error_at(path, ErrorCode::cancelled, 0, 0));
        const auto count = cut(line, layout->separator, fields);
        if (count != layout->columns) {
            if (line.find('\0') != std::string_view::npos)
                return fail(error_at(path, ErrorCode::binary_file, stream->line(), 0));
            Error error = error_at(path, ErrorCode::ragged_row, stream->line(), std::min(count, layout->columns) + 1);
            error.given = std::to_string(count);
            error.expected = std::to_string(layout->columns);
            return fail(std::move(error));
        }
        const auto bad_id = [&](std::size_t column) {
            Error error = error_at(path, ErrorCode::bad_id, stream->line(), column + 1, fields[column]);
            error.expected = all_ids();
            return fail(std::move(error));
        };
        const auto user = parse_id(fields[layout->user]);
        if (!user) return bad_id(layout->user);
        const auto movie = parse_id(fields[layout->movie]);
        if (!movie) return bad_id(layout->movie);
        const std::string_view text = fields[layout->mark];
        const int half = half_star(text);
        std::optional<std::uint16_t> place;
        if (half >= 0) place = half_stars[static_cast<std::size_t>(half)];
        if (!place) {
            const auto mark = parse_number(text);
            const auto column = layout->mark + 1;
            if (!mark) return fail(error_at(path, ErrorCode::not_a_number, stream->line(), column, text));
            if (!std::isfinite(*mark)) return fail(error_at(path, ErrorCode::not_finite, stream->line(), column, text));
            place = builder.place_of_mark(*mark);
            if (!place) {
                Error error = error_at(path, ErrorCode::too_many_classes, stream->line(), column);
                error.expected = "65536";
                return fail(std::move(error));
            }
            if (half >= 0) half_stars[static_cast<std::size_t>(half)] = place;
        }
        builder.add(*user, *movie, *place);
    }
    if (stream->error()) return fail(*stream->error());
    if (builder.size() == 0) return fail(error_at(path, ErrorCode::no_rows, 0, 0));
    return builder.finish();
}

Expected<MovieTitles> read_movie_titles(const std::string& path) {
    auto stream = LineStream::open(path);
    if (!stream) return fail(stream.error());
    // small beside the ratings (62,000 movies: 3 MB), and a title may hold a line break
    std::string text;
    std::string_view line;
    while (stream->next(line)) {
        text += line;
        text += '\n';
    }
    if (stream->error()) return fail(*stream->error());
    const auto readable = readable_text(text, path);
    if (!readable) return fail(readable.error());

    CsvReader reader(*readable, detect_separator(*readable));
    CsvRecord record;
    MovieTitles titles;
    std::size_t id_column = 0;
    std::size_t title_column = 1;
    bool first = true;
    while (reader.next(record)) {
        if (reader.unclosed_quote())
            return fail(error_at(path, ErrorCode::unclosed_quote, reader.unclosed_line(),
                                 static_cast<std::size_t>(reader.unclosed_field())));
        if (first && !parse_id(record.fields[0].raw)) {
            first = false;
            const auto id = column_called(record, "movieId");
            const auto title = column_called(record, "title");
            if (!id || !title) {
                Error error = error_at(path, ErrorCode::missing_column, record.line, 0);
                error.subject = id ? "title" : "movieId";
                return fail(std::move(error));
            }
            id_column = *id;
            title_column = *title;
            continue;
        }
        first = false;
        const auto wanted = std::max(id_column, title_column) + 1;
        if (record.fields.size() < wanted) {
            Error error = error_at(path, ErrorCode::ragged_row, record.line, record.fields.size() + 1);
            error.given = std::to_string(record.fields.size());
            error.expected = std::to_string(wanted);
            return fail(std::move(error));
        }
        const auto id = parse_id(record.fields[id_column].raw);
        if (!id) {
            Error error = error_at(path, ErrorCode::bad_id, record.line, id_column + 1, record.fields[id_column].raw);
            error.expected = all_ids();
            return fail(std::move(error));
        }
        titles[*id] = record.fields[title_column].text();
    }
    return titles;
}

}  // namespace separatrix
