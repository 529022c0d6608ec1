// What one neuron computes over the plane, as a small picture.
#pragma once

#include <QImage>

#include "core/analysis/neuron_maps.h"
#include "ui/model/look/theme.h"
#include "ui/model/words/network_names.h"

namespace separatrix {

/// One pixel per node, row 0 at the TOP of the plane. Paper in the middle of the activation's range (sigmoid and step
/// 1/2, the others 0), blue above and orange below as everywhere; unbounded activations by their own largest |a|,
/// inputs by the plane's range. The last layer shows the probability of its class in the colour of the class.
/// Transparent where a node is not a number. Null if the maps have no such neuron.
QImage neuron_image(const NeuronMaps& maps, const Predictor& predictor, const NeuronId& id, const Theme& theme);

}  // namespace separatrix
