// What went wrong with something a person gave us. Only facts: the sentence is made in ui/model/words/sentences.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "core/data/expectation.h"
#include "core/data/utf8.h"

namespace separatrix {

enum class ErrorCode {
    // files
    cannot_open,  ///< detail: the system's reason
    is_directory,
    read_failed,
    write_failed,     ///< detail: the system's reason
    newer_file_kept,  ///< given: the version of the file that would be lost; expected: the newest known
    empty_file,
    binary_file,
    wrong_encoding,  ///< detail: what it looks like (UTF-16, invalid UTF-8)
    // rows
    ragged_row,  ///< given: columns found, expected: columns of the first row
    unclosed_quote,
    too_few_columns,  ///< fewer than two numeric columns
    missing_label_column,
    not_a_number,  ///< given: the text
    not_finite,    ///< given: the text
    bad_label,     ///< given: the text
    negative_label,
    one_class,         ///< given: the only class
    too_many_classes,  ///< given: number found; expected: limit
    too_many_rows,     ///< expected: limit
    no_rows,
    missing_column,  ///< subject: the column's name
    cancelled,       ///< the person stopped the work
    no_such_critic,  ///< MovieLens; given: the user's id
    bad_id,          ///< MovieLens; given: the text; expected: what an id may be
    no_movie_in_common,
    // JSON documents
    not_json,        ///< detail: the parser's words; line and column set
    wrong_format,    ///< given: the "format" found; expected: the one wanted
    newer_version,   ///< given: the version found; expected: the newest known
    missing_field,   ///< subject: path of the field, such as points[3].label
    wrong_type,      ///< subject: path; expected: the type
    out_of_range,    ///< subject: setting or path; given; expected: the range
    unknown_choice,  ///< subject: setting or path; given; expected: the choices
    wrong_shape,     ///< subject: path; given: found shape; expected: wanted shape
    // settings that do not go together; subject: the setting
    step_cannot_learn,
    needs_two_classes,
    cross_entropy_needs_sigmoid,
    regression_needs_squared,
    no_points,
    no_training_points,
    // names of classes; given: the name
    empty_name,
    name_taken,
    name_too_long,  ///< expected: limit
};

struct Error {
    ErrorCode code{};
    std::string file{};  ///< path as the person gave it; empty if there is none
    long line = 0;       ///< from 1; 0 if it does not apply
    long column = 0;     ///< CSV: number of the field, JSON: of the character; from 1; 0 if it does not apply
    std::string subject{};
    std::string given{};
    Expectation expected{};
    std::string detail{};

    bool operator==(const Error&) const = default;
};

inline constexpr std::size_t longest_excerpt = 60;  ///< bytes
/// The beginning of a text from a file, short enough for a sentence; no UTF-8 character is cut in two.
inline std::string excerpt(std::string text) {
    const std::size_t kept = beginning_of(text, longest_excerpt).size();
    if (kept == text.size()) return text;
    text.resize(kept);
    return text + "...";
}

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace separatrix
