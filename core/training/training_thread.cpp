#include "core/training/training_thread.h"

#include "core/threads/background_thread.h"
#include "core/training/training_loop.h"

namespace separatrix {

TrainingThread::TrainingThread(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& stop) {
          run_in_background();
          Loop(*this, stop).run();
      }) {}

TrainingThread::~TrainingThread() {
    thread_.request_stop();
    interrupt_ = true;
}

void TrainingThread::submit(TrainingJob job) {
    {
        std::lock_guard lock(mutex_);
        if (job.generation != newest_generation_) {
            newest_generation_ = job.generation;
            epoch_steps_ = batch_steps_ = 0;
            interrupt_ = true;
        }
        pending_ = std::move(job);
        ++told_;
    }
    changed_.notify_all();
}

std::uint64_t TrainingThread::set_running(bool running) {
    std::uint64_t run = 0;
    {
        std::lock_guard lock(mutex_);
        if (running || running_ || epoch_steps_ > 0) ++told_;
        running_ = running;
        if (running) {
            ++run_;
        } else {
            epoch_steps_ = 0;
            interrupt_ = true;
        }
        run = run_;
    }
    changed_.notify_all();
    return run;
}

void TrainingThread::step_epochs(std::int64_t count) {
    {
        std::lock_guard lock(mutex_);
        epoch_steps_ += count;
        ++told_;
    }
    changed_.notify_all();
}

void TrainingThread::step_batches(std::int64_t count) {
    {
        std::lock_guard lock(mutex_);
        batch_steps_ += count;
        ++told_;
    }
    changed_.notify_all();
}

void TrainingThread::set_pace(Pace pace) {
    {
        std::lock_guard lock(mutex_);
        pace_ = pace;
    }
    changed_.notify_all();
}

std::uint64_t TrainingThread::told() const {
    std::lock_guard lock(mutex_);
    return told_;
}

bool TrainingThread::wait_answer(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, longest, [this] { return answered_ == told_; });
}

std::optional<TrainingFrame> TrainingThread::take_frame() {
    auto frame = frames_.take();
    if (frame) {
        std::lock_guard lock(mutex_);  // the waiter checks the mailbox under this lock: no wake-up is lost
        changed_.notify_all();
    }
    return frame;
}

}  // namespace separatrix
