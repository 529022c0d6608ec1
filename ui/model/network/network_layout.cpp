#include "ui/model/network/network_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace separatrix {

namespace {

constexpr double largest_tile = 58;
constexpr double smallest_tile = 20;
constexpr double captioned_tile = 28;  ///< smaller ones have no caption under them
constexpr double caption_gap = 3;
constexpr double smallest_gap = 5;
constexpr double more_height = 18;
constexpr double reach = 5;  ///< pixels beside a line that still mean it
constexpr double widest_line = 6;
constexpr double narrowest_line = 0.6;
constexpr double drag_pixels = 100;  ///< that change a weight by the layer's scale

/// How the neurons of one layer share the height.
struct Column {
    double tile = smallest_tile;
    bool captions = false;
    int in_sight = 0;
};

Column column_of(int count, double height, double widest, const NetworkTextSize& text, bool captions_fit) {
    const double caption = caption_gap + text.line;
    const auto slot = [&](double tile, bool captioned) { return tile + (captioned ? caption : 0) + smallest_gap; };
    const double each = (height + smallest_gap) / count;
    if (captions_fit && each >= slot(std::min(captioned_tile, widest), true)) {
        const double tile = std::min({largest_tile, widest, each - caption - smallest_gap});
        return {tile, true, count};
    }
    if (each >= slot(smallest_tile, false))
        return {std::min({captioned_tile, widest, each - smallest_gap}), false, count};
    const double left = height - 2 * (more_height + smallest_gap);
    const int fit = static_cast<int>((left + smallest_gap) / slot(smallest_tile, false));
    return {smallest_tile, false, std::clamp(fit, 1, count)};
}

/// Moves the columns' contents apart evenly: a few neurons do not stick together in the middle.
double pitch_of(const Column& column, double height, const NetworkTextSize& text) {
    const double slot = column.tile + (column.captions ? caption_gap + text.line : 0);
    if (column.in_sight < 2) return slot;
    const double spread = (height - slot) / (column.in_sight - 1);
    return std::clamp(spread, slot + smallest_gap, std::max(slot + smallest_gap, 2.2 * slot));
}

}  // namespace

NetworkLayout network_layout(const std::vector<int>& counts, const std::vector<int>& scrolled, const QRectF& room,
                             const NetworkTextSize& text) {
    NetworkLayout layout;
    const auto layers = static_cast<int>(counts.size());
    if (layers == 0 || room.width() <= 0 || room.height() <= 0) return layout;
    const double width = room.width() / layers;
    const bool captions_fit = width >= text.narrowest;
    // at least half of a column's width is left to the lines
    const double widest = std::clamp(width * 0.5, smallest_tile, largest_tile);

    std::vector<Column> columns;
    double tile = largest_tile;
    for (const int count : counts) {
        columns.push_back(column_of(std::max(count, 1), room.height(), widest, text, captions_fit));
        if (columns.back().captions) tile = std::min(tile, columns.back().tile);
    }
    std::vector<double> tiles;
    for (int l = 0; l < layers; ++l) {
        Column column = columns[static_cast<std::size_t>(l)];
        if (column.captions) column.tile = tile;  // neurons with room are all alike
        const int count = counts[static_cast<std::size_t>(l)];
        const int wanted = static_cast<std::size_t>(l) < scrolled.size() ? scrolled[static_cast<std::size_t>(l)] : 0;
        const int first = std::clamp(wanted, 0, count - column.in_sight);
        layout.first_in_sight.push_back(first);
        const QRectF whole(room.left() + l * width, room.top(), width, room.height());
        layout.columns.push_back(whole);

        const double centre = whole.center().x();
        const double slot = column.tile + (column.captions ? caption_gap + text.line : 0);
        const double pitch = pitch_of(column, column.in_sight < count ? 0 : room.height(), text);
        const double used = pitch * (column.in_sight - 1) + slot;
        double y = whole.center().y() - used / 2;
        const auto add_more = [&](int hidden, bool above) {
            if (hidden <= 0) return;
            const double top = above ? y - smallest_gap - more_height : y + used + smallest_gap;
            layout.more.push_back({l, hidden, above, {whole.left() + 1, top, width - 2, more_height}});
        };
        add_more(first, true);
        add_more(count - first - column.in_sight, false);
        for (int n = first; n < first + column.in_sight; ++n, y += pitch) {
            PlacedNeuron neuron;
            neuron.id = {l, n};
            neuron.tile = QRectF(centre - column.tile / 2, y, column.tile, column.tile);
            if (column.captions)
                neuron.caption = QRectF(whole.left(), neuron.tile.bottom() + caption_gap, width, text.line);
            neuron.bias = neuron.tile.bottomLeft();
            layout.neurons.push_back(neuron);
        }
        tiles.push_back(column.tile);
    }
    layout.bias_radius = std::clamp(*std::min_element(tiles.begin(), tiles.end()) * 0.16, 3.5, 7.0);

    for (const PlacedNeuron& to : layout.neurons) {
        for (const PlacedNeuron& from : layout.neurons) {
            if (from.id.layer + 1 != to.id.layer) continue;
            layout.weights.push_back({{to.id.layer, to.id.index, from.id.index},
                                      {from.tile.right(), from.tile.center().y()},
                                      {to.tile.left(), to.tile.center().y()}});
        }
    }
    return layout;
}

