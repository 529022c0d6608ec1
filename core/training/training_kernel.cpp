#include "core/training/training_kernel.h"

#include <algorithm>

#include "core/training/flat_network.h"

namespace separatrix {

namespace {

/// A batch larger than this is summed up in parts of this size: part by part in order, whoever computes them.
constexpr std::size_t part_samples = 4 * kernels::block_samples;
/// Samples of one part of an evaluation.
constexpr std::size_t evaluated_at_once = 64 * kernels::block_samples;
/// Gradients of parts are kept until they are summed up, in not much more memory than this.
constexpr std::size_t most_numbers_at_once = 32'768;
/// Samples times parameters between two meetings of the threads from which the second one is worth waking. Measured
/// (bench/threads_table): it pays from a fifth of that on while the other processor is idle, but there the window is.
constexpr std::size_t worth_two_hands = 2'000'000;

kernels::Rule rule_of(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::gd:
        case OptimizerKind::sgd: return kernels::Rule::descent;
        case OptimizerKind::momentum: return kernels::Rule::momentum;
        case OptimizerKind::nesterov: return kernels::Rule::nesterov;
        case OptimizerKind::rmsprop: return kernels::Rule::rmsprop;
        case OptimizerKind::adam: return kernels::Rule::adam;
    }
    return kernels::Rule::descent;
}

template <class Scalar>
kernels::Update<Scalar> update_of(const StepSettings& settings) {
    const auto& optimizer = settings.optimizer;
    return {.rule = rule_of(optimizer.kind),
            .alpha = settings.learning_rate,
            .mu = optimizer.momentum,
            .rho = optimizer.decay,
            .beta1 = optimizer.beta1,
            .beta2 = optimizer.beta2,
            .epsilon = optimizer.epsilon,
            .l1 = settings.penalty.l1,
            .l2 = settings.penalty.l2,
            .penalize_biases = settings.penalty.biases};
}

// the table's functions by precision

void run_train(const kernels::KernelTable& table, const kernels::Shape& shape, const kernels::Samples<double>& samples,
               const kernels::Update<double>& update, kernels::State<double>& state, std::span<const Index> order,
               Index batch, double* gradient, void* scratch) {
    table.train_double(shape, samples, update, state, order.data(), std::ssize(order), batch, gradient, scratch);
}
void run_train(const kernels::KernelTable& table, const kernels::Shape& shape, const kernels::Samples<float>& samples,
               const kernels::Update<float>& update, kernels::State<float>& state, std::span<const Index> order,
               Index batch, float* gradient, void* scratch) {
    table.train_float(shape, samples, update, state, order.data(), std::ssize(order), batch, gradient, scratch);
}
void run_gradient(const kernels::KernelTable& table, const kernels::Shape& shape,
                  const kernels::Samples<double>& samples, const double* parameters, std::span<const Index> order,
                  double over_m, double* gradient, void* scratch) {
    table.gradient_double(shape, samples, parameters, order.data(), std::ssize(order), over_m, gradient, scratch);
}
void run_gradient(const kernels::KernelTable& table, const kernels::Shape& shape,
                  const kernels::Samples<float>& samples, const float* parameters, std::span<const Index> order,
                  float over_m, float* gradient, void* scratch) {
    table.gradient_float(shape, samples, parameters, order.data(), std::ssize(order), over_m, gradient, scratch);
}
void run_update(const kernels::KernelTable& table, const kernels::Shape& shape, const kernels::Update<double>& update,
                kernels::State<double>& state, double* gradient) {
    table.update_double(shape, update, state, gradient);
}
void run_update(const kernels::KernelTable& table, const kernels::Shape& shape, const kernels::Update<float>& update,
                kernels::State<float>& state, float* gradient) {
    table.update_float(shape, update, state, gradient);
}
void run_evaluate(const kernels::KernelTable& table, const kernels::Shape& shape,
                  const kernels::Samples<double>& samples, const double* parameters, std::span<const Index> columns,
                  kernels::Tally& tally, void* scratch) {
    table.evaluate_double(shape, samples, parameters, columns.data(), std::ssize(columns), tally, scratch);
}
void run_evaluate(const kernels::KernelTable& table, const kernels::Shape& shape,
                  const kernels::Samples<float>& samples, const float* parameters, std::span<const Index> columns,
                  kernels::Tally& tally, void* scratch) {
    table.evaluate_float(shape, samples, parameters, columns.data(), std::ssize(columns), tally, scratch);
}

}  // namespace

