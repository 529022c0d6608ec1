// What the owner of a training thread tells it, and what it answers: all that the two share.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>

#include "core/threads/mailbox.h"
#include "core/training/frame.h"

namespace separatrix {

/// How fast epochs may follow one another.
struct Pace {
    double epochs_per_second = std::numeric_limits<double>::infinity();
    bool every_frame = false;  ///< wait after each epoch until its frame was taken
    bool operator==(const Pace&) const = default;
};

struct TrainingOrders {
    explicit TrainingOrders(std::function<void()> woken) : wake(std::move(woken)) {}

    std::function<void()> wake;  ///< called by the training thread
    mutable std::mutex mutex;
    std::condition_variable_any changed;
    // under the mutex
    std::optional<TrainingJob> pending;
    std::uint64_t newest_generation = 0;
    bool running = false;
    std::uint64_t run = 0;
    std::int64_t epoch_steps = 0;
    std::int64_t batch_steps = 0;
    Pace pace;
    std::uint64_t told = 0;      ///< number of the last command
    std::uint64_t answered = 0;  ///< number of the last one that a frame answers
    // without it
    std::atomic<bool> interrupt{false};  ///< leave the current epoch at the next batch
    Mailbox<TrainingFrame> frames;
};

}  // namespace separatrix
