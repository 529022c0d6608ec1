// The numeric side of a derivation: only values and the forward pass, nothing of the backward pass.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "core/analysis/derivation.h"

namespace separatrix {

namespace {

constexpr double relative_step = 1e-5;
/// This near to z = 0 a step can reach across the bend.
constexpr double kink_reach = 1e-3;

/// The sample's loss if the forward pass went on from a value that was moved.
class Continuation {
public:
    explicit Continuation(const Derivation& d) : d_(d) {}

    double from_yhat(double yhat) const { return (yhat - d_.label) * (yhat - d_.label); }

    double from_activation(std::size_t layer, const Matrix& a) const {
        if (layer + 1 < d_.layers.size()) {
            const Layer& next = d_.network.layers[layer + 1];
            return from_score(layer + 1, next.W * a + next.b);
        }
        if (d_.objective.model == ModelKind::neuron && d_.objective.loss == LossKind::cross_entropy)
            return d_.label == 0 ? -std::log(1 - a(0)) : -std::log(a(0));
        return loss_of(d_.layers.back().z, a);
    }

    double from_score(std::size_t layer, const Matrix& z) const {
        Matrix a;
        activate(d_.network.layers[layer].activation, z, a);
        return layer + 1 < d_.layers.size() ? from_activation(layer, a) : loss_of(z, a);
    }

private:
    double loss_of(const Matrix& z, const Matrix& a) const {
        ForwardPass pass;
        pass.Z.push_back(z);
        pass.A.push_back(a);
        return sample_loss(d_.objective, pass, 0, d_.label);
    }

    const Derivation& d_;
};

/// (L(v + h) - L(v - h)) / 2h for evenly spread places of `at`; `loss` gets a place and the number to put there.
void fill_numeric(const Matrix& at, Index most, const std::function<double(Index, double)>& loss,
                  Derivative& derivative, double step = relative_step) {
    const Index size = at.size();
    const Index count = std::min(size, most);
    derivative.numeric.setConstant(at.rows(), at.cols(), std::numeric_limits<double>::quiet_NaN());
    derivative.checked = count;
    for (Index i = 0; i < count; ++i) {
        const Index place = i * size / count;
        const double v = at.data()[place];
        const double h = step * std::max(1.0, std::abs(v));
        const double above = v + h;
        const double below = v - h;
        derivative.numeric.data()[place] = (loss(place, above) - loss(place, below)) / (above - below);
    }
}

void judge(Derivative& derivative, double loss, bool near_kink) {
    derivative.relative_error = 0;
    const Index size = derivative.value.size();
    for (Index i = 0; i < derivative.checked; ++i) {
        const Index place = i * size / derivative.checked;
        const double error = relative_error(derivative.value.data()[place], derivative.numeric.data()[place], loss);
        if (!std::isfinite(error)) {
            derivative.relative_error = std::numeric_limits<double>::quiet_NaN();
            break;
        }
        derivative.relative_error = std::max(derivative.relative_error, error);
    }
    derivative.state = judged(derivative.relative_error, near_kink);
}

bool has_kink(Activation activation) {
    return activation == Activation::relu || activation == Activation::leaky_relu || activation == Activation::step;
}

bool near_a_kink(const Derivation& d) {
    for (std::size_t l = 0; l < d.layers.size(); ++l)
        if (has_kink(d.network.layers[l].activation) && (d.layers[l].z.array().abs() < kink_reach).any()) return true;
    return false;
}

}  // namespace

double relative_error(double value, double numeric, double loss) {
    return std::abs(value - numeric) /
           std::max({std::abs(value), std::abs(numeric), 1e-3 * std::max(1.0, std::abs(loss))});
}

CheckState judged(double relative_error, bool near_kink) {
    if (!std::isfinite(relative_error)) return CheckState::undefined;
    if (relative_error <= derivative_tolerance) return CheckState::agrees;
    return near_kink ? CheckState::kink : CheckState::differs;
}

void check_numerically(Derivation& d, Index most) {
    const Continuation go_on(d);
    const bool kink = near_a_kink(d);
    if (d.dyhat) {
        fill_numeric(
            *d.yhat, most, [&](Index, double v) { return go_on.from_yhat(v); }, *d.dyhat);
        judge(*d.dyhat, d.loss, kink);
    }
    for (std::size_t l = d.layers.size(); l-- > 0;) {
        LayerDerivation& layer = d.layers[l];
        const Layer& weights = d.network.layers[l];
        const Matrix& input = l == 0 ? d.x : d.layers[l - 1].a;

        Matrix a = layer.a;
        // the logarithm bends hard near 0: stay well on its side
        const bool logarithm = l + 1 == d.layers.size() && d.objective.model == ModelKind::neuron &&
                               d.objective.loss == LossKind::cross_entropy;
        const double room = logarithm ? (d.label == 0 ? 1 - a(0) : a(0)) : 1.0;
        fill_numeric(
            layer.a, most,
            [&](Index i, double v) {
                const double kept = a.data()[i];
                a.data()[i] = v;
                const double loss = go_on.from_activation(l, a);
                a.data()[i] = kept;
                return loss;
            },
            layer.da, relative_step * room);

        Matrix z = layer.z;
        const auto with_score = [&](Index row, double score) {
            const double kept = z(row);
            z(row) = score;
            const double loss = go_on.from_score(l, z);
            z(row) = kept;
            return loss;
        };
        fill_numeric(layer.z, most, with_score, layer.dz);
        // z = W x + b once more with the one moved number
        const auto with_weight = [&](Index i, double w) {
            const Index row = i % weights.W.rows();
            Vector weights_of_row = weights.W.row(row).transpose();
            weights_of_row(i / weights.W.rows()) = w;
            return with_score(row, weights_of_row.dot(input.col(0)) + weights.b(row));
        };
        fill_numeric(weights.W, most, with_weight, layer.dW);
        const auto with_bias = [&](Index row, double b) {
            return with_score(row, weights.W.row(row).dot(input.col(0)) + b);
        };
        fill_numeric(weights.b, most, with_bias, layer.db);
        for (Derivative* derivative : {&layer.da, &layer.dz, &layer.dW, &layer.db}) judge(*derivative, d.loss, kink);
    }
}

}  // namespace separatrix