template <class Scalar>
bool TrainingKernel<Scalar>::covers(const Objective& objective, const NetworkOf<Scalar>& network) {
    return fits_kernels(objective, network);
}

template <class Scalar>
bool TrainingKernel<Scalar>::covers(const StepSettings& settings, const NetworkOf<Scalar>& network) {
    return !settings.faults.any() && covers(settings.objective, network);
}

template <class Scalar>
void TrainingKernel<Scalar>::take_shape(const Objective& objective, const NetworkOf<Scalar>& network) {
    bool same = layers_.size() == network.layers.size() && shape_.classes == objective.classes;
    for (std::size_t l = 0; same && l < layers_.size(); ++l)
        same = layers_[l].inputs == network.layers[l].W.cols() && layers_[l].outputs == network.layers[l].W.rows();
    if (!same) {
        take_layers(network, layers_, shape_);
        shape_.classes = objective.classes;
        for (auto* array : {&parameters_, &first_, &second_, &gradient_, &part_gradients_}) array->reset(0);
        for (auto* array : {&parameters_, &gradient_}) array->reset(shape_.padded_parameters);
        for (auto& scratch : scratch_) scratch.reset(table_->scratch_bytes(shape_));
    }
    for (std::size_t l = 0; l < layers_.size(); ++l) layers_[l].activation = network.layers[l].activation;
    shape_.layers = layers_.data();  // a copied kernel has layers of its own
    shape_.criterion = criterion_of(objective);
}

template <class Scalar>
void TrainingKernel<Scalar>::train(const StepSettings& settings, const PointsView<Scalar>& points,
                                   std::span<const Index> order, Index batch, NetworkOf<Scalar>& network,
                                   OptimizerStateOf<Scalar>& optimizer) {
    take_shape(settings.objective, network);
    prepare_optimizer(settings.optimizer.kind, network, optimizer);
    flatten(network.layers, parameters_.data());
    kernels::State<Scalar> state{parameters_.data(), nullptr, nullptr, optimizer.steps};
    const auto take_moments = [&](const ParametersOf<Scalar>& moments, kernels::AlignedArray<Scalar>& flat) -> Scalar* {
        if (moments.layers.empty()) return nullptr;
        flat.reset(shape_.padded_parameters);
        flatten(moments.layers, flat.data());
        return flat.data();
    };
    state.first = take_moments(optimizer.first, first_);
    state.second = take_moments(optimizer.second, second_);

    const kernels::Samples<Scalar> samples{points.X.data(), points.y.data()};
    const auto update = update_of<Scalar>(settings);
    const auto step = static_cast<std::size_t>(batch);
    if (step <= part_samples) {
        run_train(*table_, shape_, samples, update, state, order, batch, gradient_.data(), scratch_[0].data());
    } else {
        for (std::size_t begin = 0; begin < order.size(); begin += step)
            step_large_batch(samples, order.subspan(begin, std::min(step, order.size() - begin)), update, state);
    }

    unflatten(parameters_.data(), network.layers);
    if (state.first) unflatten(state.first, optimizer.first.layers);
    if (state.second) unflatten(state.second, optimizer.second.layers);
    optimizer.steps = state.steps;
}

/// work(hand, hands) by one or by two threads.
template <class Scalar>
template <class Work>
void TrainingKernel<Scalar>::share(bool pays, Work& work) {
    if (hands_ == Hands::one || (hands_ == Hands::as_it_pays && !(pays && SecondThread::is_worth_having()))) {
        work(0, 1);
        return;
    }
    second_thread_.get().both([](void* context, int hand) { (*static_cast<Work*>(context))(hand, 2); }, &work);
}

