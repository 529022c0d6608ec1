#include "core/training/training_loop.h"

#include <algorithm>
#include <cmath>
#include <exception>

namespace separatrix {

namespace {

constexpr auto publish_interval = std::chrono::milliseconds(8);     // twice per screen refresh
constexpr auto gradient_interval = std::chrono::milliseconds(250);  // |dJ| costs a pass over all points
// points x parameters, 30 to 40 ns each: what a running training or a Stop may wait for, and a network at rest
constexpr double quick_gradient_cost = 1e6;
constexpr double gradient_cost_limit = 5e6;

std::optional<Error> refusal_of(const TrainingJob& job) {
    if (job.dataset->train.empty()) return Error{.code = ErrorCode::no_training_points};
    return validate(job.settings, job.dataset->classes);
}

}  // namespace

void TrainingLoop::run() {
    while (!stop_.stop_requested()) {
        try {
            if (!next()) return;
        } catch (const std::exception& problem) {
            end_run(problem.what());
        }
    }
}

bool TrainingLoop::has_work() const {
    return orders_.pending || (was_running_ && !orders_.running) || orders_.batch_steps > 0 ||
           orders_.epoch_steps > 0 || orders_.running || orders_.told != told_;
}

bool TrainingLoop::next() {
    Work work{};
    std::optional<TrainingJob> job;
    {
        std::unique_lock lock(orders_.mutex);
        if (!orders_.changed.wait(lock, stop_, [this] { return has_work(); })) return false;
        if (stop_.stop_requested()) return false;
        orders_.interrupt = false;
        if (orders_.pending) {
            work = Work::job;
            job.swap(orders_.pending);
        } else if (was_running_ && !orders_.running) {
            work = Work::pause;
        } else if (orders_.batch_steps > 0) {
            work = Work::batch;
            --orders_.batch_steps;
        } else if (orders_.epoch_steps > 0) {
            work = Work::epoch;
            --orders_.epoch_steps;
        } else if (orders_.running) {
            work = Work::run;
            if (run_ != orders_.run || !was_running_) start_run(orders_.run);
        } else {
            work = Work::answer;  // a level that changed and changed back
        }
        if (!orders_.pending && orders_.batch_steps == 0 && orders_.epoch_steps == 0 &&
            (work == Work::run || work == Work::pause || orders_.running == was_running_))
            told_ = orders_.told;
        pace_ = orders_.pace;
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

void TrainingLoop::start_run(std::uint64_t run) {
    run_ = run;
    was_running_ = true;
    epochs_of_run_ = 0;
    next_epoch_ = Clock::now();
    if (!trainer_) return;
    trainer_->clear_divergence();
    rates_.start(trainer_->epoch(), trainer_->samples_seen());
}

void TrainingLoop::provide_dataset(TrainingJob& job) {
    if (job.dataset) return;
    if (!dataset_ || !(source_ == job.source)) {
        dataset_ = std::make_shared<const Dataset>(make_dataset(job.source));
        source_ = job.source;
    }
    job.dataset = dataset_;
}

void TrainingLoop::take(TrainingJob& job) {
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

void TrainingLoop::refuse() {
    {
        std::lock_guard lock(orders_.mutex);
        if (orders_.pending) return;  // an answer is on its way
        orders_.running = false;
        orders_.epoch_steps = orders_.batch_steps = 0;
        told_ = orders_.told;
    }
    was_running_ = false;
    if (trainer_)
        publish(RunState::paused);
    else
        answer();
}

void TrainingLoop::step_epoch() {
    trainer_->clear_divergence();
    const auto keep_going = [this] { return !orders_.interrupt && !stop_.stop_requested(); };
    const bool finished = trainer_->run_epoch(keep_going);
    if (!finished && !trainer_->diverged() && !stop_.stop_requested()) trainer_->measure();
    after_step(false);
}

void TrainingLoop::after_step(bool was_batch) {
    gradient_due_ = {};
    publish(trainer_->diverged() ? RunState::diverged : was_running_ ? RunState::running : RunState::paused, was_batch);
    if (trainer_->diverged()) stop_running();
}

void TrainingLoop::run_epoch() {
    const auto keep_going = [&] {
        if (orders_.interrupt || stop_.stop_requested()) return false;
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
    const auto& training = trainer_->settings().training;
    const StopReason reason = stop_reason(training, trainer_->metrics(), epochs_of_run_);
    if (reason != StopReason::none) {
        stop_running();
        publish(RunState::finished, false, reason);
        return;
    }
    const auto now = Clock::now();
    rates_.update(now, trainer_->epoch(), trainer_->samples_seen());
    if (pace_.every_frame || now - published_ >= publish_interval) publish(RunState::running);
    keep_pace();
}

void TrainingLoop::keep_pace() {
    if (!pace_.every_frame && !std::isfinite(pace_.epochs_per_second)) return;
    std::unique_lock lock(orders_.mutex);
    const auto disturbed = [this] {
        return orders_.pending || !orders_.running || orders_.run != run_ || !(orders_.pace == pace_) ||
               orders_.epoch_steps > 0 || orders_.batch_steps > 0;
    };
    if (pace_.every_frame) orders_.changed.wait(lock, stop_, [&] { return disturbed() || orders_.frames.empty(); });
    if (!std::isfinite(pace_.epochs_per_second)) return;
    const auto period = std::chrono::duration<double>(1 / std::max(pace_.epochs_per_second, 1e-3));
    next_epoch_ = std::max(next_epoch_ + std::chrono::duration_cast<Clock::duration>(period),
                           Clock::now() - std::chrono::milliseconds(20));
    orders_.changed.wait_until(lock, stop_, next_epoch_, disturbed);
}

void TrainingLoop::stop_running() {
    std::lock_guard lock(orders_.mutex);
    was_running_ = false;
    if (orders_.run == run_) orders_.running = false;
    orders_.epoch_steps = orders_.batch_steps = 0;
    if (!orders_.pending && !orders_.running) told_ = orders_.told;
}

void TrainingLoop::end_run(const char* what) {
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

void TrainingLoop::publish(RunState state, bool single_step, StopReason reason) {
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
        std::lock_guard lock(orders_.mutex);
        if (stop_.stop_requested() || has_work()) return;
    }
    frame.gradient_norm = trainer_->gradient_norm();
    frame.again = orders_.frames.empty();  // the first one was seen
    send(std::move(frame));
}

double TrainingLoop::gradient_cost() const {
    return static_cast<double>(trainer_->dataset().train.size()) * static_cast<double>(trainer_->parameter_count());
}

double TrainingLoop::gradient_norm(double cost) {
    const auto now = Clock::now();
    if (now < gradient_due_) return gradient_norm_;
    gradient_due_ = now + gradient_interval;
    const bool affordable = cost > 0 && cost <= quick_gradient_cost && !refusal_;
    gradient_norm_ = affordable ? trainer_->gradient_norm() : std::numeric_limits<double>::quiet_NaN();
    return gradient_norm_;
}

void TrainingLoop::send(TrainingFrame frame) {
    if (orders_.frames.put(std::move(frame))) orders_.wake();
    published_ = Clock::now();
    answer();
}

void TrainingLoop::answer() {
    {
        std::lock_guard lock(orders_.mutex);
        orders_.answered = told_;
    }
    orders_.changed.notify_all();
}

}  // namespace separatrix
