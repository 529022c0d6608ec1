#include "core/training/training_thread.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>

#include "core/threads/background_thread.h"

namespace separatrix {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto publish_interval = std::chrono::milliseconds(8);     // twice per screen refresh
constexpr auto gradient_interval = std::chrono::milliseconds(250);  // |dJ| costs a pass over all points
// points x parameters, 30 to 40 ns each: what a running training or a Stop may wait for, and a network at rest
constexpr double quick_gradient_cost = 1e6;
constexpr double gradient_cost_limit = 5e6;
constexpr auto rate_window = std::chrono::milliseconds(500);

/// Epochs and samples per second over the last half second.
class RateMeter {
public:
    void start(std::int64_t epochs, std::int64_t samples) {
        begin_ = Clock::now();
        epochs_ = epochs;
        samples_ = samples;
        epochs_per_second = samples_per_second = 0;
    }
    void update(Clock::time_point now, std::int64_t epochs, std::int64_t samples) {
        const double seconds = std::chrono::duration<double>(now - begin_).count();
        if (now - begin_ < rate_window && epochs_per_second > 0) return;
        if (seconds < 0.02) return;
        epochs_per_second = static_cast<double>(epochs - epochs_) / seconds;
        samples_per_second = static_cast<double>(samples - samples_) / seconds;
        begin_ = now;
        epochs_ = epochs;
        samples_ = samples;
    }
    double epochs_per_second = 0;
    double samples_per_second = 0;

private:
    Clock::time_point begin_ = Clock::now();
    std::int64_t epochs_ = 0;
    std::int64_t samples_ = 0;
};

std::optional<Error> refusal_of(const TrainingJob& job) {
    if (job.dataset->train.empty()) return Error{.code = ErrorCode::no_training_points};
    return validate(job.settings, job.dataset->classes);
}

}  // namespace

/// What only the training thread touches.
class TrainingThread::Loop {
public:
    Loop(TrainingThread& owner, const std::stop_token& stop) : owner_(owner), stop_(stop) {}

    void run() {
        while (!stop_.stop_requested()) {
            try {
                if (!next()) return;
            } catch (const std::exception& problem) {
                end_run(problem.what());
            }
        }
    }

private:
    enum class Work { job, pause, batch, epoch, run, answer };

    bool has_work() const {
        return owner_.pending_ || (was_running_ && !owner_.running_) || owner_.batch_steps_ > 0 ||
               owner_.epoch_steps_ > 0 || owner_.running_ || owner_.told_ != told_;
    }

    /// Waits for something to do and does it; false when the thread must end.
    bool next() {
        Work work{};
        std::optional<TrainingJob> job;
        {
            std::unique_lock lock(owner_.mutex_);
            if (!owner_.changed_.wait(lock, stop_, [this] { return has_work(); })) return false;
            if (stop_.stop_requested()) return false;
            owner_.interrupt_ = false;
            if (owner_.pending_) {
                work = Work::job;
                job.swap(owner_.pending_);
            } else if (was_running_ && !owner_.running_) {
                work = Work::pause;
            } else if (owner_.batch_steps_ > 0) {
                work = Work::batch;
                --owner_.batch_steps_;
            } else if (owner_.epoch_steps_ > 0) {
                work = Work::epoch;
                --owner_.epoch_steps_;
            } else if (owner_.running_) {
                work = Work::run;
                if (run_ != owner_.run_ || !was_running_) start_run(owner_.run_);
            } else {
                work = Work::answer;  // a level that changed and changed back
            }
            if (!owner_.pending_ && owner_.batch_steps_ == 0 && owner_.epoch_steps_ == 0 &&
                (work == Work::run || work == Work::pause || owner_.running_ == was_running_))
                told_ = owner_.told_;
            pace_ = owner_.pace_;
        }
        if (work == Work::answer && !trainer_) {
            answer();
            return true;
        }
        if (work != Work::job && work != Work::answer && (!trainer_ || refusal_)) {
            refuse();
            return true;
        }
        switch (work) {
            case Work::job: take(*job); break;
            case Work::pause:
                was_running_ = false;
                if (trainer_->position() > 0) trainer_->measure();
                publish(RunState::paused);
                break;
            case Work::answer: publish(RunState::paused); break;
            case Work::batch:
                trainer_->clear_divergence();
                trainer_->step_batch();
                after_step(true);
                break;
            case Work::epoch: step_epoch(); break;
            case Work::run: run_epoch(); break;
        }
        return true;
    }

