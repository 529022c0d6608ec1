// Where neurons and weights of a network go on a rectangle: readable from 2-1 to 2-64-64-10.
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <optional>
#include <variant>
#include <vector>

#include "ui/model/words/network_names.h"

namespace separatrix {

struct PlacedNeuron {
    NeuronId id;
    QRectF tile;     ///< a square
    QRectF caption;  ///< empty where there is no room for one
    QPointF bias;    ///< middle of the bias' dot, at the tile's lower left; not for inputs
};

struct PlacedWeight {
    WeightId id;  ///< never a bias
    QPointF from;
    QPointF to;
    QPainterPath curve() const;
};

/// Neurons of a layer that are out of sight: "+48 more", at the foot of the column or (scrolled) at its head.
struct PlacedMore {
    int layer = 0;
    int count = 0;
    bool above = false;
    QRectF rect;
};

struct NetworkLayout {
    std::vector<PlacedNeuron> neurons;
    std::vector<PlacedWeight> weights;  ///< between neurons in sight
    std::vector<PlacedMore> more;
    std::vector<QRectF> columns;      ///< of each layer: what the wheel belongs to
    std::vector<int> first_in_sight;  ///< of each layer, after limiting
    double bias_radius = 0;           ///< the largest

    const PlacedNeuron* find(const NeuronId& id) const;
    const PlacedWeight* find(const WeightId& id) const;
    /// Where a number belongs: the middle of its curve, or the dot of a bias.
    std::optional<QPointF> place_of(const WeightId& id) const;
};

/// Text sizes that the layout must make room for.
struct NetworkTextSize {
    double line = 16;       ///< height of a caption
    double narrowest = 40;  ///< a column gap narrower than this shows no captions
};

/// `counts`: inputs, then the neurons of each layer. `scrolled`: index of the first neuron in sight of each layer
/// (missing: 0); it is limited to what there is.
NetworkLayout network_layout(const std::vector<int>& counts, const std::vector<int>& scrolled, const QRectF& room,
                             const NetworkTextSize& text);
/// `scrolled` changed so that a neuron is in sight.
std::vector<int> scrolled_to(const NetworkLayout& layout, const std::vector<int>& counts, const NeuronId& id);

/// What lies under a place: a bias before its tile, a tile before a line, the nearest line within a few pixels.
using NetworkTarget = std::variant<std::monostate, NeuronId, WeightId>;
NetworkTarget target_at(const NetworkLayout& layout, QPointF place);

/// Pixels that a weight's line is wide: the layer's largest is the widest, zero is still a hair.
double weight_width(double value, double scale);
/// Radius of the dot of a bias, by the same scale.
double bias_radius(double value, double scale, double largest);
/// What a vertical drag of `pixels` (up is more) adds; `fine` a tenth.
double dragged_by(double pixels, double scale, bool fine);

/// One step of the arrow keys, Left to the inputs, Right to the outputs: from a neuron Left to its first weight, from a
/// weight Left to where it comes from and Right to its neuron; Up and Down stay in the layer or among the weights of
/// the same neuron, its bias first.
NetworkTarget walked(const std::vector<int>& counts, const NetworkTarget& from, Qt::Key arrow);
/// The next neuron for Tab, layer by layer; nothing at the end.
std::optional<NeuronId> next_neuron(const std::vector<int>& counts, const NetworkTarget& from, bool forward);

}  // namespace separatrix