std::vector<int> scrolled_to(const NetworkLayout& layout, const std::vector<int>& counts, const NeuronId& id) {
    std::vector<int> scrolled = layout.first_in_sight;
    if (id.layer < 0 || id.layer >= static_cast<int>(scrolled.size())) return scrolled;
    const auto layer = static_cast<std::size_t>(id.layer);
    const auto in_sight = static_cast<int>(std::count_if(
        layout.neurons.begin(), layout.neurons.end(), [&](const auto& neuron) { return neuron.id.layer == id.layer; }));
    scrolled[layer] = std::clamp(scrolled[layer], id.index - in_sight + 1, std::max(0, id.index));
    scrolled[layer] = std::clamp(scrolled[layer], 0, std::max(0, counts[layer] - in_sight));
    return scrolled;
}

const PlacedNeuron* NetworkLayout::find(const NeuronId& id) const {
    const auto found = std::find_if(neurons.begin(), neurons.end(), [&](const auto& each) { return each.id == id; });
    return found == neurons.end() ? nullptr : &*found;
}

const PlacedWeight* NetworkLayout::find(const WeightId& id) const {
    const auto found = std::find_if(weights.begin(), weights.end(), [&](const auto& each) { return each.id == id; });
    return found == weights.end() ? nullptr : &*found;
}

std::optional<QPointF> NetworkLayout::place_of(const WeightId& id) const {
    if (id.isBias()) {
        const PlacedNeuron* neuron = find(id.target());
        return neuron ? std::optional(neuron->bias) : std::nullopt;
    }
    const PlacedWeight* weight = find(id);
    return weight ? std::optional((weight->from + weight->to) / 2) : std::nullopt;
}

QPainterPath PlacedWeight::curve() const {
    // leaves and arrives level, as in the drawings of networks everybody knows
    const double reach_x = (to.x() - from.x()) / 2;
    QPainterPath path(from);
    path.cubicTo(from + QPointF(reach_x, 0), to - QPointF(reach_x, 0), to);
    return path;
}

