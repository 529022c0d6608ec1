// ratings.csv and movies.csv, streamed.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/csv_records.h"
#include "core/data/line_stream.h"
#include "core/data/numbers.h"
#include "core/data/ratings_builder.h"

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
