#include "core/document/document_view.h"

#include <array>
#include <cmath>

#include "core/data/numbers.h"
#include "core/document/json_reader.h"

namespace separatrix {

namespace {

constexpr std::array panel_names{"network", "maths", "movies", "report"};

}  // namespace

std::string view_text(const DocumentView& view) {
    std::string text = std::string("{\"panel\":\"") + panel_names[static_cast<std::size_t>(view.panel)] + '"';
    if (view.plane)
        text += ",\"plane\":[" + number_text(view.plane->x_low) + ',' + number_text(view.plane->x_high) + ',' +
                number_text(view.plane->y_low) + ',' + number_text(view.plane->y_high) + ']';
    if (!view.neuron_lines) text += ",\"neuron_lines\":false";
    return text + '}';
}

DocumentView view_of(const JsonValue& value) {
    DocumentView view;
    if (const auto panel = value.optional("panel")) {
        const std::string name = panel->string();
        for (std::size_t i = 0; i < panel_names.size(); ++i)
            if (name == panel_names[i]) view.panel = static_cast<ViewPanel>(i);
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
