#include "core/nn/loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace separatrix {

namespace {

template <class Column>
auto largest_of(const Column& yhat) {
    auto largest = yhat(0);
    for (Index j = 1; j < yhat.size(); ++j) largest = std::max(largest, yhat(j));
    return largest;
}

/// -yhat_c + log sum_j e^{yhat_j} with the maximum taken out of both, so that it neither overflows nor loses the digits
/// of a small loss between large scores.
template <class Column>
auto softmax_cross_entropy(const Column& yhat, Index c) {
    using Scalar = typename Column::Scalar;
    const Scalar largest = largest_of(yhat);
    if (!std::isfinite(largest)) return yhat.sum() - yhat(c);  // NaN or infinity goes through
    Scalar sum = 0;
    for (Index j = 0; j < yhat.size(); ++j) sum += std::exp(yhat(j) - largest);
    return (largest - yhat(c)) + std::log(sum);
}

/// p_i = e^{yhat_i} / sum_j e^{yhat_j} with the maximum taken out; NaN everywhere if a score is NaN or +infinity.
template <class Column, class Probabilities>
void softmax(const Column& yhat, Probabilities&& p) {
    const auto largest = largest_of(yhat);
    for (Index j = 0; j < yhat.size(); ++j) p(j) = std::exp(yhat(j) - largest);
    p /= p.sum();
}

}  // namespace

template <class Scalar>
Scalar sample_loss(const Objective& objective, const ForwardPassOf<Scalar>& pass, Index sample, int label) {
    const auto yhat = pass.Yhat().col(sample);
    if (objective.model == ModelKind::neuron) {
        const auto y = static_cast<Scalar>(label);
        if (objective.loss == LossKind::squared) {
            const Scalar difference = yhat(0) - y;  // J = (h - y)^2
            return difference * difference;
        }
        const Scalar z = pass.Z.back()(0, sample);  // -y log h - (1 - y) log(1 - h) = softplus(z) - y z
        return std::isnan(z) ? z : softplus(label == 0 ? z : -z);
    }
    if (objective.model == ModelKind::regression) {
        // (yhat - y)^2, yhat = (K - 1) g(z)
        const Scalar difference = static_cast<Scalar>(objective.classes - 1) * yhat(0) - static_cast<Scalar>(label);
        return difference * difference;
    }
    if (objective.loss == LossKind::squared) {
        Scalar sum = 0;  // sum_j (yhat_j - y_j)^2, y one-hot
        for (Index j = 0; j < yhat.size(); ++j) {
            const Scalar difference = yhat(j) - (j == label ? Scalar(1) : Scalar(0));
            sum += difference * difference;
        }
        return sum;
    }
    return softmax_cross_entropy(yhat, label);  // L = -yhat_c + log sum_j e^{yhat_j}
}

template <class Scalar>
Scalar mean_loss(const Objective& objective, const ForwardPassOf<Scalar>& pass, const Labels& y) {
    const Index m = pass.Yhat().cols();
    assert(y.size() == m);
    Scalar sum = 0;
    for (Index i = 0; i < m; ++i) sum += sample_loss(objective, pass, i, y(i));
    return m == 0 ? Scalar(0) : sum / static_cast<Scalar>(m);
}

template <class Scalar>
void output_gradient(const Objective& objective, const ForwardPassOf<Scalar>& pass, const Labels& y,
                     MatrixOf<Scalar>& dYhat) {
    const auto& Yhat = pass.Yhat();
    const Index m = Yhat.cols();
    const Scalar over_m = Scalar(1) / static_cast<Scalar>(m);
    dYhat.resize(Yhat.rows(), m);
    for (Index i = 0; i < m; ++i) {
        const auto label = static_cast<Scalar>(y(i));
        if (objective.model == ModelKind::neuron && objective.loss == LossKind::squared) {
            dYhat(0, i) = 2 * (Yhat(0, i) - label) * over_m;  // dh = 2 (h - y)
        } else if (objective.model == ModelKind::neuron) {
            const Scalar h = Yhat(0, i);  // dh = (h - y) / (h (1 - h))
            dYhat(0, i) = (h - label) / (h * (1 - h)) * over_m;
        } else if (objective.model == ModelKind::regression) {
            const auto top = static_cast<Scalar>(objective.classes - 1);  // da = 2 ((K - 1) a - y) (K - 1)
            dYhat(0, i) = 2 * (top * Yhat(0, i) - label) * top * over_m;
        } else if (objective.loss == LossKind::squared) {
            dYhat.col(i) = 2 * over_m * Yhat.col(i);  // dyhat = 2 (yhat - y)
            dYhat(y(i), i) = 2 * (Yhat(y(i), i) - 1) * over_m;
        } else {
            softmax(Yhat.col(i), dYhat.col(i));  // dyhat = p - y, p = softmax(yhat)
            dYhat(y(i), i) -= 1;
            dYhat.col(i) *= over_m;
        }
    }
}

