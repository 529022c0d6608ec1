// What the training thread does between two commands.
#pragma once

#include <chrono>
#include <stop_token>

#include "core/training/rate_meter.h"
#include "core/training/training_orders.h"

namespace separatrix {

/// What only the training thread touches.
class TrainingLoop {
public:
    TrainingLoop(TrainingOrders& orders, const std::stop_token& stop) : orders_(orders), stop_(stop) {}

    void run();

private:
    using Clock = std::chrono::steady_clock;
    enum class Work { job, pause, batch, epoch, run, answer };

    bool has_work() const;
    /// Waits for something to do and does it; false when the thread must end.
    bool next();
    void start_run(std::uint64_t run);
    /// The same points as before are the same dataset: the trainer need not compare them.
    void provide_dataset(TrainingJob& job);
    void take(TrainingJob& job);
    /// Nothing to train: says why and forgets the command.
    void refuse();
    void step_epoch();
    void after_step(bool was_batch);
    void run_epoch();
    /// Waits until the pace allows the next epoch, or something else is to be done.
    void keep_pace();
    void stop_running();
    void end_run(const char* what);
    void publish(RunState state, bool single_step = false, StopReason reason = StopReason::none);
    double gradient_cost() const;
    double gradient_norm(double cost);
    void send(TrainingFrame frame);
    /// Whoever waits for it may look into the mailbox.
    void answer();

    TrainingOrders& orders_;
    std::stop_token stop_;
    std::optional<Trainer> trainer_;
    std::optional<Error> refusal_;
    DataSource source_;  ///< of dataset_
    std::shared_ptr<const Dataset> dataset_;
    std::uint64_t generation_ = 0;
    std::uint64_t revision_ = 0;
    std::uint64_t run_ = 0;
    std::uint64_t told_ = 0;  ///< number of the last command that is done
    bool was_running_ = false;
    std::int64_t epochs_of_run_ = 0;
    Pace pace_;
    RateMeter rates_;
    Clock::time_point published_{};
    Clock::time_point next_epoch_{};
    Clock::time_point gradient_due_{};
    double gradient_norm_ = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace separatrix
