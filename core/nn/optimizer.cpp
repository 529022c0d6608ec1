#include "core/nn/optimizer.h"

#include <cmath>

namespace separatrix {

namespace {

bool uses_first(OptimizerKind kind) {
    return kind == OptimizerKind::momentum || kind == OptimizerKind::nesterov || kind == OptimizerKind::adam;
}
bool uses_second(OptimizerKind kind) { return kind == OptimizerKind::rmsprop || kind == OptimizerKind::adam; }
bool shares_memory(OptimizerKind a, OptimizerKind b) {
    const auto is_velocity = [](OptimizerKind k) {
        return k == OptimizerKind::momentum || k == OptimizerKind::nesterov;
    };
    return a == b || (is_velocity(a) && is_velocity(b));
}

}  // namespace

template <class Scalar>
void prepare_optimizer(OptimizerKind kind, const NetworkOf<Scalar>& network, OptimizerStateOf<Scalar>& state) {
    if (!shares_memory(kind, state.kind)) state = {};
    state.kind = kind;
    if (uses_first(kind) && state.first.layers.empty()) state.first = zeros_like(network);
    if (uses_second(kind) && state.second.layers.empty()) state.second = zeros_like(network);
}

template <class Scalar>
void optimizer_step(const OptimizerSettings& settings, double alpha, ParametersOf<Scalar>& gradients,
                    NetworkOf<Scalar>& network, OptimizerStateOf<Scalar>& state) {
    prepare_optimizer(settings.kind, network, state);
    ++state.steps;

    const auto rate = static_cast<Scalar>(alpha);
    const auto mu = static_cast<Scalar>(settings.momentum);
    const auto rho = static_cast<Scalar>(settings.decay);
    const auto beta1 = static_cast<Scalar>(settings.beta1);
    const auto beta2 = static_cast<Scalar>(settings.beta2);
    const auto epsilon = static_cast<Scalar>(settings.epsilon);
    const auto t = static_cast<double>(state.steps);
    // Adam's moments start at 0 and are divided by 1 - beta^t to undo that bias
    const auto adam_rate = static_cast<Scalar>(alpha / (1 - std::pow(settings.beta1, t)));
    const auto second_root = static_cast<Scalar>(std::sqrt(1 - std::pow(settings.beta2, t)));

    const auto update = [&](auto w, auto g, auto* first, auto* second) {
        switch (settings.kind) {
            case OptimizerKind::gd:
            case OptimizerKind::sgd:  // w <- w - alpha g
                w -= rate * g;
                break;
            case OptimizerKind::momentum:  // v <- mu v + g, w <- w - alpha v
                *first = mu * *first + g;
                w -= rate * *first;
                break;
            case OptimizerKind::nesterov:  // v <- mu v + g, w <- w - alpha (g + mu v)
                *first = mu * *first + g;
                w -= rate * (g + mu * *first);
                break;
            case OptimizerKind::rmsprop:  // s <- rho s + (1 - rho) g^2, w <- w - alpha g / (sqrt(s) + eps)
                *second = rho * *second + (1 - rho) * g.square();
                w -= rate * g / (second->sqrt() + epsilon);
                break;
            case OptimizerKind::adam:  // w <- w - alpha / (1 - beta1^t) m / (sqrt(s) / sqrt(1 - beta2^t) + eps)
                *first = beta1 * *first + (1 - beta1) * g;
                *second = beta2 * *second + (1 - beta2) * g.square();
                w -= adam_rate * *first / (second->sqrt() / second_root + epsilon);
                break;
        }
    };

    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        auto& layer = network.layers[l];
        auto& gradient = gradients.layers[l];
        const bool first = uses_first(settings.kind);
        const bool second = uses_second(settings.kind);
        using Flat = Eigen::Map<Eigen::Array<Scalar, Eigen::Dynamic, 1>>;
        const auto flat = [](auto& parameters) { return Flat(parameters.data(), parameters.size()); };
        Flat none(nullptr, 0);
        Flat firstW = first ? flat(state.first.layers[l].W) : none;
        Flat firstB = first ? flat(state.first.layers[l].b) : none;
        Flat secondW = second ? flat(state.second.layers[l].W) : none;
        Flat secondB = second ? flat(state.second.layers[l].b) : none;
        update(flat(layer.W), flat(gradient.W), &firstW, &secondW);
        update(flat(layer.b), flat(gradient.b), &firstB, &secondB);
    }
}

template void prepare_optimizer(OptimizerKind, const NetworkOf<double>&, OptimizerStateOf<double>&);
template void prepare_optimizer(OptimizerKind, const NetworkOf<float>&, OptimizerStateOf<float>&);
template void optimizer_step(const OptimizerSettings&, double, ParametersOf<double>&, NetworkOf<double>&,
                             OptimizerStateOf<double>&);
template void optimizer_step(const OptimizerSettings&, double, ParametersOf<float>&, NetworkOf<float>&,
                             OptimizerStateOf<float>&);

}  // namespace separatrix
