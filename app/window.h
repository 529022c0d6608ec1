// `separatrix [FILE]`: the window; and its stand-in where there is no screen.
#pragma once

#include <string>
#include <vector>

namespace separatrix {

/// Opens the window, with a file if one is given. Qt's own options (-platform, -style, ...) are let through.
int run_window(int argc, char** argv);

/// Trains the first scene and writes a picture of its plane; prints the picture's path.
int run_offscreen_scene(const std::string& picture);

}  // namespace separatrix
