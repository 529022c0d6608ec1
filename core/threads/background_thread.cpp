#include "core/threads/background_thread.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace separatrix {

void run_in_background() {
#ifdef __linux__
    // Linux counts "nice" per thread; 5 keeps a third of a core that is shared with one ordinary thread
    constexpr int nice_by = 5;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), nice_by);
#endif
}

}  // namespace separatrix
