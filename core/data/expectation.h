// What was wanted instead of what was given: only facts, said in words by ui/model/words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace separatrix {

/// A number of whatever kind, none of its digits lost.
using ExactNumber = std::variant<double, std::int64_t, std::uint64_t>;

enum class Wanted {
    as_named,  ///< Expectation::names says it: a name, or a list of choices
    numbers,   ///< low to high; an end that is missing is no limit
    numbers_or_all,
    either_number,  ///< low or high
    layer_sizes,    ///< at most `count` of them, each low to high
    bytes,          ///< at most high; what was given is a number of bytes too
    answers,        ///< at most high
    // kinds of JSON values
    object,
    array,
    number,
    whole_number,
    whole_number_as_text,
    text,
    true_or_false,
    // what one value must be among others
    id_of_its_own_for_points,
    id_of_its_own_for_probes,
    id_above_all_points,
    slot_of_its_own,
    class_name_of_its_own,
    generator_state,
    rising_ends,        ///< a low end below a high one
    layer_of_frozen,    ///< output, or the number of a hidden layer
    frozen_parameters,  ///< weights and biases that the model has
    rising_epochs,      ///< and a stride that is a power of two
    some_epochs,        ///< one or more; what was given is an empty curve
    different_people,   ///< three of them
};

struct Expectation {
    Wanted kind = Wanted::as_named;
    std::string names{};
    std::optional<ExactNumber> low{};
    std::optional<ExactNumber> high{};
    bool above_low = false;   ///< low itself is out
    bool below_high = false;  ///< high itself is out
    int count = 0;

    Expectation() = default;
    Expectation(Wanted what) : kind(what) {}
    Expectation(std::string what) : names(std::move(what)) {}
    Expectation(const char* what) : names(what) {}

    bool empty() const { return kind == Wanted::as_named && names.empty(); }
    bool operator==(const Expectation&) const = default;
};

inline Expectation from_to(ExactNumber low, ExactNumber high) {
    Expectation result(Wanted::numbers);
    result.low = low;
    result.high = high;
    return result;
}
inline Expectation at_least(ExactNumber low) {
    Expectation result(Wanted::numbers);
    result.low = low;
    return result;
}
inline Expectation more_than(ExactNumber low) {
    Expectation result = at_least(low);
    result.above_low = true;
    return result;
}
inline Expectation at_most(ExactNumber high, Wanted what = Wanted::numbers) {
    Expectation result(what);
    result.high = high;
    return result;
}
inline Expectation less_than(ExactNumber high) {
    Expectation result = at_most(high);
    result.below_high = true;
    return result;
}
inline Expectation either(std::int64_t one, std::int64_t other) {
    Expectation result = from_to(one, other);
    result.kind = Wanted::either_number;
    return result;
}

}  // namespace separatrix
