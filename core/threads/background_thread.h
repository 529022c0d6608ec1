// Threads that compute step back behind the thread that draws.
#pragma once

namespace separatrix {

/// Lowers the calling thread's priority a little: with as many busy threads as cores the window must still come first.
/// Does nothing where the system has no such thing.
void run_in_background();

}  // namespace separatrix
