// `separatrix [FILE]`: the window.
#pragma once

namespace separatrix {

/// Opens the window, with a file if one is given. Qt's own options (-platform, -style, ...) are let through.
int run_window(int argc, char** argv);

}  // namespace separatrix
