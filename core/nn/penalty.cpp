#include "core/nn/penalty.h"

namespace separatrix {

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

#define SEPARATRIX_INSTANTIATE(Scalar)                                                                                 \
    template Scalar penalty_value(const Penalty&, const NetworkOf<Scalar>&);                                           \
    template void add_penalty_gradient(const Penalty&, const NetworkOf<Scalar>&, ParametersOf<Scalar>&);
SEPARATRIX_INSTANTIATE(double)
SEPARATRIX_INSTANTIATE(float)
#undef SEPARATRIX_INSTANTIATE

}  // namespace separatrix
