#include "core/export/finite_weights.h"

#include <cmath>

#include "core/data/numbers.h"

namespace separatrix {

std::optional<Error> not_finite_error(const Network& network) {
    std::size_t number = 0;
    for (const auto& layer : network.layers) {
        ++number;
        const auto first_in = [&](const auto& values) -> std::optional<Error> {
            for (Index i = 0; i < values.size(); ++i)
                if (const double value = values.data()[i]; !std::isfinite(value))
                    return Error{.code = ErrorCode::not_finite,
                                 .subject = "a weight of layer " + std::to_string(number),
                                 .given = number_text(value)};
            return std::nullopt;
        };
        if (auto error = first_in(layer.W)) return error;
        if (auto error = first_in(layer.b)) return error;
    }
    return std::nullopt;
}

}  // namespace separatrix