NetworkTarget target_at(const NetworkLayout& layout, QPointF place) {
    const auto distance = [](QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); };
    for (const PlacedNeuron& neuron : layout.neurons)
        if (neuron.id.layer > 0 && distance(neuron.bias, place) <= layout.bias_radius + 1.5)
            return WeightId{neuron.id.layer, neuron.id.index, WeightId::bias};
    for (const PlacedNeuron& neuron : layout.neurons)
        if (neuron.tile.adjusted(-1, -1, 1, 1).contains(place)) return neuron.id;
    NetworkTarget nearest;
    double best = reach;
    for (const PlacedWeight& weight : layout.weights) {
        if (place.x() < weight.from.x() || place.x() > weight.to.x()) continue;
        const double t = (place.x() - weight.from.x()) / std::max(1e-9, weight.to.x() - weight.from.x());
        // the curve is y(s) = s s (3 - 2 s) over x(s) = 1.5 s (1 - s) + s s s: s is found by halving
        double low = 0;
        double high = 1;
        for (int i = 0; i < 20; ++i) {
            const double s = (low + high) / 2;
            const double x = 1.5 * s * (1 - s) + s * s * s;
            (x < t ? low : high) = s;
        }
        const double s = low;
        const double y = weight.from.y() + (weight.to.y() - weight.from.y()) * s * s * (3 - 2 * s);
        // slope there, so that a steep line is not harder to hit than a level one
        const double dx = (1.5 * (1 - 2 * s) + 3 * s * s) * (weight.to.x() - weight.from.x());
        const double dy = 6 * s * (1 - s) * (weight.to.y() - weight.from.y());
        const double away = std::abs(y - place.y()) * dx / std::max(1e-9, std::hypot(dx, dy));
        if (away < best) {
            best = away;
            nearest = weight.id;
        }
    }
    // a caption is as wide as its column: lines run across it
    if (std::holds_alternative<std::monostate>(nearest))
        for (const PlacedNeuron& neuron : layout.neurons)
            if (neuron.caption.contains(place)) return neuron.id;
    return nearest;
}

double weight_width(double value, double scale) {
    const double share = std::isfinite(value) ? std::min(1.0, std::abs(value) / scale) : 1.0;
    return narrowest_line + (widest_line - narrowest_line) * share;
}

double bias_radius(double value, double scale, double largest) {
    const double share = std::isfinite(value) ? std::min(1.0, std::abs(value) / scale) : 1.0;
    return largest * (0.45 + 0.55 * share);
}

double dragged_by(double pixels, double scale, bool fine) {
    return pixels / drag_pixels * std::max(scale, 0.1) * (fine ? 0.1 : 1.0);
}

NetworkTarget walked(const std::vector<int>& counts, const NetworkTarget& from, Qt::Key arrow) {
    const auto layers = static_cast<int>(counts.size());
    const auto count = [&](int layer) { return counts[static_cast<std::size_t>(layer)]; };
    const int step = arrow == Qt::Key_Down ? 1 : arrow == Qt::Key_Up ? -1 : 0;
    if (const auto* neuron = std::get_if<NeuronId>(&from)) {
        const int layer = std::clamp(neuron->layer, 0, layers - 1);
        if (step != 0) return NeuronId{layer, std::clamp(neuron->index + step, 0, count(layer) - 1)};
        if (arrow == Qt::Key_Left) return layer == 0 ? from : NetworkTarget(WeightId{layer, neuron->index, 0});
        if (layer == layers - 1) return from;
        return NeuronId{layer + 1, std::min(neuron->index, count(layer + 1) - 1)};
    }
    if (const auto* weight = std::get_if<WeightId>(&from)) {
        const int inputs = count(std::clamp(weight->layer - 1, 0, layers - 1));
        if (step != 0)
            return WeightId{weight->layer, weight->to,
                            std::clamp(weight->from + step, int{WeightId::bias}, inputs - 1)};
        if (arrow == Qt::Key_Right) return weight->target();
        return weight->isBias() ? from : NetworkTarget(NeuronId{weight->layer - 1, weight->from});
    }
    return layers > 0 ? NetworkTarget(NeuronId{}) : NetworkTarget();
}

std::optional<NeuronId> next_neuron(const std::vector<int>& counts, const NetworkTarget& from, bool forward) {
    const auto layers = static_cast<int>(counts.size());
    if (layers == 0) return std::nullopt;
    NeuronId at;
    if (const auto* neuron = std::get_if<NeuronId>(&from))
        at = *neuron;
    else if (const auto* weight = std::get_if<WeightId>(&from))
        at = weight->target();
    else
        return forward ? NeuronId{} : NeuronId{layers - 1, counts.back() - 1};
    at.index += forward ? 1 : -1;
    if (at.index >= counts[static_cast<std::size_t>(at.layer)]) at = {at.layer + 1, 0};
    if (at.index < 0 && at.layer > 0) at = {at.layer - 1, counts[static_cast<std::size_t>(at.layer - 1)] - 1};
    if (at.layer >= layers || at.index < 0) return std::nullopt;
    return at;
}

}  // namespace separatrix