template <class Scalar>
void output_delta(const Objective& objective, Activation last, const ForwardPassOf<Scalar>& pass, const Labels& y,
                  MatrixOf<Scalar>& dZ) {
    if (objective.model == ModelKind::neuron && objective.loss == LossKind::cross_entropy) {
        const auto& H = pass.Yhat();  // dz = dh . h (1 - h) = h - y
        dZ.resize(1, H.cols());
        for (Index i = 0; i < H.cols(); ++i)
            dZ(0, i) = (H(0, i) - static_cast<Scalar>(y(i))) / static_cast<Scalar>(H.cols());
        return;
    }
    output_gradient(objective, pass, y, dZ);
    multiply_by_derivative(last, pass.Z.back(), pass.A.back(), dZ, dZ);
}

double sigmoid_output_floor(int classes) { return std::log1p((classes - 1) * std::exp(-1.0)); }

template <class Scalar>
Scalar penalty_value(const Penalty& penalty, const NetworkOf<Scalar>& network) {
    if (penalty.l1 == 0 && penalty.l2 == 0) return 0;
    double absolute = 0;
    double square = 0;
    for (const auto& layer : network.layers) {
        absolute += static_cast<double>(layer.W.cwiseAbs().sum());
        square += static_cast<double>(layer.W.squaredNorm());
        if (penalty.biases) {
            absolute += static_cast<double>(layer.b.cwiseAbs().sum());
            square += static_cast<double>(layer.b.squaredNorm());
        }
    }
    return static_cast<Scalar>(penalty.l1 * absolute + penalty.l2 / 2 * square);
}

template <class Scalar>
void add_penalty_gradient(const Penalty& penalty, const NetworkOf<Scalar>& network, ParametersOf<Scalar>& gradients) {
    if (penalty.l1 == 0 && penalty.l2 == 0) return;
    const auto l1 = static_cast<Scalar>(penalty.l1);
    const auto l2 = static_cast<Scalar>(penalty.l2);
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const auto& layer = network.layers[l];
        auto& gradient = gradients.layers[l];
        // dw += l1 sign(w) + l2 w
        gradient.W.array() += l1 * layer.W.array().sign() + l2 * layer.W.array();
        if (penalty.biases) gradient.b.array() += l1 * layer.b.array().sign() + l2 * layer.b.array();
    }
}

template <class Scalar>
void probabilities(const Objective& objective, const ForwardPassOf<Scalar>& pass, MatrixOf<Scalar>& P) {
    const auto& Yhat = pass.Yhat();
    const Index m = Yhat.cols();
    const auto clip = [](Scalar value) { return std::isnan(value) ? value : std::clamp(value, Scalar(0), Scalar(1)); };
    P.resize(objective.classes, m);
    for (Index i = 0; i < m; ++i) {
        auto p = P.col(i);
        if (objective.model == ModelKind::neuron) {
            p(1) = clip(Yhat(0, i));
            p(0) = 1 - p(1);
        } else if (objective.model == ModelKind::regression) {
            const Scalar yhat = static_cast<Scalar>(objective.classes - 1) * clip(Yhat(0, i));
            for (Index k = 0; k < p.size(); ++k)
                p(k) = std::max(1 - std::abs(yhat - static_cast<Scalar>(k)), Scalar(0));  // in this order NaN stays
        } else if (objective.loss == LossKind::squared) {
            p = Yhat.col(i).unaryExpr(clip);
            const Scalar sum = p.sum();
            if (sum > 0 || std::isnan(sum))
                p /= sum;
            else
                p.setConstant(Scalar(1) / static_cast<Scalar>(p.size()));
        } else {
            softmax(Yhat.col(i), p);
        }
    }
}

