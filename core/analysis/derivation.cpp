#include "core/analysis/derivation.h"
#include "core/nn/answer.h"

namespace separatrix {

Derivation analytic_derivation(const Checkpoint& checkpoint, const Settings& settings,
                               const std::array<double, 2>& marks, int label) {
    const Predictor& predictor = checkpoint.predictor;
    Derivation d;
    d.objective = predictor.objective();
    d.settings = settings;
    d.scale = predictor.scale;
    d.marks = marks;
    d.label = label;
    d.network = predictor.network;

    // x~ = (x - offset) . factor
    Matrix X(2, 1);
    X << marks[0], marks[1];
    d.x = scaled(predictor.scale, X);

    Labels y(1);
    y << label;
    ForwardPass pass;
    forward(d.network, d.x, pass);
    d.loss = sample_loss(d.objective, pass, 0, label);
    d.penalty = penalty_value(settings.training.penalty, d.network);
    probabilities(d.objective, pass, d.p);

    const std::size_t count = d.network.layers.size();
    const BackpropFaults& faults = settings.training.faults;
    const double sign = faults.wrong_sign ? -1 : 1;
    std::vector<Matrix> dZ(count);
    d.gradient = zeros_like(d.network);
    backpropagate(faults, d.objective, d.network, d.x, pass, y, dZ, d.gradient);

    d.layers.resize(count);
    for (std::size_t l = 0; l < count; ++l) {
        LayerDerivation& layer = d.layers[l];
        layer.z = pass.Z[l];
        layer.a = pass.A[l];
        layer.dz.value = dZ[l];
        layer.dW.value = d.gradient.layers[l].W;
        layer.db.value = d.gradient.layers[l].b;
        if (l + 1 < count)
            layer.da.value = d.network.layers[l + 1].W.transpose() * dZ[l + 1];  // da = W^T dz of the next layer
        else {
            output_gradient(d.objective, pass, y, layer.da.value);
            layer.da.value *= sign;
        }
    }
    if (d.objective.model == ModelKind::regression) {
        // yhat = (K - 1) a, dyhat = 2 (yhat - y)
        d.yhat = (d.objective.classes - 1) * d.layers.back().a;
        d.dyhat = Derivative{};
        d.dyhat->value = (sign * 2 * (d.yhat->array() - label)).matrix();
    }

    add_penalty_gradient(settings.training.penalty, d.network, d.gradient);
    d.after = d.network;
    Gradients gradient = d.gradient;
    OptimizerState state = checkpoint.optimizer;
    d.learning_rate = learning_rate_at(settings.training, checkpoint.epoch);
    d.frozen = frozen_places(settings.training.frozen, d.network);
    optimizer_step_without(d.frozen, settings.training.optimizer, d.learning_rate, gradient, d.after, state);
    return d;
}

Derivation derive(const Checkpoint& checkpoint, const Settings& settings, const std::array<double, 2>& marks,
                  int label) {
    Derivation d = analytic_derivation(checkpoint, settings, marks, label);
    check_numerically(d);
    return d;
}

std::vector<const Derivative*> derivatives(const Derivation& derivation) {
    std::vector<const Derivative*> all;
    if (derivation.dyhat) all.push_back(&*derivation.dyhat);
    for (std::size_t l = derivation.layers.size(); l-- > 0;) {
        const LayerDerivation& layer = derivation.layers[l];
        all.insert(all.end(), {&layer.da, &layer.dz, &layer.dW, &layer.db});
    }
    return all;
}

}  // namespace separatrix
