#include "core/analysis/decision_field.h"

#include <algorithm>

namespace separatrix {

DecisionField decision_field(const Predictor& predictor, const PlaneRect& rect, int columns, int rows,
                             const std::function<bool()>& cancelled) {
    DecisionField field;
    field.rect = rect;
    field.columns = columns;
    field.rows = rows;
    field.classes = predictor.architecture.classes;
    const std::size_t plane = field.plane_size();
    const auto K = static_cast<std::size_t>(field.classes);
    field.p.resize(K * plane);
    field.margin.resize(K * plane);

    const auto network = cast<float>(predictor.network);
    const Objective objective = predictor.objective();
    const Activation last = network.layers.back().activation;
    const auto& scale = predictor.scale;

    // a few hundred nodes at a time stay in the first-level cache through all layers
    constexpr int block = 256;
    MatrixOf<float> X(2, block);
    ForwardPassOf<float> pass;
    MatrixOf<float> P;
    MatrixOf<float> M;
    for (int j = 0; j < rows; ++j) {
        if (cancelled && cancelled()) return field;
        const auto x2 = static_cast<float>((field.y(j) - scale.offset[1]) * scale.factor[1]);
        for (int begin = 0; begin < columns; begin += block) {
            const int count = std::min(block, columns - begin);
            X.resize(2, count);
            for (int i = 0; i < count; ++i) {
                X(0, i) = static_cast<float>((field.x(begin + i) - scale.offset[0]) * scale.factor[0]);
                X(1, i) = x2;
            }
            forward(network, X, pass);
            probabilities(objective, pass, P);
            class_margins(objective, last, pass, M);
            const std::size_t at =
                static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(begin);
            for (std::size_t k = 0; k < K; ++k) {
                for (int i = 0; i < count; ++i) {
                    field.p[k * plane + at + static_cast<std::size_t>(i)] = P(static_cast<Index>(k), i);
                    field.margin[k * plane + at + static_cast<std::size_t>(i)] = M(static_cast<Index>(k), i);
                }
            }
        }
    }
    return field;
}

}  // namespace separatrix
