// The window without a screen: what ./run shows where there is none, and how the README's pictures are made.
#pragma once

#include <string>
#include <vector>

namespace separatrix {

/// `words`: PICTURE.png [light|dark] [FILE]. Opens the window offscreen on the sample movies (or FILE), trains 300
/// epochs if it is not trained yet, writes a picture of the window and prints its path. Answers the exit code.
int run_offscreen_scene(const std::vector<std::string>& words);

}  // namespace separatrix
