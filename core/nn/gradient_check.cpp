#include "core/nn/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace separatrix {

namespace {

double objective_value(const Objective& objective, const Penalty& penalty, const Network& network, const Matrix& X,
                       const Labels& y, ForwardPass& pass) {
    forward(network, X, pass);
    return mean_loss(objective, pass, y) + penalty_value(penalty, network);
}

}  // namespace

Gradients loss_gradient(const Objective& objective, const Penalty& penalty, const Network& network, const Matrix& X,
                        const Labels& y, const BackpropFaults& faults) {
    ForwardPass pass;
    forward(network, X, pass);
    std::vector<Matrix> dZ(network.layers.size());
    Gradients gradients = zeros_like(network);
    backpropagate(faults, objective, network, X, pass, y, dZ, gradients);
    add_penalty_gradient(penalty, network, gradients);
    return gradients;
}

GradientCheck check_gradients(const Objective& objective, const Penalty& penalty, const Network& network,
                              const Matrix& X, const Labels& y, double step, const BackpropFaults& faults) {
    GradientCheck result;
    Gradients gradients = loss_gradient(objective, penalty, network, X, y, faults);
    Network moved = network;
    const auto parameters = parameter_views(moved);
    const auto analytic = parameter_views(gradients);
    ForwardPass pass;
    double square_sum = 0;
    for (std::size_t v = 0; v < parameters.size(); ++v) {
        const auto& view = parameters[v];
        const Index rows = network.layers[static_cast<std::size_t>(view.layer)].W.rows();
        for (Index i = 0; i < view.size; ++i) {
            const double w = view.data[i];
            // dJ/dw ~ (J(w + h) - J(w - h)) / 2h
            view.data[i] = w + step;
            const double above = objective_value(objective, penalty, moved, X, y, pass);
            view.data[i] = w - step;
            const double below = objective_value(objective, penalty, moved, X, y, pass);
            view.data[i] = w;
            DerivativeCheck check{view.layer,
                                  view.is_bias,
                                  i % rows,
                                  view.is_bias ? 0 : i / rows,
                                  analytic[v].data[i],
                                  (above - below) / (2 * step),
                                  0};
            const double size = std::max({std::abs(check.analytic), std::abs(check.numeric), 1e-3});
            check.relative_error = std::abs(check.analytic - check.numeric) / size;
            if (!std::isfinite(check.relative_error) || !std::isfinite(result.worst))
                result.worst = std::numeric_limits<double>::quiet_NaN();
            else
                result.worst = std::max(result.worst, check.relative_error);
            square_sum += check.analytic * check.analytic;
            result.derivatives.push_back(check);
        }
    }
    result.gradient_norm = std::sqrt(square_sum);
    return result;
}

}  // namespace separatrix
