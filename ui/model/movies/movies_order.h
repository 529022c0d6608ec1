// Which movies a table shows, in which order, and what the network says of each.
#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/analysis/point_answers.h"
#include "core/training/checkpoint.h"

namespace separatrix {

enum class MovieColumn { title, first_mark, second_mark, label, split, prediction, p, loss };
inline constexpr int movie_columns = 8;

struct MoviesQuery {
    QString text;             ///< part of the title, in any capitals
    int label = -1;           ///< only this class; -1: all
    bool wrong_only = false;  ///< only what the network answers wrongly
    int sort_column = -1;     ///< a MovieColumn; -1: the document's order
    bool descending = false;
    /// Whether the rows depend on what the network answers, and so change while it learns.
    bool follows_training() const;
    bool operator==(const MoviesQuery&) const = default;
};

struct MoviesRequest {
    std::shared_ptr<const Document> document;
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null before there is a network
    MoviesQuery query;
    /// Rows to keep, if the order is to stay as it is; null: filter and sort.
    std::shared_ptr<const std::vector<std::uint32_t>> rows;
};

struct MoviesAnswer {
    std::shared_ptr<const Document> document;
    PointAnswers answers;                                    ///< empty without a network
    std::vector<bool> is_test;                               ///< one flag for each point
    std::shared_ptr<const std::vector<std::uint32_t>> rows;  ///< places among the document's points
    std::vector<std::uint64_t> ids;                          ///< of the rows
    std::vector<std::pair<std::uint64_t, int>> row_of_id;    ///< by id
    std::size_t wrong = 0;                                   ///< of all points
    MoviesQuery query;
    bool ordered = true;  ///< filtered and sorted for this query; else the rows were kept
};

/// Sorting is stable: equals stay in the document's order. What has no number comes last.
MoviesAnswer movies_answer(const MoviesRequest& request);
/// Which row each id is in, by id.
std::vector<std::pair<std::uint64_t, int>> rows_by_id(const std::vector<std::uint64_t>& ids);
/// The ids of some of the document's points.
std::vector<std::uint64_t> ids_at(const Document& document, const std::vector<std::uint32_t>& rows);
/// Rough number of multiplications.
double movies_cost(const MoviesRequest& request);

}  // namespace separatrix
