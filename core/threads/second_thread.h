// A second thread for work that is cut in two.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace separatrix {

/// Used by one owner at a time. What the two halves write must not overlap; the results are there when both() returns.
class SecondThread {
public:
    SecondThread();
    ~SecondThread();
    SecondThread(const SecondThread&) = delete;
    SecondThread& operator=(const SecondThread&) = delete;

    /// work(context, 0) here and work(context, 1) on the other thread, at the same time. Allocates nothing.
    void both(void (*work)(void* context, int hand), void* context);

    /// Whether the machine has a processor for it.
    static bool is_worth_having();

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    // under mutex_
    void (*work_)(void*, int) = nullptr;
    void* context_ = nullptr;
    bool busy_ = false;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
