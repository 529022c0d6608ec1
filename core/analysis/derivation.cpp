#include "core/analysis/derivation.h"

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
    std::vector<Matrix> dZ(count);
    output_delta(d.objective, d.network.layers.back().activation, pass, y, dZ.back());
    d.gradient = zeros_like(d.network);
    backward(d.network, d.x, pass, dZ, d.gradient);

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
        else
            output_gradient(d.objective, pass, y, layer.da.value);
    }
    if (d.objective.model == ModelKind::regression) {
        // yhat = (K - 1) a, dyhat = 2 (yhat - y)
        d.yhat = (d.objective.classes - 1) * d.layers.back().a;
        d.dyhat = Derivative{};
        d.dyhat->value = (2 * (d.yhat->array() - label)).matrix();
    }

    add_penalty_gradient(settings.training.penalty, d.network, d.gradient);
    d.after = d.network;
    Gradients gradient = d.gradient;
    OptimizerState state = checkpoint.optimizer;
    optimizer_step(settings.training.optimizer, settings.training.learning_rate, gradient, d.after, state);
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
