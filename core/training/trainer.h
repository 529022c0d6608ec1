// One training run as a copyable value: deterministic, resumable after every batch, without threads or clocks.
#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "core/training/job.h"
#include "core/training/metrics.h"
#include "core/training/training_engine.h"

namespace separatrix {

enum class DivergedQuantity { score, loss, gradient, weight };

/// The first number that stopped being finite, and where.
struct Divergence {
    DivergedQuantity quantity = DivergedQuantity::loss;
    Index layer = 0;         ///< of the score, gradient or weight; from 0
    std::int64_t epoch = 0;  ///< the epoch that could not be finished, from 1
    std::int64_t batch = 0;  ///< within it, from 1; 0: found at its end
    double learning_rate = 0;
    bool operator==(const Divergence&) const = default;
};

class Trainer {
public:
    /// Training needs valid settings and a training point; without, it can still be looked at and evaluated.
    explicit Trainer(const TrainingJob& job);

    /// A live change: weights (and moments) of what remains are kept. If points, split, batch size, order or scaling
    /// changed, the current epoch's pass begins anew, so it may be called between any two batches.
    void apply(const TrainingJob& job);

    /// One batch; finishes the epoch if it was the last one. Nothing happens while diverged().
    void step_batch();
    /// The rest of the current epoch while `keep_going` says so; it is asked between batches, about once a
    /// millisecond. True if the epoch was finished, false if it was interrupted or diverged (then the weights are those
    /// with which the epoch began).
    bool run_epoch(const std::function<bool()>& keep_going = {});

    /// Exact, over all points.
    Metrics evaluate() const;
    /// metrics() of the weights as they are: for a run that rests within an epoch.
    void measure();
    /// |dJ| over all training points, penalty included, of the parameters that may move (frozen ones do not count).
    double gradient_norm() const;

    std::int64_t epoch() const { return epoch_; }
    /// Samples of the current epoch already used.
    Index position() const { return position_; }
    /// Nothing was trained since the weights were drawn or given.
    bool is_at_start() const { return epoch_ == 0 && position_ == 0 && !begun_; }
    const std::optional<Divergence>& diverged() const { return divergence_; }
    /// Lets a diverged run be tried again from where it came to rest.
    void clear_divergence() { divergence_.reset(); }
    const LossHistory& history() const { return history_; }
    /// Of the weights after the last finished epoch, single step, divergence, apply() or measure().
    const Metrics& metrics() const { return metrics_; }
    Checkpoint checkpoint() const;
    const Settings& settings() const { return settings_; }
    const Dataset& dataset() const { return *dataset_; }
    std::shared_ptr<const Dataset> shared_dataset() const { return dataset_; }
    Index parameter_count() const;
    /// Samples trained on since construction.
    std::int64_t samples_seen() const { return samples_seen_; }
    /// Ids of the points that the last step_batch used.
    std::vector<std::uint64_t> last_batch_ids() const;

private:
    using AnyEngine = std::variant<Engine<double>, Engine<float>>;
    /// What training changes, in the engine's precision.
    template <class Scalar>
    struct State {
        NetworkOf<Scalar> network;
        OptimizerStateOf<Scalar> optimizer;
    };
    using AnyState = std::variant<State<double>, State<float>>;

    void begin_epoch();
    void take_data();
    void freeze();
    void rebuild_engine(const Predictor& predictor, const OptimizerState& optimizer);
    Index batch_size() const;
    void train_batches(Index batches);
    void finish_epoch();
    void record();
    void go_back();
    void keep_state();
    Divergence locate_divergence() const;

    Settings settings_;
    std::shared_ptr<const Dataset> dataset_;
    Architecture architecture_;
    InputScale scale_;
    AnyEngine engine_;
    AnyState good_state_;       ///< where a diverged run comes to rest: as the epoch began
    Index good_position_ = 0;   ///< its place in the epoch
    bool good_begun_ = false;   ///< its begun_
    Rng order_rng_;             ///< as at the beginning of the current epoch
    Rng next_order_rng_;        ///< as at its end
    std::vector<Index> order_;  ///< of the current epoch: positions in dataset_->train
    std::int64_t epoch_ = 0;
    Index position_ = 0;
    bool begun_ = false;             ///< something was trained
    std::vector<Index> last_batch_;  ///< columns used by the last step_batch
    std::int64_t samples_seen_ = 0;
    LossHistory history_;
    Metrics metrics_;
    std::optional<Divergence> divergence_;
};

}  // namespace separatrix
