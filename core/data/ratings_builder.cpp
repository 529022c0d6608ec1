#include "core/data/ratings_builder.h"

#include <algorithm>

namespace separatrix {

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

}  // namespace separatrix
