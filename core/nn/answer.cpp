#include "core/nn/answer.h"

#include <algorithm>
#include <cmath>

#include "core/nn/softmax.h"

namespace separatrix {

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
    template void probabilities(const Objective&, const ForwardPassOf<Scalar>&, MatrixOf<Scalar>&);                    \
    template void predicted_labels(const Objective&, const ForwardPassOf<Scalar>&, Labels&);                           \
    template void class_margins(const Objective&, Activation, const ForwardPassOf<Scalar>&, MatrixOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
