#include "core/training/training_thread.h"

#include "core/threads/background_thread.h"
#include "core/training/training_loop.h"

namespace separatrix {

TrainingThread::TrainingThread(std::function<void()> wake)
    : orders_(std::move(wake)), thread_([this](const std::stop_token& stop) {
          run_in_background();
          TrainingLoop(orders_, stop).run();
      }) {}

TrainingThread::~TrainingThread() {
    thread_.request_stop();
    orders_.interrupt = true;
}

void TrainingThread::submit(TrainingJob job) {
    {
        std::lock_guard lock(orders_.mutex);
        if (job.generation != orders_.newest_generation) {
            orders_.newest_generation = job.generation;
            orders_.epoch_steps = orders_.batch_steps = 0;
            orders_.interrupt = true;
        }
        orders_.pending = std::move(job);
        ++orders_.told;
    }
    orders_.changed.notify_all();
}

std::uint64_t TrainingThread::set_running(bool running) {
    std::uint64_t run = 0;
    {
        std::lock_guard lock(orders_.mutex);
        if (running || orders_.running || orders_.epoch_steps > 0) ++orders_.told;
        orders_.running = running;
        if (running) {
            ++orders_.run;
        } else {
            orders_.epoch_steps = 0;
            orders_.interrupt = true;
        }
        run = orders_.run;
    }
    orders_.changed.notify_all();
    return run;
}

void TrainingThread::step_epochs(std::int64_t count) {
    {
        std::lock_guard lock(orders_.mutex);
        orders_.epoch_steps += count;
        ++orders_.told;
    }
    orders_.changed.notify_all();
}

void TrainingThread::step_batches(std::int64_t count) {
    {
        std::lock_guard lock(orders_.mutex);
        orders_.batch_steps += count;
        ++orders_.told;
    }
    orders_.changed.notify_all();
}

void TrainingThread::set_pace(Pace pace) {
    {
        std::lock_guard lock(orders_.mutex);
        orders_.pace = pace;
    }
    orders_.changed.notify_all();
}

std::uint64_t TrainingThread::told() const {
    std::lock_guard lock(orders_.mutex);
    return orders_.told;
}

bool TrainingThread::wait_answer(std::chrono::milliseconds longest) {
    std::unique_lock lock(orders_.mutex);
    return orders_.changed.wait_for(lock, longest, [this] { return orders_.answered == orders_.told; });
}

std::optional<TrainingFrame> TrainingThread::take_frame() {
    auto frame = orders_.frames.take();
    if (frame) {
        std::lock_guard lock(orders_.mutex);  // the waiter checks the mailbox under this lock: no wake-up is lost
        orders_.changed.notify_all();
    }
    return frame;
}

}  // namespace separatrix
