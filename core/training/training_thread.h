// The background thread that trains. See docs/threads.md for the protocol and its invariants.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <thread>

#include "core/training/training_orders.h"

namespace separatrix {

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
    TrainingOrders orders_;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
