#include "core/threads/second_thread.h"

#include "core/threads/background_thread.h"

#ifdef __linux__
#include <sched.h>
#endif

namespace separatrix {

SecondThread::SecondThread()
    : thread_([this](const std::stop_token& stop) {
          run_in_background();
          std::unique_lock lock(mutex_);
          while (changed_.wait(lock, stop, [this] { return busy_; })) {
              lock.unlock();
              work_(context_, 1);
              lock.lock();
              busy_ = false;
              changed_.notify_all();
          }
      }) {}

SecondThread::~SecondThread() { thread_.request_stop(); }

void SecondThread::both(void (*work)(void*, int), void* context) {
    {
        std::lock_guard lock(mutex_);
        work_ = work;
        context_ = context;
        busy_ = true;
    }
    changed_.notify_all();
    work(context, 0);
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !busy_; });
}

namespace {

/// Of the machine's processors those that this process may use.
unsigned processors_for_us() {
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) return static_cast<unsigned>(CPU_COUNT(&allowed));
#endif
    return std::thread::hardware_concurrency();
}

}  // namespace

bool SecondThread::is_worth_having() {
    static const bool several = processors_for_us() > 1;
    return several;
}

}  // namespace separatrix
