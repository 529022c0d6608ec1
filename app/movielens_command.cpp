// separatrix movielens RATINGS.csv [MOVIES.csv]
#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/commands.h"
#include "app/terminal.h"
#include "core/data/movielens.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

std::optional<std::uint32_t> id_from(std::string_view text) {
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return id;
}

Outcome<MovieLensChoice> choice_of(const Arguments& arguments) {
    for (const char* needed : {"critics", "judge"})
        if (!arguments.has(needed))
            return usage_failure(std::string("movielens: --") + needed +
                                 " is needed; see separatrix movielens --help.");
    MovieLensChoice choice;
    const std::string critics = arguments.value("critics");
    const auto comma = critics.find(',');
    const auto first = id_from(std::string_view(critics).substr(0, comma));
    const auto second =
        comma == std::string::npos ? std::nullopt : id_from(std::string_view(critics).substr(comma + 1));
    if (!first || !second)
        return usage_failure("--critics: “" + critics.substr(0, 60) + "” is not two ids of users, such as 12,345.");
    const auto judge = id_from(arguments.value("judge"));
    if (!judge)
        return usage_failure("--judge: “" + arguments.value("judge").substr(0, 60) + "” is not the id of a user.");
    choice.critics = {*first, *second};
    choice.judge = *judge;
    if (*first == *second || *first == *judge || *second == *judge)
        return usage_failure("The two critics and the judge are three different people.");
    if (arguments.has("like-from")) {
        const auto like_from = parse_number(arguments.value("like-from"));
        if (!like_from || !std::isfinite(*like_from))
            return usage_failure("--like-from: “" + arguments.value("like-from").substr(0, 60) + "” is not a number.");
        choice.like_from = *like_from;
    }
    return choice;
}

Outcome<void> run_movielens(const Arguments& arguments) {
    const auto choice = choice_of(arguments);
    if (!choice) return Failed(choice.error());
    const std::string& ratings_file = arguments.positional.front();
    // the small file first: what is wrong with it is known at once
    MovieTitles titles;
    if (arguments.positional.size() > 1) {
        auto read = read_movie_titles(arguments.positional[1]);
        if (!read) return data_failure(read.error(), arguments.positional[1]);
        titles = std::move(*read);
    }
    const auto ratings = read_ratings(ratings_file);
    if (!ratings) return data_failure(ratings.error(), ratings_file);
    const auto data = movielens_data(*ratings, titles, *choice);
    if (!data) return data_failure(data.error(), ratings_file);

    std::string text = "title,x1,x2,label\n";
    for (const auto& point : data->points)
        text += csv_field(point.title) + ',' + number_text(point.x1) + ',' + number_text(point.x2) + ',' +
                data->class_names[static_cast<std::size_t>(point.label)] + '\n';
    if (auto written = write_output(text); !written) return written;
    const auto liked =
        std::count_if(data->points.begin(), data->points.end(), [](const Point& p) { return p.label == 1; });
    if (liked == 0 || liked == static_cast<std::ptrdiff_t>(data->points.size()))
        write_message("Note: the judge " + std::string(liked == 0 ? "likes none" : "likes all") + " of these " +
                      std::to_string(data->points.size()) +
                      " movies; training needs both answers, so choose another --like-from.");
    return {};
}

}  // namespace

Command movielens_command() {
    Command command;
    command.name = "movielens";
    command.arguments = "RATINGS.csv [MOVIES.csv] --critics A,B --judge J [options]";
    command.summary = "movies that two critics and a judge rated, from MovieLens";
    command.description =
        "Reads ratings.csv (userId,movieId,rating,…) and, for the titles, movies.csv (movieId,title,…) of a MovieLens "
        "data set, and prints the movies that all three rated as CSV: title,x1,x2,label. x1 and x2 are the critics' "
        "marks, label is likes or dislikes.\n"
        "The files can be had from grouplens.org; their licence does not allow to hand them on.";
    command.least_positional = 1;
    command.most_positional = 2;
    command.options = {
        {"critics", "A,B", "ids of the two users whose marks are the axes"},
        {"judge", "J", "id of the user whose likes are the labels"},
        {"like-from", "F",
         "the judge's mark from which on a movie is liked (" + number_text(MovieLensChoice{}.like_from) + ")"},
    };
    command.run = run_movielens;
    return command;
}

}  // namespace separatrix
