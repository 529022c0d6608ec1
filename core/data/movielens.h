// Movies that two critics and a judge rated, from the files of MovieLens (ratings.csv, movies.csv).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/data/csv.h"

namespace separatrix {

struct RatedMovie {
    std::uint32_t movie = 0;  ///< its id
    double first = 0;         ///< the two critics' marks
    double second = 0;
    double judge = 0;
};

/// All ratings, by user: six bytes each, so that MovieLens' 25 million fit in 150 MB. Users are counted from 0 in the
/// order of their ids.
class Ratings {
public:
    std::size_t users() const { return ids_.size(); }
    std::size_t movies() const { return movie_ids_.size(); }
    std::size_t size() const { return movies_.size(); }
    std::uint32_t id(std::size_t user) const { return ids_[user]; }
    std::optional<std::size_t> user_with_id(std::uint32_t id) const;
    std::uint32_t count(std::size_t user) const { return static_cast<std::uint32_t>(end_[user] - begin_[user]); }

    /// For every user the number of movies that they and all the chosen ones rated.
    std::vector<std::uint32_t> common_counts(std::span<const std::size_t> chosen) const;
    /// What all three rated, by ascending movie id.
    std::vector<RatedMovie> rated_by_all(std::size_t first, std::size_t second, std::size_t judge) const;

private:
    friend class RatingsBuilder;

    std::vector<std::uint32_t> ids_;        ///< of the users, ascending
    std::vector<std::size_t> begin_;        ///< of the user's ratings
    std::vector<std::size_t> end_;          ///< one behind them
    std::vector<std::uint32_t> movies_;     ///< per rating: place in movie_ids_, each once for a user
    std::vector<std::uint16_t> marks_;      ///< per rating: place in values_
    std::vector<std::uint32_t> movie_ids_;  ///< in the order in which they came
    std::vector<double> values_;            ///< the different marks
};

/// Reads a file with the columns userId, movieId and rating, wherever they stand; without a header they are the first
/// three. The file is streamed, in any order of its rows; of two ratings of one movie by one user the later row counts.
/// Errors with line and column: those of CSV files, bad_id.
Expected<Ratings> read_ratings(const std::string& path, const WorkProgress& progress = {});

using MovieTitles = std::unordered_map<std::uint32_t, std::string>;
/// A file with the columns movieId and title; without a header they are the first two.
Expected<MovieTitles> read_movie_titles(const std::string& path);

struct MovieLensChoice {
    std::array<std::uint32_t, 2> critics{};  ///< ids of users
    std::uint32_t judge = 0;
    double like_from = 3.5;  ///< the judge's mark from which on a movie is liked
};
/// Three users with much in common: the one with the most ratings judges, then whoever has most in common with those
/// before. Nothing if there are fewer than three users.
std::optional<MovieLensChoice> suggested_choice(const Ratings& ratings);

inline constexpr const char* ratings_columns = "userId,movieId,rating";

/// The movies that all three rated, as a table: the critics' marks, classes dislikes and likes (both, even if one is
/// empty), titles ("movie 12" where there is none).
/// Errors: no_such_critic, out_of_range (one of them twice), no_movie_in_common.
Expected<CsvData> movielens_data(const Ratings& ratings, const MovieTitles& titles, const MovieLensChoice& choice);

}  // namespace separatrix
