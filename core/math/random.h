// Random numbers that are the same on every machine and standard library.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/math/mersenne_twister.h"

namespace separatrix {

/// Independent uses of one seed: each draws from its own stream, so that adding a draw to one leaves the others alone.
enum class RandomStream : std::uint64_t { weights = 1, order = 2, split = 3, growth = 4, data = 5 };

/// splitmix64's finalizer: a bijection of 64 bits that scatters neighbouring inputs.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
std::uint64_t scramble(std::uint64_t value);

/// std::mt19937_64's numbers (fixed by the C++ standard) with our own distributions: std::*_distribution differs
/// between libraries.
class Rng {
public:
    explicit Rng(std::uint64_t seed, RandomStream stream = RandomStream::data, std::uint64_t substream = 0);

    std::uint64_t bits() { return engine_(); }
    /// Uniform in [0, 1), 53 random bits.
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Standard normal (Marsaglia's polar method; the second value of a pair is thrown away, so there is no hidden
    /// state).
    double normal();
    /// Uniform in 0 ... count - 1 without bias; count > 0. Here, because shuffling calls it for every sample.
    std::uint64_t below(std::uint64_t count) {
        // Lemire's method: the high word of a 64x64 product, rejecting the few values that would favour some results.
        std::uint64_t random = engine_();
        auto product = static_cast<unsigned __int128>(random) * count;
        if (static_cast<std::uint64_t>(product) < count) {
            const std::uint64_t threshold = (0 - count) % count;
            while (static_cast<std::uint64_t>(product) < threshold) {
                random = engine_();
                product = static_cast<unsigned __int128>(random) * count;
            }
        }
        return static_cast<std::uint64_t>(product >> 64);
    }
    /// Fisher-Yates.
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[static_cast<std::size_t>(below(i))]);
    }

    /// The whole state as text (the standard's own format) and back; false and unchanged if the text is not a state.
    std::string state() const { return engine_.text(); }
    bool restore(const std::string& text) { return engine_.restore(text); }

    bool operator==(const Rng&) const = default;

private:
    MersenneTwister64 engine_;
};

}  // namespace separatrix
