// Computes decision fields off the window's thread: the newest request wins.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/analysis/boundary.h"
#include "core/training/checkpoint.h"
#include "core/training/mailbox.h"

namespace separatrix {

struct FieldRequest {
    std::uint64_t generation = 0;  ///< goes back with the answer
    std::int64_t epoch = 0;
    std::shared_ptr<const Checkpoint> checkpoint;
    PlaneRect rect;
    int columns = 256;
    int rows = 256;
};

struct FieldAnswer {
    std::uint64_t generation = 0;
    std::int64_t epoch = 0;
    bool coarse = false;  ///< a quick first look: the fine one follows
    DecisionField field;
    Boundary boundary;
    double milliseconds = 0;
};

/// Same protocol as TrainingThread: one-slot mailboxes both ways, `wake` when an answer waits.
class FieldWorker {
public:
    explicit FieldWorker(std::function<void()> wake);
    ~FieldWorker();
    FieldWorker(const FieldWorker&) = delete;
    FieldWorker& operator=(const FieldWorker&) = delete;

    void request(FieldRequest request);
    std::shared_ptr<const FieldAnswer> take();

private:
    void loop(const std::stop_token& stop);

    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<FieldRequest> pending_;
    FieldRequest busy_with_;  ///< without its checkpoint
    std::atomic<bool> newer_{false};
    Mailbox<std::shared_ptr<const FieldAnswer>> answers_;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
