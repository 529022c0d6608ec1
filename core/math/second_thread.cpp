#include "core/math/second_thread.h"

#include "core/math/background_thread.h"

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

bool SecondThread::is_worth_having() {
    static const bool several = std::thread::hardware_concurrency() > 1;
    return several;
}

}  // namespace separatrix
