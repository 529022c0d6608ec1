// Freezing weights of the network view: the document's names for them, and the edits.
#pragma once

#include <vector>

#include "ui/model/network/network_layout.h"

namespace separatrix {

class Session;

/// The document's name for a weight or bias of a network with so many layers.
FrozenParameter frozen_parameter(const WeightId& id, std::size_t layers);
bool is_frozen(const Document& document, const Network& network, const WeightId& id);

/// What is meant by a target: the weight; of a neuron all its incoming weights and its bias; of an input nothing.
std::vector<WeightId> weights_of(const NetworkTarget& target, const Network& network);
enum class FrozenShare { nothing_there, none, some, all };
FrozenShare frozen_share(const Document& document, const Network& network, const NetworkTarget& target);

/// Freezes what the target means, or lets it go where all of it is frozen: one undo step named `text`.
void toggle_frozen(Session& session, const Network& network, const NetworkTarget& target, const QString& text);

}  // namespace separatrix
