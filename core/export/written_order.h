// How long an order of the movies may be to be written into a script.
#pragma once

#include <cstdint>

namespace separatrix {

/// A random order is written into the script while it is no longer than this: longer ones are left to PyTorch, which
/// shuffles otherwise, and the script says so.
inline constexpr std::int64_t longest_written_order = 50'000;

}  // namespace separatrix
