#include "core/nn/loss.h"
#include "core/nn/objective.h"

#include <cassert>
#include <cmath>

#include "core/nn/softmax.h"

namespace separatrix {

namespace {

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

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template Scalar sample_loss(const Objective&, const ForwardPassOf<Scalar>&, Index, int);                           \
    template Scalar mean_loss(const Objective&, const ForwardPassOf<Scalar>&, const Labels&);                          \
    template void output_gradient(const Objective&, const ForwardPassOf<Scalar>&, const Labels&, MatrixOf<Scalar>&);   \
    template void output_delta(const Objective&, Activation, const ForwardPassOf<Scalar>&, const Labels&,              \
                               MatrixOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
