// How a document was looked at when it was saved. Not part of what is undone, and no reason to save.
#pragma once

#include <optional>
#include <string>

#include "core/math/plane.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

struct DocumentView {
    std::optional<PlaneRect> plane;  ///< the part of the plane that was looked at; nothing: all of it
    std::string panel = "network";   ///< the name of the panel beside the plane
    bool neuron_lines = true;        ///< whether the hidden neurons' lines were shown
    bool operator==(const DocumentView&) const = default;
};

void write_view(JsonWriter& writer, const DocumentView& view);
/// A part without extent is refused (out_of_range). Whether there is a panel of that name is for the window to say;
/// what cannot be a name is the network.
DocumentView view_of(const JsonValue& value);

}  // namespace separatrix
