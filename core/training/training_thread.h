// The background thread that trains. See docs/threads.md for the protocol and its invariants.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

#include "core/threads/mailbox.h"
#include "core/training/frame.h"

namespace separatrix {

/// How fast epochs may follow one another.
struct Pace {
    double epochs_per_second = std::numeric_limits<double>::infinity();
    bool every_frame = false;  ///< wait after each epoch until its frame was taken
    bool operator==(const Pace&) const = default;
};

/// All member functions are called from the owner's thread. `wake` is called from the training thread when a frame
/// has become available after the mailbox was empty; it must only post a message.
class TrainingThread {
public:
    explicit TrainingThread(std::function<void()> wake);
    ~TrainingThread();
    TrainingThread(const TrainingThread&) = delete;
    TrainingThread& operator=(const TrainingThread&) = delete;

    /// The newest job wins. Another generation interrupts the running epoch and forgets pending steps.
    void submit(TrainingJob job);
    /// A level: true trains epochs until told otherwise, a stop condition holds, or the run diverges; the answer is the
    /// number of this run, echoed in its frames. False leaves the epoch after the current batch and drops epoch steps
    /// that have not been made.
    std::uint64_t set_running(bool running);
    /// Counted: step_epochs(a), step_epochs(b) makes a + b epochs, also while other things happen.
    void step_epochs(std::int64_t count);
    void step_batches(std::int64_t count);
    void set_pace(Pace pace);
    /// The newest frame, if there is one that was not taken.
    std::optional<TrainingFrame> take_frame();
    /// Number of the last command: a job, a change of the level, a step. A frame echoes the last one that it answers.
    std::uint64_t told() const;
    /// Until everything that was told so far has been done and its frame waits, at most so long; false if it takes
    /// longer. A running training has done what it was told once it runs.
    bool wait_answer(std::chrono::milliseconds longest);

private:
    class Loop;
    friend class Loop;

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    // under mutex_
    std::optional<TrainingJob> pending_;
    std::uint64_t newest_generation_ = 0;
    bool running_ = false;
    std::uint64_t run_ = 0;
    std::int64_t epoch_steps_ = 0;
    std::int64_t batch_steps_ = 0;
    Pace pace_;
    std::uint64_t told_ = 0;
    std::uint64_t answered_ = 0;
    // without it
    std::atomic<bool> interrupt_{false};  ///< leave the current epoch at the next batch
    Mailbox<TrainingFrame> frames_;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
