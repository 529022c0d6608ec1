// How a document was looked at when it was saved. Not part of what is undone, and no reason to save.
#pragma once

#include <optional>

#include "core/math/plane.h"

namespace separatrix {

class JsonValue;
class JsonWriter;

/// The panel beside the plane.
enum class ViewPanel { network, maths, movies, report };

struct DocumentView {
    std::optional<PlaneRect> plane;  ///< the part of the plane that was looked at; nothing: all of it
    ViewPanel panel = ViewPanel::network;
    bool neuron_lines = true;  ///< whether the hidden neurons' lines were shown
    bool operator==(const DocumentView&) const = default;
};

void write_view(JsonWriter& writer, const DocumentView& view);
/// A part without extent is refused (out_of_range), a panel that this program does not have is the network.
DocumentView view_of(const JsonValue& value);

}  // namespace separatrix
