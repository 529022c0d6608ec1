// --init: starting weights from a file.
#pragma once

#include "app/command_options.h"
#include "core/document/json_files.h"

namespace separatrix {

/// Reads the weights of --init and fits `document` to them: where to start from, with a fresh optimizer. The file says
/// what the model is; an option that says otherwise is a usage failure, as are classes that the data do not have.
/// Weights made for other scaled inputs are brought to these, so that they compute the same over the plane.
Outcome<Checkpoint> start_from_weights(Document& document, const Arguments& arguments);

/// The first layer such that scaling by `to` gives what scaling by `from` gave.
Network rescaled_network(Network network, const InputScale& from, const InputScale& to);

}  // namespace separatrix
