#include "ui/model/movies/movies_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace separatrix {

namespace {

using Rows = std::vector<std::uint32_t>;
using PointsByPlace = std::vector<const Point*>;  ///< quicker than the document's chunks where many are compared

template <class Key>
void sort_rows(Rows& rows, bool descending, const Key& key) {
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return descending ? key(b) < key(a) : key(a) < key(b); });
}

/// NaN last in either direction.
void sort_numbers(Rows& rows, bool descending, const Vector& values) {
    if (values.size() == 0) return;
    const auto value = [&](std::uint32_t row) { return values(static_cast<Index>(row)); };
    const auto numbers =
        std::stable_partition(rows.begin(), rows.end(), [&](std::uint32_t row) { return !std::isnan(value(row)); });
    std::stable_sort(rows.begin(), numbers, [&](std::uint32_t a, std::uint32_t b) {
        return descending ? value(b) < value(a) : value(a) < value(b);
    });
}

void sort_titles(Rows& rows, bool descending, const PointsByPlace& points) {
    std::vector<QString> titles(points.size());
    for (const auto row : rows) titles[row] = QString::fromStdString(points[row]->title).toCaseFolded();
    // movies without a title last in either direction
    const auto named =
        std::stable_partition(rows.begin(), rows.end(), [&](std::uint32_t row) { return !titles[row].isEmpty(); });
    std::stable_sort(rows.begin(), named, [&](std::uint32_t a, std::uint32_t b) {
        return descending ? titles[b] < titles[a] : titles[a] < titles[b];
    });
}

Rows filtered(const MoviesQuery& query, const PointsByPlace& points, const PointAnswers& answers) {
    Rows rows;
    const QString wanted = query.text.trimmed().toCaseFolded();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& point = *points[i];
        if (query.label >= 0 && point.label != query.label) continue;
        if (query.wrong_only && (answers.empty() || answers.predicted(static_cast<Index>(i)) == point.label)) continue;
        if (!wanted.isEmpty() && !QString::fromStdString(point.title).toCaseFolded().contains(wanted)) continue;
        rows.push_back(static_cast<std::uint32_t>(i));
    }
    return rows;
}

void sort_movies(Rows& rows, const MoviesQuery& query, const MoviesAnswer& answer, const PointsByPlace& points) {
    if (query.sort_column < 0) return;
    const bool down = query.descending;
    switch (static_cast<MovieColumn>(query.sort_column)) {
        case MovieColumn::title: sort_titles(rows, down, points); break;
        case MovieColumn::first_mark: sort_rows(rows, down, [&](std::uint32_t r) { return points[r]->x1; }); break;
        case MovieColumn::second_mark: sort_rows(rows, down, [&](std::uint32_t r) { return points[r]->x2; }); break;
        case MovieColumn::label: sort_rows(rows, down, [&](std::uint32_t r) { return points[r]->label; }); break;
        case MovieColumn::split:
            sort_rows(rows, down, [&](std::uint32_t r) { return static_cast<int>(answer.is_test[r]); });
            break;
        case MovieColumn::prediction:
            if (!answer.answers.empty())
                sort_rows(rows, down, [&](std::uint32_t r) { return answer.answers.predicted(static_cast<Index>(r)); });
            break;
        case MovieColumn::p: sort_numbers(rows, down, answer.answers.p); break;
        case MovieColumn::loss: sort_numbers(rows, down, answer.answers.loss); break;
    }
}

}  // namespace

bool MoviesQuery::follows_training() const {
    return wrong_only || sort_column >= static_cast<int>(MovieColumn::prediction);
}

MoviesAnswer movies_answer(const MoviesRequest& request) {
    MoviesAnswer answer;
    answer.document = request.document;
    const Document& document = *request.document;
    if (request.checkpoint) answer.answers = point_answers(document, request.checkpoint->predictor);
    answer.is_test = test_split(document.points, document.settings.training.test_fraction);
    PointsByPlace points;
    points.reserve(document.points.size());
    for (const Point& point : document.points) points.push_back(&point);
    if (!answer.answers.empty())
        for (std::size_t i = 0; i < points.size(); ++i)
            answer.wrong += answer.answers.predicted(static_cast<Index>(i)) != points[i]->label ? 1 : 0;
    if (request.rows) {
        answer.rows = request.rows;
    } else {
        Rows rows = filtered(request.query, points, answer.answers);
        sort_movies(rows, request.query, answer, points);
        answer.rows = std::make_shared<const Rows>(std::move(rows));
    }
    answer.ids.reserve(answer.rows->size());
    for (const auto row : *answer.rows) answer.ids.push_back(points[row]->id);
    answer.row_of_id = rows_by_id(answer.ids);
    answer.query = request.query;
    answer.ordered = !request.rows;
    return answer;
}

std::vector<std::pair<std::uint64_t, int>> rows_by_id(const std::vector<std::uint64_t>& ids) {
    std::vector<std::pair<std::uint64_t, int>> rows;
    rows.reserve(ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) rows.emplace_back(ids[row], static_cast<int>(row));
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<std::uint64_t> ids_at(const Document& document, const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint64_t> ids;
    ids.reserve(rows.size());
    for (const auto row : rows) ids.push_back(document.points[row].id);
    return ids;
}

double movies_cost(const MoviesRequest& request) {
    const double parameters =
        request.checkpoint ? static_cast<double>(request.checkpoint->predictor.network.parameter_count()) : 0;
    return static_cast<double>(request.document->points.size()) * (parameters + 30);
}

}  // namespace separatrix
