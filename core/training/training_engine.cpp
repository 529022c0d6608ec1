#include "core/training/training_engine.h"
#include "core/nn/answer.h"

#include <algorithm>

namespace separatrix {

namespace {

/// Large batches go through in pieces that stay in the cache; their gradients are summed.
constexpr Index chunk_size = 4096;

template <class Scalar>
void set_zero(ParametersOf<Scalar>& parameters, const NetworkOf<Scalar>& network) {
    if (parameters.layers.size() != network.layers.size() ||
        parameters.layers.back().W.size() != network.layers.back().W.size())
        parameters = zeros_like(network);
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        auto& layer = parameters.layers[l];
        layer.W.setZero(network.layers[l].W.rows(), network.layers[l].W.cols());
        layer.b.setZero(network.layers[l].b.size());
    }
}

}  // namespace

template <class Scalar>
typename Engine<Scalar>::Workspace& Engine<Scalar>::workspace_for(Index columns) {
    // the one of this size, else the other one is resized
    if (workspaces_[last_workspace_].X.cols() != columns) last_workspace_ = 1 - last_workspace_;
    Workspace& workspace = workspaces_[last_workspace_];
    workspace.X.resize(X.rows(), columns);
    workspace.y.resize(columns);
    workspace.dZ.resize(network.layers.size());
    return workspace;
}

template <class Scalar>
void Engine<Scalar>::accumulate(const StepSettings& settings, const Index* batch, Index count, Scalar weight) {
    Workspace& workspace = workspace_for(count);
    for (Index i = 0; i < count; ++i) {
        workspace.X.col(i) = X.col(batch[i]);
        workspace.y(i) = y(batch[i]);
    }
    auto& target = weight == Scalar(1) ? gradients_ : chunk_gradients_;
    // forward, derivative of the loss by the last scores, backward
    forward(network, workspace.X, workspace.pass);
    backpropagate(settings.faults, settings.objective, network, workspace.X, workspace.pass, workspace.y, workspace.dZ,
                  target);
    if (weight == Scalar(1)) return;
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        gradients_.layers[l].W += weight * target.layers[l].W;
        gradients_.layers[l].b += weight * target.layers[l].b;
    }
}

template <class Scalar>
void Engine<Scalar>::compute_gradients(const StepSettings& settings, const Index* batch, Index count) {
    set_zero(gradients_, network);
    if (count <= chunk_size) {
        accumulate(settings, batch, count, Scalar(1));
    } else {
        set_zero(chunk_gradients_, network);
        for (Index begin = 0; begin < count; begin += chunk_size) {
            // the chunk's gradient is a mean over its samples: weighted by its share of the batch
            const Index size = std::min(chunk_size, count - begin);
            accumulate(settings, batch + begin, size, static_cast<Scalar>(size) / static_cast<Scalar>(count));
        }
    }
    add_penalty_gradient(settings.penalty, network, gradients_);
}

template <class Scalar>
void Engine<Scalar>::step(const StepSettings& settings, const Index* batch, Index count) {
    compute_gradients(settings, batch, count);
    optimizer_step_without(frozen, settings.optimizer, settings.learning_rate, gradients_, network, optimizer);
}

template <class Scalar>
void Engine<Scalar>::train(const StepSettings& settings, const Index* order, Index count, Index batch) {
    // frozen weights and mistakes made on purpose take the plain path
    if (frozen.empty() && TrainingKernel<Scalar>::covers(settings, network)) {
        kernel_.train(settings, {X, y}, {order, static_cast<std::size_t>(count)}, batch, network, optimizer);
        return;
    }
    for (Index begin = 0; begin < count; begin += batch) step(settings, order + begin, std::min(batch, count - begin));
}

template <class Scalar>
SetMetrics Engine<Scalar>::evaluate(const Objective& objective, double penalty,
                                    const std::vector<Index>& columns) const {
    SetMetrics metrics;
    metrics.count = static_cast<Index>(columns.size());
    metrics.confusion = Eigen::MatrixXi::Zero(objective.classes, objective.classes);
    if (columns.empty()) return metrics;
    double sum = 0;
    if (TrainingKernel<Scalar>::covers(objective, network)) {
        sum = kernel_.evaluate(objective, {X, y}, columns, network, metrics.confusion);
    } else {
        ForwardPassOf<Scalar> pass;
        Labels predicted;
        MatrixOf<Scalar> chunk;
        for (Index begin = 0; begin < metrics.count; begin += chunk_size) {
            const Index size = std::min(chunk_size, metrics.count - begin);
            chunk.resize(X.rows(), size);
            for (Index i = 0; i < size; ++i) chunk.col(i) = X.col(columns[static_cast<std::size_t>(begin + i)]);
            forward(network, chunk, pass);
            predicted_labels(objective, pass, predicted);
            for (Index i = 0; i < size; ++i) {
                const int label = y(columns[static_cast<std::size_t>(begin + i)]);
                sum += static_cast<double>(sample_loss(objective, pass, i, label));
                ++metrics.confusion(label, predicted(i));
            }
        }
    }
    metrics.loss = sum / static_cast<double>(metrics.count) + penalty;
    metrics.accuracy = static_cast<double>(metrics.confusion.diagonal().sum()) / static_cast<double>(metrics.count);
    return metrics;
}

template class Engine<double>;
template class Engine<float>;

}  // namespace separatrix
