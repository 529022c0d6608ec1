#include "core/math/random.h"

#include <cmath>

namespace separatrix {

std::uint64_t scramble(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

Rng::Rng(std::uint64_t seed, RandomStream stream, std::uint64_t substream)
    : engine_(scramble(scramble(scramble(seed) + static_cast<std::uint64_t>(stream)) + substream)) {}

double Rng::normal() {
    double u = 0;
    double square = 0;
    do {
        u = uniform(-1, 1);
        const double v = uniform(-1, 1);
        square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * std::sqrt(-2 * std::log(square) / square);
}

}  // namespace separatrix