    void start_run(std::uint64_t run) {
        run_ = run;
        was_running_ = true;
        epochs_of_run_ = 0;
        next_epoch_ = Clock::now();
        if (!trainer_) return;
        trainer_->clear_divergence();
        rates_.start(trainer_->epoch(), trainer_->samples_seen());
    }

    /// The same points as before are the same dataset: the trainer need not compare them.
    void provide_dataset(TrainingJob& job) {
        if (job.dataset) return;
        if (!dataset_ || !(source_ == job.source)) {
            dataset_ = std::make_shared<const Dataset>(make_dataset(job.source));
            source_ = job.source;
        }
        job.dataset = dataset_;
    }

    void take(TrainingJob& job) {
        provide_dataset(job);
        refusal_ = refusal_of(job);
        // what was never trained is what a new run of the same job begins with
        const bool untrained = trainer_ && !job.start_from && trainer_->is_at_start();
        if (trainer_ && job.generation == generation_ && !untrained) {
            trainer_->apply(job);
        } else {
            trainer_.reset();
            trainer_.emplace(job);
            rates_.start(trainer_->epoch(), trainer_->samples_seen());
            gradient_norm_ = std::numeric_limits<double>::quiet_NaN();
        }
        generation_ = job.generation;
        revision_ = job.revision;
        gradient_due_ = {};
        publish(was_running_ ? RunState::running : RunState::paused);
    }

    /// Nothing to train: says why and forgets the command.
    void refuse() {
        {
            std::lock_guard lock(owner_.mutex_);
            if (owner_.pending_) return;  // an answer is on its way
            owner_.running_ = false;
            owner_.epoch_steps_ = owner_.batch_steps_ = 0;
            told_ = owner_.told_;
        }
        was_running_ = false;
        if (trainer_)
            publish(RunState::paused);
        else
            answer();
    }

    void step_epoch() {
        trainer_->clear_divergence();
        const auto keep_going = [this] { return !owner_.interrupt_ && !stop_.stop_requested(); };
        const bool finished = trainer_->run_epoch(keep_going);
        if (!finished && !trainer_->diverged() && !stop_.stop_requested()) trainer_->measure();
        after_step(false);
    }

    void after_step(bool was_batch) {
        gradient_due_ = {};
        publish(trainer_->diverged() ? RunState::diverged
                : was_running_       ? RunState::running
                                     : RunState::paused,
                was_batch);
        if (trainer_->diverged()) stop_running();
    }

    void run_epoch() {
        const auto keep_going = [&] {
            if (owner_.interrupt_ || stop_.stop_requested()) return false;
            // a long epoch is shown while it goes on
            if (Clock::now() - published_ > 2 * publish_interval) publish(RunState::running);
            return true;
        };
        const bool finished = trainer_->run_epoch(keep_going);
        if (trainer_->diverged()) {
            stop_running();
            publish(RunState::diverged);
            return;
        }
        if (!finished) return;
        ++epochs_of_run_;
        if (const StopReason reason = stop_reason(); reason != StopReason::none) {
            stop_running();
            publish(RunState::finished, false, reason);
            return;
        }
        const auto now = Clock::now();
        rates_.update(now, trainer_->epoch(), trainer_->samples_seen());
        if (pace_.every_frame || now - published_ >= publish_interval) publish(RunState::running);
        keep_pace();
    }

    StopReason stop_reason() const {
        const auto& training = trainer_->settings().training;
        if (training.stop_loss > 0 && trainer_->metrics().train.loss < training.stop_loss) return StopReason::loss;
        if (training.stop_epochs > 0 && epochs_of_run_ >= training.stop_epochs) return StopReason::epochs;
        return StopReason::none;
    }

    /// Waits until the pace allows the next epoch, or something else is to be done.
    void keep_pace() {
        if (!pace_.every_frame && !std::isfinite(pace_.epochs_per_second)) return;
        std::unique_lock lock(owner_.mutex_);
        const auto disturbed = [this] {
            return owner_.pending_ || !owner_.running_ || owner_.run_ != run_ || !(owner_.pace_ == pace_) ||
                   owner_.epoch_steps_ > 0 || owner_.batch_steps_ > 0;
        };
        if (pace_.every_frame) owner_.changed_.wait(lock, stop_, [&] { return disturbed() || owner_.frames_.empty(); });
        if (!std::isfinite(pace_.epochs_per_second)) return;
        const auto period = std::chrono::duration<double>(1 / std::max(pace_.epochs_per_second, 1e-3));
        next_epoch_ = std::max(next_epoch_ + std::chrono::duration_cast<Clock::duration>(period),
                               Clock::now() - std::chrono::milliseconds(20));
        owner_.changed_.wait_until(lock, stop_, next_epoch_, disturbed);
    }