template <class Scalar>
void TrainingKernel<Scalar>::step_large_batch(const kernels::Samples<Scalar>& samples, std::span<const Index> batch,
                                              const kernels::Update<Scalar>& update, kernels::State<Scalar>& state) {
    if (batch.size() <= part_samples) {
        run_train(*table_, shape_, samples, update, state, batch, std::ssize(batch), gradient_.data(),
                  scratch_[0].data());
        return;
    }
    const auto P = static_cast<std::size_t>(shape_.padded_parameters);
    const std::size_t at_once = 2 * std::clamp<std::size_t>(most_numbers_at_once / P, 1, 8);
    part_gradients_.reset(static_cast<Index>(at_once * P));
    const Scalar over_m = Scalar(1) / static_cast<Scalar>(batch.size());
    using Flat = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
    Flat sum(gradient_.data(), gradient_.size());
    sum.setZero();
    for (std::size_t begin = 0; begin < batch.size(); begin += at_once * part_samples) {
        const auto now = batch.subspan(begin, std::min(at_once * part_samples, batch.size() - begin));
        const std::size_t parts = (now.size() + part_samples - 1) / part_samples;
        auto work = [&](int hand, int hands) {
            for (auto part = static_cast<std::size_t>(hand); part < parts; part += static_cast<std::size_t>(hands)) {
                const std::size_t first = part * part_samples;
                run_gradient(*table_, shape_, samples, state.parameters,
                             now.subspan(first, std::min(part_samples, now.size() - first)), over_m,
                             part_gradients_.data() + part * P, scratch_[static_cast<std::size_t>(hand)].data());
            }
        };
        share(parts > 1 && now.size() * P > worth_two_hands, work);
        // part by part in order, whoever computed them
        for (std::size_t part = 0; part < parts; ++part)
            sum += Flat(part_gradients_.data() + part * P, static_cast<Index>(P));
    }
    run_update(*table_, shape_, update, state, gradient_.data());
}

template <class Scalar>
double TrainingKernel<Scalar>::evaluate(const Objective& objective, const PointsView<Scalar>& points,
                                        std::span<const Index> columns, const NetworkOf<Scalar>& network,
                                        Eigen::MatrixXi& confusion) {
    take_shape(objective, network);
    flatten(network.layers, parameters_.data());
    const auto K = static_cast<std::size_t>(shape_.classes);
    for (auto& counts : confusion_) counts.assign(4 * K * K, 0);
    const std::size_t parts = (columns.size() + evaluated_at_once - 1) / evaluated_at_once;
    losses_.assign(parts, 0);
    const kernels::Samples<Scalar> samples{points.X.data(), points.y.data()};
    auto work = [&](int hand, int hands) {
        const auto h = static_cast<std::size_t>(hand);
        for (std::size_t part = h; part < parts; part += static_cast<std::size_t>(hands)) {
            const std::size_t first = part * evaluated_at_once;
            kernels::Tally tally{0, confusion_[h].data()};
            run_evaluate(*table_, shape_, samples, parameters_.data(),
                         columns.subspan(first, std::min(evaluated_at_once, columns.size() - first)), tally,
                         scratch_[h].data());
            losses_[part] = tally.loss;
        }
    };
    const auto P = static_cast<std::size_t>(shape_.parameters);
    share(parts > 1 && columns.size() * P > worth_two_hands, work);
    for (const auto& counts : confusion_) {
        const std::int64_t* count = counts.data();
        for (int turn = 0; turn < 4; ++turn)
            for (Index label = 0; label < shape_.classes; ++label)
                for (Index predicted = 0; predicted < shape_.classes; ++predicted)
                    confusion(label, predicted) += static_cast<int>(*count++);
    }
    double sum = 0;
    for (const double loss : losses_) sum += loss;
    return sum;
}

template class TrainingKernel<double>;
template class TrainingKernel<float>;

}  // namespace separatrix
