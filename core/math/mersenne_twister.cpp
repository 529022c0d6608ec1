#include "core/math/mersenne_twister.h"

#include <algorithm>
#include <charconv>
#include <locale>
#include <sstream>
#include <system_error>

namespace separatrix {

MersenneTwister64::MersenneTwister64(std::uint64_t seed) {
    state_[0] = seed;
    for (std::size_t i = 1; i < words; ++i) {
        const std::uint64_t before = state_[i - 1];
        state_[i] = Standard::initialization_multiplier * (before ^ (before >> (Standard::word_size - 2))) + i;
    }
}

void MersenneTwister64::refill() {
    constexpr std::uint64_t lower = (std::uint64_t{1} << Standard::mask_bits) - 1;
    constexpr std::size_t shift = Standard::shift_size;
    std::uint64_t* const x = state_.data();
    const auto twisted = [](std::uint64_t high, std::uint64_t low, std::uint64_t far) {
        const std::uint64_t y = (high & ~lower) | (low & lower);
        return far ^ (y >> 1) ^ ((0 - (y & 1)) & Standard::xor_mask);  // no branch: it would be a coin's toss
    };
    for (std::size_t i = 0; i < words - shift; ++i) x[i] = twisted(x[i], x[i + 1], x[i + shift]);
    for (std::size_t i = words - shift; i + 1 < words; ++i) x[i] = twisted(x[i], x[i + 1], x[i + shift - words]);
    x[words - 1] = twisted(x[words - 1], x[0], x[shift - 1]);
    next_ = 0;
}

std::string MersenneTwister64::text() const {
    std::string text;
    text.reserve(21 * words);
    for (const std::uint64_t word : state_) text += std::to_string(word) + ' ';
    return text + std::to_string(next_);
}

bool MersenneTwister64::restore(const std::string& text) {
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    const auto read = [&](auto& number) {
        std::string word;
        in >> word;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        return !word.empty() && error == std::errc() && end == word.data() + word.size();
    };
    std::array<std::uint64_t, words> state{};
    std::size_t next = 0;
    if (!std::all_of(state.begin(), state.end(), read) || !read(next) || next > words) return false;
    if (!(in >> std::ws).eof()) return false;
    // nothing but zeros would be drawn from zeros for ever
    if (std::all_of(state.begin(), state.end(), [](std::uint64_t word) { return word == 0; })) return false;
    state_ = state;
    next_ = next;
    return true;
}

}  // namespace separatrix
