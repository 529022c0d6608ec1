// The numbers of std::mt19937_64. The standard library makes the next 312 one by one; here the compiler does it in
// vectors, because the order of every epoch is drawn from them (docs/performance.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace separatrix {

/// Same seed, same numbers and same text of the state as libstdc++'s std::mt19937_64.
/// Source: Matsumoto, Nishimura, "Mersenne Twister", 1998; the parameters are [rand.predef]'s.
class MersenneTwister64 {
public:
    explicit MersenneTwister64(std::uint64_t seed);

    std::uint64_t operator()() {
        if (next_ == words) refill();
        std::uint64_t y = state_[next_++];
        y ^= (y >> Standard::tempering_u) & Standard::tempering_d;
        y ^= (y << Standard::tempering_s) & Standard::tempering_b;
        y ^= (y << Standard::tempering_t) & Standard::tempering_c;
        return y ^ (y >> Standard::tempering_l);
    }

    /// The 312 words and the place of the next one, separated by spaces.
    std::string text() const;
    /// False and unchanged if the text is not such a state, or one of zeros.
    bool restore(const std::string& text);

    bool operator==(const MersenneTwister64&) const = default;

private:
    using Standard = std::mt19937_64;
    static constexpr std::size_t words = Standard::state_size;

    void refill();

    std::array<std::uint64_t, words> state_{};
    std::size_t next_ = words;
};

}  // namespace separatrix
