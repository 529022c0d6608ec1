// Choosing from ratings; reading them is in movielens_reader.cpp.
#include "core/data/movielens.h"

#include <algorithm>

namespace separatrix {

std::optional<std::size_t> Ratings::user_with_id(std::uint32_t id) const {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (found == ids_.end() || *found != id) return std::nullopt;
    return static_cast<std::size_t>(found - ids_.begin());
}

std::vector<std::uint32_t> Ratings::common_counts(std::span<const std::size_t> chosen) const {
    std::vector<std::uint8_t> raters(movies(), 0);  // how many of the chosen rated it
    for (const auto user : chosen)
        for (std::size_t i = begin_[user]; i < end_[user]; ++i) ++raters[movies_[i]];
    const auto all = static_cast<std::uint8_t>(chosen.size());
    std::vector<std::uint32_t> counts(users(), 0);
    for (std::size_t user = 0; user < counts.size(); ++user) {
        std::uint32_t count = 0;
        for (std::size_t i = begin_[user]; i < end_[user]; ++i) count += raters[movies_[i]] == all ? 1 : 0;
        counts[user] = count;
    }
    return counts;
}

std::vector<RatedMovie> Ratings::rated_by_all(std::size_t first, std::size_t second, std::size_t judge) const {
    // place of the mark + 1; 0: not rated
    std::vector<std::uint32_t> first_mark(movies(), 0);
    std::vector<std::uint32_t> second_mark(movies(), 0);
    for (std::size_t i = begin_[first]; i < end_[first]; ++i) first_mark[movies_[i]] = marks_[i] + 1U;
    for (std::size_t i = begin_[second]; i < end_[second]; ++i) second_mark[movies_[i]] = marks_[i] + 1U;
    std::vector<RatedMovie> rated;
    for (std::size_t i = begin_[judge]; i < end_[judge]; ++i) {
        const auto movie = movies_[i];
        if (first_mark[movie] == 0 || second_mark[movie] == 0) continue;
        rated.push_back(
            {movie_ids_[movie], values_[first_mark[movie] - 1], values_[second_mark[movie] - 1], values_[marks_[i]]});
    }
    std::sort(rated.begin(), rated.end(), [](const RatedMovie& a, const RatedMovie& b) { return a.movie < b.movie; });
    return rated;
}

std::optional<MovieLensChoice> suggested_choice(const Ratings& ratings) {
    if (ratings.users() < 3) return std::nullopt;
    std::vector<std::size_t> chosen;
    while (chosen.size() < 3) {
        const auto counts = ratings.common_counts(chosen);  // without anybody: all that they rated
        std::optional<std::size_t> best;
        for (std::size_t user = 0; user < counts.size(); ++user) {
            if (std::find(chosen.begin(), chosen.end(), user) != chosen.end()) continue;
            if (!best || counts[user] > counts[*best]) best = user;
        }
        chosen.push_back(*best);
    }
    MovieLensChoice choice;
    choice.judge = ratings.id(chosen[0]);
    choice.critics = {ratings.id(chosen[1]), ratings.id(chosen[2])};
    return choice;
}

Expected<CsvData> movielens_data(const Ratings& ratings, const MovieTitles& titles, const MovieLensChoice& choice) {
    const auto error = [](ErrorCode code, std::string given = {}) {
        Error result;
        result.code = code;
        result.given = std::move(given);
        return fail(std::move(result));
    };
    const std::array ids{choice.critics[0], choice.critics[1], choice.judge};
    std::array<std::size_t, 3> users{};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto user = ratings.user_with_id(ids[i]);
        if (!user) return error(ErrorCode::no_such_critic, std::to_string(ids[i]));
        users[i] = *user;
        for (std::size_t k = 0; k < i; ++k)
            if (ids[k] == ids[i]) {
                Error twice;
                twice.code = ErrorCode::out_of_range;
                twice.subject = "critics and judge";
                twice.given = std::to_string(ids[i]);
                twice.expected = Wanted::different_people;
                return fail(std::move(twice));
            }
    }
    CsvData data;
    data.class_names = {"dislikes", "likes"};
    data.axis_names = {"User " + std::to_string(ids[0]) + "'s mark", "User " + std::to_string(ids[1]) + "'s mark"};
    data.has_titles = true;
    for (const auto& rated : ratings.rated_by_all(users[0], users[1], users[2])) {
        const auto title = titles.find(rated.movie);
        data.points.push_back({rated.first, rated.second, rated.judge >= choice.like_from ? 1 : 0, data.points.size(),
                               title == titles.end() ? "movie " + std::to_string(rated.movie) : title->second});
    }
    data.rows_in_file = static_cast<long>(data.points.size());
    if (data.points.empty()) return error(ErrorCode::no_movie_in_common);
    return data;
}

}  // namespace separatrix
