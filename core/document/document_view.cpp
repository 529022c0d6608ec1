#include "core/document/document_view.h"

#include <algorithm>
#include <cmath>

#include "core/data/numbers.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"

namespace separatrix {

namespace {

constexpr std::size_t longest_panel_name = 40;

bool can_name_a_panel(const std::string& name) {
    return !name.empty() && name.size() <= longest_panel_name && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

void write_view(JsonWriter& writer, const DocumentView& view) {
    writer.open_object().member("panel", can_name_a_panel(view.panel) ? view.panel : DocumentView{}.panel);
    if (const auto& plane = view.plane) {
        writer.key("plane").open_array().value(plane->x_low).value(plane->x_high);
        writer.value(plane->y_low).value(plane->y_high).close_array();
    }
    if (!view.neuron_lines) writer.member("neuron_lines", false);
    writer.close_object();
}

DocumentView view_of(const JsonValue& value) {
    DocumentView view;
    if (const auto panel = value.optional("panel")) {
        const std::string name = panel->string();
        if (can_name_a_panel(name)) view.panel = name;
    }
    if (const auto lines = value.optional("neuron_lines")) view.neuron_lines = lines->boolean();
    if (const auto plane = value.optional("plane")) {
        if (const auto count = plane->size(4); count != 4)
            plane->refuse(ErrorCode::wrong_shape, std::to_string(count), "4");
        const PlaneRect rect{plane->element(0).number(), plane->element(1).number(), plane->element(2).number(),
                             plane->element(3).number()};
        if (!(rect.x_low < rect.x_high && rect.y_low < rect.y_high) || !std::isfinite(rect.x_high - rect.x_low) ||
            !std::isfinite(rect.y_high - rect.y_low))
            plane->refuse(ErrorCode::out_of_range, number_text(rect.x_low) + " to " + number_text(rect.x_high),
                          Wanted::rising_ends);
        view.plane = rect;
    }
    return view;
}

}  // namespace separatrix
