// A thread that computes answers to requests: the newest request wins, the newest answer is enough.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/threads/background_thread.h"
#include "core/threads/mailbox.h"

namespace separatrix {

/// Same protocol as TrainingThread: one-slot mailboxes both ways, `wake` when an answer waits after there was none.
template <class Request, class Answer>
class LatestWorker {
public:
    using AnswerPointer = std::shared_ptr<const Answer>;
    using Cancelled = std::function<bool()>;
    using Deliver = std::function<void(AnswerPointer)>;
    /// Runs on the worker's thread; delivers as often as it likes, nothing is delivered for a null answer.
    using Compute = std::function<void(const Request&, const Cancelled&, const Deliver&)>;
    /// Whether `newer` makes finishing `running` pointless. Called on the owner's thread.
    using Outdates = std::function<bool(const Request& newer, const Request& running)>;

    LatestWorker(std::function<void()> wake, Compute compute, Outdates outdates)
        : wake_(std::move(wake)),
          compute_(std::move(compute)),
          outdates_(std::move(outdates)),
          thread_([this](const std::stop_token& stop) {
              run_in_background();
              loop(stop);
          }) {}
    ~LatestWorker() { thread_.request_stop(); }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    void request(Request request) {
        {
            std::lock_guard lock(mutex_);
            if (running_ && outdates_(request, *running_)) cancelled_ = true;
            pending_ = std::move(request);
        }
        changed_.notify_all();
    }
    /// Until everything that was asked for is computed, cancelled or replaced by something newer.
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !pending_ && !running_; });
    }
    AnswerPointer take() {
        auto slot = answers_.take();
        return slot ? *slot : nullptr;
    }

private:
    void loop(const std::stop_token& stop) {
        const Cancelled cancelled = [&] { return cancelled_ || stop.stop_requested(); };
        const Deliver deliver = [this](AnswerPointer answer) {
            if (answer && answers_.put(std::move(answer))) wake_();
        };
        while (true) {
            std::optional<Request> request;
            {
                std::unique_lock lock(mutex_);
                running_.reset();  // lets go of what the last request held
                if (!pending_) changed_.notify_all();
                if (!changed_.wait(lock, stop, [this] { return pending_.has_value(); })) return;
                if (stop.stop_requested()) return;
                request.swap(pending_);
                running_ = request;
                cancelled_ = false;
            }
            compute_(*request, cancelled, deliver);
        }
    }

    std::function<void()> wake_;
    Compute compute_;
    Outdates outdates_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    // under mutex_
    std::optional<Request> pending_;
    std::optional<Request> running_;
    // without it
    std::atomic<bool> cancelled_{false};
    Mailbox<AnswerPointer> answers_;
    std::jthread thread_;  ///< last: joins before the rest is destroyed
};

}  // namespace separatrix