template <class Scalar>
void predicted_labels(const Objective& objective, const ForwardPassOf<Scalar>& pass, Labels& predicted) {
    const auto& Yhat = pass.Yhat();
    predicted.resize(Yhat.cols());
    for (Index i = 0; i < Yhat.cols(); ++i) {
        if (objective.model == ModelKind::neuron) {
            predicted(i) = Yhat(0, i) >= Scalar(0.5) ? 1 : 0;  // s(z) = 1 if z >= 0
        } else if (objective.model == ModelKind::regression) {
            const Scalar yhat = static_cast<Scalar>(objective.classes - 1) * Yhat(0, i);
            const Scalar top = static_cast<Scalar>(objective.classes - 1);
            predicted(i) = std::isnan(yhat) ? 0 : static_cast<int>(std::clamp(std::round(yhat), Scalar(0), top));
        } else {
            Index best = 0;
            for (Index k = 1; k < Yhat.rows(); ++k)
                if (Yhat(k, i) > Yhat(best, i)) best = k;
            predicted(i) = static_cast<int>(best);
        }
    }
}

template <class Scalar>
void class_margins(const Objective& objective, Activation last, const ForwardPassOf<Scalar>& pass,
                   MatrixOf<Scalar>& M) {
    const auto& Yhat = pass.Yhat();
    M.resize(objective.classes, Yhat.cols());
    for (Index i = 0; i < Yhat.cols(); ++i) {
        auto margin = M.col(i);
        if (objective.model == ModelKind::neuron) {
            // h > 1/2 exactly where z > 0 for the sigmoid, and z is linear over the plane
            margin(1) = last == Activation::sigmoid ? pass.Z.back()(0, i) : Yhat(0, i) - Scalar(0.5);
            margin(0) = -margin(1);
        } else if (objective.model == ModelKind::regression) {
            const auto top = objective.classes - 1;
            const Scalar yhat = static_cast<Scalar>(top) * Yhat(0, i);
            for (int k = 0; k <= top; ++k) {
                const Scalar above = yhat - (static_cast<Scalar>(k) - Scalar(0.5));
                const Scalar below = (static_cast<Scalar>(k) + Scalar(0.5)) - yhat;
                margin(k) = k == 0 ? below : k == top ? above : std::min(above, below);
            }
        } else {
            for (Index k = 0; k < Yhat.rows(); ++k) {
                Scalar other = Yhat(k == 0 ? 1 : 0, i);
                for (Index j = 0; j < Yhat.rows(); ++j)
                    if (j != k) other = std::max(other, Yhat(j, i));
                margin(k) = Yhat(k, i) - other;
            }
        }
    }
}

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template Scalar sample_loss(const Objective&, const ForwardPassOf<Scalar>&, Index, int);                           \
    template Scalar mean_loss(const Objective&, const ForwardPassOf<Scalar>&, const Labels&);                          \
    template void output_gradient(const Objective&, const ForwardPassOf<Scalar>&, const Labels&, MatrixOf<Scalar>&);   \
    template void output_delta(const Objective&, Activation, const ForwardPassOf<Scalar>&, const Labels&,              \
                               MatrixOf<Scalar>&);                                                                     \
    template Scalar penalty_value(const Penalty&, const NetworkOf<Scalar>&);                                           \
    template void add_penalty_gradient(const Penalty&, const NetworkOf<Scalar>&, ParametersOf<Scalar>&);               \
    template void probabilities(const Objective&, const ForwardPassOf<Scalar>&, MatrixOf<Scalar>&);                    \
    template void predicted_labels(const Objective&, const ForwardPassOf<Scalar>&, Labels&);                           \
    template void class_margins(const Objective&, Activation, const ForwardPassOf<Scalar>&, MatrixOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
