// The sub-problems of the lecture: each first-layer neuron's own line on the plane.
#pragma once

#include <vector>

#include "core/analysis/boundary.h"

namespace separatrix {

/// Where z = w x + b of one first-layer neuron is 0, cut to a rectangle.
struct NeuronLine {
    int neuron = 0;
    PlanePoint from;
    PlanePoint to;  ///< the end that lies higher, or to the right of a level one
    bool operator==(const NeuronLine&) const = default;
};

/// In marks, through the input scaling. Only neurons whose line crosses the rectangle; none for a network without
/// hidden layer, whose line is the border itself.
std::vector<NeuronLine> neuron_lines(const Predictor& predictor, const PlaneRect& rect);

}  // namespace separatrix