    void stop_running() {
        std::lock_guard lock(owner_.mutex_);
        was_running_ = false;
        if (owner_.run_ == run_) owner_.running_ = false;
        owner_.epoch_steps_ = owner_.batch_steps_ = 0;
        if (!owner_.pending_ && !owner_.running_) told_ = owner_.told_;
    }

    void end_run(const char* what) {
        trainer_.reset();
        stop_running();
        TrainingFrame frame;
        frame.generation = generation_;
        frame.revision = revision_;
        frame.told = told_;
        frame.run = run_;
        frame.run_state = RunState::failed;
        frame.exception = what;
        send(std::move(frame));
    }

    void publish(RunState state, bool single_step = false, StopReason reason = StopReason::none) {
        TrainingFrame frame;
        frame.generation = generation_;
        frame.revision = revision_;
        frame.told = told_;
        frame.epoch = trainer_->epoch();
        frame.position = trainer_->position();
        frame.run = run_;
        frame.run_state = state;
        frame.stop_reason = reason;
        frame.learning_rate = learning_rate_at(trainer_->settings().training, trainer_->epoch());
        frame.checkpoint = std::make_shared<const Checkpoint>(trainer_->checkpoint());
        frame.history = std::make_shared<const LossHistory>(trainer_->history());
        frame.dataset = trainer_->shared_dataset();
        frame.metrics = trainer_->metrics();
        const bool at_rest = state != RunState::running;
        if (at_rest) gradient_due_ = {};  // a network at rest shows its own, not the last one's
        // whoever pressed Stop does not wait for it: the norm comes with a second frame
        const double cost = gradient_cost();
        const bool later = at_rest && !refusal_ && cost > quick_gradient_cost && cost <= gradient_cost_limit;
        frame.gradient_norm = later ? std::numeric_limits<double>::quiet_NaN() : gradient_norm(cost);
        if (single_step) frame.stepped_ids = trainer_->last_batch_ids();
        if (state == RunState::running) {
            frame.samples_per_second = rates_.samples_per_second;
            frame.epochs_per_second = rates_.epochs_per_second;
        }
        frame.divergence = trainer_->diverged();
        frame.error = refusal_;
        if (!later) return send(std::move(frame));
        send(frame);
        {
            std::lock_guard lock(owner_.mutex_);
            if (stop_.stop_requested() || has_work()) return;
        }
        frame.gradient_norm = trainer_->gradient_norm();
        frame.again = owner_.frames_.empty();  // the first one was seen
        send(std::move(frame));
    }

    double gradient_cost() const {
        return static_cast<double>(trainer_->dataset().train.size()) * static_cast<double>(trainer_->parameter_count());
    }

    double gradient_norm(double cost) {
        const auto now = Clock::now();
        if (now < gradient_due_) return gradient_norm_;
        gradient_due_ = now + gradient_interval;
        const bool affordable = cost > 0 && cost <= quick_gradient_cost && !refusal_;
        gradient_norm_ = affordable ? trainer_->gradient_norm() : std::numeric_limits<double>::quiet_NaN();
        return gradient_norm_;
    }

    void send(TrainingFrame frame) {
        if (owner_.frames_.put(std::move(frame))) owner_.wake_();
        published_ = Clock::now();
        answer();
    }

    /// Whoever waits for it may look into the mailbox.
    void answer() {
        {
            std::lock_guard lock(owner_.mutex_);
            owner_.answered_ = told_;
        }
        owner_.changed_.notify_all();
    }

    TrainingThread& owner_;
    std::stop_token stop_;
    std::optional<Trainer> trainer_;
    std::optional<Error> refusal_;
    DataSource source_;  ///< of dataset_
    std::shared_ptr<const Dataset> dataset_;
    std::uint64_t generation_ = 0;
    std::uint64_t revision_ = 0;
    std::uint64_t run_ = 0;
    std::uint64_t told_ = 0;
    bool was_running_ = false;
    std::int64_t epochs_of_run_ = 0;
    Pace pace_;
    RateMeter rates_;
    Clock::time_point published_{};
    Clock::time_point next_epoch_{};
    Clock::time_point gradient_due_{};
    double gradient_norm_ = std::numeric_limits<double>::quiet_NaN();
};

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
