// Ratings as a file has them, made into an index.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/data/movielens.h"

namespace separatrix {

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

}  // namespace separatrix
