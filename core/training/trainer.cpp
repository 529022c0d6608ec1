#include "core/training/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/training/epoch_order.h"

namespace separatrix {

namespace {

StepSettings step_settings(const Settings& settings, int classes, std::int64_t epoch) {
    return {objective_of(settings, classes), settings.training.penalty, settings.training.optimizer,
            learning_rate_at(settings.training, epoch), settings.training.faults};
}

template <class Scalar>
OptimizerState in_double(const OptimizerStateOf<Scalar>& state) {
    return {state.kind, state.steps, cast<double>(state.first), cast<double>(state.second)};
}

template <class Scalar>
OptimizerStateOf<Scalar> in_precision(const OptimizerState& state) {
    return {state.kind, state.steps, cast<Scalar>(state.first), cast<Scalar>(state.second)};
}

}  // namespace

Trainer::Trainer(const TrainingJob& job)
    : settings_(job.settings),
      dataset_(job.dataset),
      architecture_(architecture_of(job.settings.model, job.dataset->classes)),
      scale_(input_scale(job.settings.model.scale, *job.dataset)),
      order_rng_(job.settings.seed, RandomStream::order),
      next_order_rng_(order_rng_) {
    if (job.history) history_ = *job.history;
    Predictor predictor;
    OptimizerState optimizer;
    optimizer.kind = settings_.training.optimizer.kind;
    if (job.start_from) {
        const Checkpoint& start = *job.start_from;
        predictor = start.predictor;
        optimizer = start.optimizer;
        if (predictor.architecture != architecture_) {
            const Architecture& from = start.predictor.architecture;
            predictor.network =
                resized_network(predictor.network, from, architecture_, settings_.model.initializer, settings_.seed);
            optimizer.first = resized_moments(optimizer.first, from, architecture_);
            optimizer.second = resized_moments(optimizer.second, from, architecture_);
        }
        order_rng_ = start.order;
        epoch_ = start.epoch;
        begun_ = !is_start(start);
    } else {
        predictor.network = initial_network(architecture_, settings_.model.initializer, settings_.seed);
    }
    rebuild_engine(predictor, optimizer);
    take_data();
    freeze();
    begin_epoch();
    const auto samples = static_cast<Index>(order_.size());
    if (job.start_from && job.start_from->position < samples) position_ = std::max<Index>(job.start_from->position, 0);
    keep_state();
    metrics_ = evaluate();
    // the curve is of finished epochs; a run that goes on within one has its point already
    if (position_ == 0 || history_.empty()) record();
}

void Trainer::rebuild_engine(const Predictor& predictor, const OptimizerState& optimizer) {
    const auto fill = [&]<class Scalar>(Engine<Scalar> engine) {
        engine.network = cast<Scalar>(predictor.network);
        engine.optimizer = in_precision<Scalar>(optimizer);
        engine_ = std::move(engine);
    };
    if (settings_.training.precision == Precision::float_)
        fill(Engine<float>{});
    else
        fill(Engine<double>{});
}

void Trainer::take_data() {
    std::visit(
        [&]<class Scalar>(Engine<Scalar>& engine) {
            engine.X = scaled(scale_, dataset_->X).cast<Scalar>();
            engine.y = dataset_->y;
        },
        engine_);
}

void Trainer::freeze() {
    std::visit([this](auto& engine) { engine.frozen = frozen_places(settings_.training.frozen, engine.network); },
               engine_);
}

void Trainer::apply(const TrainingJob& job) {
    const Settings before = settings_;
    const auto old_dataset = dataset_;
    const Architecture old_architecture = architecture_;
    settings_ = job.settings;
    dataset_ = job.dataset;
    architecture_ = architecture_of(settings_.model, dataset_->classes);

    const InputScale scale = input_scale(settings_.model.scale, *dataset_);
    const bool new_scale = scale != scale_;
    scale_ = scale;
    const bool new_data = old_dataset != dataset_ && !(*old_dataset == *dataset_);
    const bool new_engine =
        architecture_ != old_architecture || settings_.training.precision != before.training.precision;
    if (new_engine) {
        Checkpoint now = checkpoint();
        now.predictor.network = resized_network(now.predictor.network, old_architecture, architecture_,
                                                settings_.model.initializer, settings_.seed);
        now.optimizer.first = resized_moments(now.optimizer.first, old_architecture, architecture_);
        now.optimizer.second = resized_moments(now.optimizer.second, old_architecture, architecture_);
        rebuild_engine(now.predictor, now.optimizer);
    }
    if (new_engine || new_data || new_scale) take_data();
    freeze();
    // nothing remembered yet: as if these settings had been there from the start
    std::visit(
        [this](auto& engine) {
            auto& state = engine.optimizer;
            if (state.steps == 0 && state.first.layers.empty() && state.second.layers.empty())
                state.kind = settings_.training.optimizer.kind;
        },
        engine_);

    const auto pass_changed = [&] {
        const auto& a = before.training;
        const auto& b = settings_.training;
        const auto full = [](const TrainingSettings& t) { return t.optimizer.kind == OptimizerKind::gd; };
        return a.order != b.order || a.batch_size != b.batch_size || full(a) != full(b);
    };
    if (new_data || pass_changed()) begin_epoch();
    keep_state();
    divergence_.reset();
    metrics_ = evaluate();
    // before anything is trained the curve begins with what is on the plane now
    if (is_at_start()) history_.clear();
    if (history_.empty()) record();
}

void Trainer::begin_epoch() {
    position_ = 0;
    next_order_rng_ = order_rng_;
    draw_epoch_order(settings_.training, *dataset_, next_order_rng_, order_);
    keep_state();
}

void Trainer::keep_state() {
    good_position_ = position_;
    good_begun_ = begun_;
    std::visit(
        [&]<class Scalar>(const Engine<Scalar>& engine) {
            auto* state = std::get_if<State<Scalar>>(&good_state_);
            if (!state) state = &good_state_.emplace<State<Scalar>>();
            state->network = engine.network;
            state->optimizer = engine.optimizer;
        },
        engine_);
}

Index Trainer::batch_size() const { return effective_batch_size(settings_.training, dataset_->train.size()); }

void Trainer::train_batches(Index batches) {
    const auto n = static_cast<Index>(order_.size());
    const Index batch = batch_size();
    const Index count = std::min(batches * batch, n - position_);
    const auto step = step_settings(settings_, dataset_->classes, epoch_);
    std::visit([&](auto& engine) { engine.train(step, order_.data() + position_, count, batch); }, engine_);
    position_ += count;
    samples_seen_ += count;
    begun_ = true;
}

void Trainer::step_batch() {
    if (divergence_ || order_.empty()) return;
    const Index begin = position_;
    train_batches(1);
    last_batch_.assign(order_.begin() + begin, order_.begin() + position_);
    if (position_ == static_cast<Index>(order_.size())) {
        finish_epoch();
    } else {
        const bool finite = std::visit([](const auto& engine) { return all_finite(engine.network); }, engine_);
        if (finite)
            metrics_ = evaluate();
        else
            go_back();
    }
}

bool Trainer::run_epoch(const std::function<bool()>& keep_going) {
    if (divergence_ || order_.empty()) return false;
    last_batch_.clear();
    const auto n = static_cast<Index>(order_.size());
    // weights times samples: at most about a millisecond's work
    constexpr Index work = 5'000'000;
    constexpr Index most_samples = 8192;
    const Index samples = std::min(work / std::max<Index>(parameter_count(), 1), most_samples);
    const Index batches = std::max<Index>(samples / batch_size(), 1);
    while (position_ < n) {
        train_batches(batches);
        if (position_ < n && keep_going && !keep_going()) return false;
    }
    finish_epoch();
    return !divergence_;
}

void Trainer::finish_epoch() {
    const Metrics now = evaluate();
    const bool finite = std::isfinite(now.train.loss) &&
                        std::visit([](const auto& engine) { return all_finite(engine.network); }, engine_);
    if (!finite) {
        go_back();
        return;
    }
    metrics_ = now;
    ++epoch_;
    order_rng_ = next_order_rng_;
    begin_epoch();
    record();
}

void Trainer::record() {
    if (!std::isfinite(metrics_.train.loss)) return;
    history_.append({epoch_, metrics_.train.loss, metrics_.train.accuracy, metrics_.test.loss, metrics_.test.accuracy});
}

void Trainer::go_back() {
    divergence_ = locate_divergence();
    samples_seen_ -= position_ - good_position_;
    position_ = good_position_;
    begun_ = good_begun_;
    std::visit(
        [&]<class Scalar>(Engine<Scalar>& engine) {
            const auto& state = std::get<State<Scalar>>(good_state_);
            engine.network = state.network;
            engine.optimizer = state.optimizer;
        },
        engine_);
    metrics_ = evaluate();
}

Divergence Trainer::locate_divergence() const {
    // the epoch once more from its start, looking at everything: training itself need not look at each number
    const auto n = static_cast<Index>(order_.size());
    const auto settings = step_settings(settings_, dataset_->classes, epoch_);
    const Index batch_size = this->batch_size();
    Divergence found{DivergedQuantity::loss, 0, epoch_ + 1, 0, settings.learning_rate};
    std::visit(
        [&]<class Scalar>(Engine<Scalar> engine) {
            const auto& state = std::get<State<Scalar>>(good_state_);
            engine.network = state.network;
            engine.optimizer = state.optimizer;
            found.batch = good_position_ / batch_size;
            for (Index begin = good_position_; begin < n; begin += batch_size) {
                ++found.batch;
                const Index count = std::min(batch_size, n - begin);
                engine.compute_gradients(settings, order_.data() + begin, count);
                const auto& Z = engine.last_pass().Z;
                for (std::size_t l = 0; l < Z.size(); ++l) {
                    found.layer = static_cast<Index>(l);
                    found.quantity = DivergedQuantity::score;
                    if (!Z[l].allFinite()) return;
                }
                found.quantity = DivergedQuantity::loss;
                std::vector<Index> columns(order_.begin() + begin, order_.begin() + begin + count);
                if (!std::isfinite(engine.evaluate(settings.objective, 0, columns).loss)) return;
                const auto& gradients = engine.gradients().layers;
                for (std::size_t l = gradients.size(); l-- > 0;) {
                    found.layer = static_cast<Index>(l);
                    found.quantity = DivergedQuantity::gradient;
                    if (!gradients[l].W.allFinite() || !gradients[l].b.allFinite()) return;
                }
                engine.train(settings, order_.data() + begin, count, batch_size);
                const auto& layers = engine.network.layers;
                for (std::size_t l = 0; l < layers.size(); ++l) {
                    found.layer = static_cast<Index>(l);
                    found.quantity = DivergedQuantity::weight;
                    if (!layers[l].W.allFinite() || !layers[l].b.allFinite()) return;
                }
            }
            // every batch was finite: the loss over all points at the end of the epoch is what is not
            found = {DivergedQuantity::loss, 0, epoch_ + 1, 0, settings.learning_rate};
        },
        engine_);
    return found;
}

void Trainer::measure() { metrics_ = evaluate(); }

Metrics Trainer::evaluate() const {
    const Objective objective = objective_of(settings_, dataset_->classes);
    return std::visit(
        [&](const auto& engine) {
            Metrics metrics;
            metrics.penalty = static_cast<double>(penalty_value(settings_.training.penalty, engine.network));
            metrics.train = engine.evaluate(objective, metrics.penalty, dataset_->train);
            metrics.test = engine.evaluate(objective, metrics.penalty, dataset_->test);
            return metrics;
        },
        engine_);
}

double Trainer::gradient_norm() const {
    const auto settings = step_settings(settings_, dataset_->classes, epoch_);
    return std::visit(
        [&](auto engine) {
            engine.compute_gradients(settings, dataset_->train.data(), static_cast<Index>(dataset_->train.size()));
            auto gradients = engine.gradients();
            for (const ParameterPlace& place : engine.frozen) {
                auto& layer = gradients.layers[static_cast<std::size_t>(place.layer)];
                (place.is_bias ? layer.b.data() : layer.W.data())[place.index] = 0;
            }
            double square = 0;
            for (const auto& layer : gradients.layers)
                square += static_cast<double>(layer.W.squaredNorm() + layer.b.squaredNorm());
            return std::sqrt(square);
        },
        engine_);
}

Index Trainer::parameter_count() const {
    return std::visit([](const auto& engine) { return engine.network.parameter_count(); }, engine_);
}

Checkpoint Trainer::checkpoint() const {
    Checkpoint checkpoint;
    checkpoint.predictor.architecture = architecture_;
    checkpoint.predictor.loss = settings_.training.loss;
    checkpoint.predictor.scale = scale_;
    std::visit(
        [&](const auto& engine) {
            checkpoint.predictor.network = cast<double>(engine.network);
            checkpoint.optimizer = in_double(engine.optimizer);
        },
        engine_);
    checkpoint.order = order_rng_;
    checkpoint.epoch = epoch_;
    checkpoint.position = position_;
    checkpoint.begun = begun_ && epoch_ == 0 && position_ == 0;
    return checkpoint;
}

std::vector<std::uint64_t> Trainer::last_batch_ids() const {
    std::vector<std::uint64_t> ids;
    ids.reserve(last_batch_.size());
    for (const Index i : last_batch_) ids.push_back(dataset_->ids[static_cast<std::size_t>(i)]);
    return ids;
}

}  // namespace separatrix
