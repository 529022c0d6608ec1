// .sepx documents: what the person authored, and what the machine computed.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/csv.h"
#include "core/data/numbers.h"
#include "core/data/point.h"
#include "core/document/history_json.h"
#include "core/document/json_files.h"
#include "core/document/json_reader.h"
#include "core/document/notebook_json.h"
#include "core/document/settings_json.h"

namespace separatrix {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::string in_quotes(std::string_view name) { return '"' + std::string(name) + '"'; }

// --- points: [x1, x2, label, id] or [x1, x2, label, id, title]

void append_point(std::string& text, const Point& point) {
    text += '[' + json_any_number(point.x1) + ',' + json_any_number(point.x2) + ',' + std::to_string(point.label) +
            ',' + std::to_string(point.id);
    if (!point.title.empty()) text += ',' + json_string(point.title);
    text += ']';
}

Point point_of(const JsonValue& value, int classes) {
    const auto count = value.size(5);
    if (count < 4) value.refuse(ErrorCode::wrong_shape, std::to_string(count), either(4, 5));
    Point point;
    point.x1 = value.element(0).number();
    point.x2 = value.element(1).number();
    point.label = static_cast<int>(value.element(2).integer(0, classes - 1));
    point.id = value.element(3).natural();
    if (count == 5) point.title = value.element(4).string();
    return point;
}

std::vector<Point> points_of(const JsonValue& value, int classes) {
    const auto count = value.size(static_cast<std::size_t>(max_rows));
    std::vector<Point> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) points.push_back(point_of(value.element(i), classes));

    std::vector<std::pair<std::uint64_t, std::size_t>> ids(count);
    for (std::size_t i = 0; i < count; ++i) ids[i] = {points[i].id, i};
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 1; i < count; ++i)
        if (ids[i].first == ids[i - 1].first)
            value.element(ids[i].second)
                .element(3)
                .refuse(ErrorCode::out_of_range, std::to_string(ids[i].first), Wanted::id_of_its_own_for_points);
    return points;
}

// --- probes: [x1, x2, id, name]

void append_probe(std::string& text, const Probe& probe) {
    text += '[' + json_any_number(probe.x1) + ',' + json_any_number(probe.x2) + ',' + std::to_string(probe.id) + ',' +
            json_string(probe.name) + ']';
}

std::vector<Probe> probes_of(const JsonValue& value) {
    std::vector<Probe> probes(value.size(max_probes));
    for (std::size_t i = 0; i < probes.size(); ++i) {
        const auto entry = value.element(i);
        if (const auto count = entry.size(4); count != 4)
            entry.refuse(ErrorCode::wrong_shape, std::to_string(count), "4");
        probes[i] = {entry.element(0).number(), entry.element(1).number(), entry.element(2).natural(),
                     entry.element(3).string()};
        for (std::size_t k = 0; k < i; ++k)
            if (probes[k].id == probes[i].id)
                entry.element(2).refuse(ErrorCode::out_of_range, std::to_string(probes[i].id),
                                        Wanted::id_of_its_own_for_probes);
    }
    return probes;
}

// --- axes

std::string axis_text(const Axis& axis) {
    return "{\"name\":" + json_string(axis.name) + ",\"low\":" + json_any_number(axis.low) +
           ",\"high\":" + json_any_number(axis.high) + '}';
}

Axis axis_of(const JsonValue& value) {
    Axis axis;
    axis.name = value.member("name").string();
    axis.low = value.member("low").number();
    axis.high = value.member("high").number();
    if (!(axis.low < axis.high) || !std::isfinite(axis.high - axis.low))
        value.member("high").refuse(ErrorCode::out_of_range, number_text(axis.high), more_than(axis.low));
    return axis;
}

// --- checkpoint

std::string moments_text(const Gradients& moments) {
    std::string text = "[";
    for (std::size_t l = 0; l < moments.layers.size(); ++l)
        text += std::string(l > 0 ? "," : "") + "\n{\"W\":" + json_matrix(moments.layers[l].W) +
                ",\"b\":" + json_vector(moments.layers[l].b) + '}';
    return text + ']';
}

/// None, or the shapes of the network. An overflown squared gradient is infinite and goes on being so.
Gradients moments_of(const JsonValue& value, const Network& network) {
    Gradients moments;
    const auto count = value.size(network.layers.size());
    if (count != 0 && count != network.layers.size())
        value.refuse(ErrorCode::wrong_shape, std::to_string(count), std::to_string(network.layers.size()));
    for (std::size_t l = 0; l < count; ++l) {
        const auto& W = network.layers[l].W;
        const auto layer = value.element(l);
        moments.layers.push_back(
            {matrix_of(layer.member("W"), W.rows(), W.cols(), false), vector_of(layer.member("b"), W.rows(), false)});
    }
    return moments;
}

std::string checkpoint_text(const Checkpoint& checkpoint) {
    const auto& architecture = checkpoint.predictor.architecture;
    const auto& optimizer = checkpoint.optimizer;
    std::string text = "{\"epoch\":" + std::to_string(checkpoint.epoch) +
                       ",\"position\":" + std::to_string(checkpoint.position) +
                       ",\n\"order\":" + in_quotes(checkpoint.order.state());
    text += ",\n\"predictor\":{\"model\":" + in_quotes(name_of(architecture.model)) +
            ",\"classes\":" + std::to_string(architecture.classes) +
            ",\"activation\":" + in_quotes(name_of(architecture.activation)) +
            ",\"output\":" + in_quotes(name_of(architecture.output)) +
            ",\"loss\":" + in_quotes(name_of(checkpoint.predictor.loss)) + ',' +
            predictor_members(checkpoint.predictor) + '}';
    text += ",\n\"optimizer\":{\"kind\":" + in_quotes(name_of(optimizer.kind)) +
            ",\"steps\":" + std::to_string(optimizer.steps) + ",\"first\":" + moments_text(optimizer.first) +
            ",\"second\":" + moments_text(optimizer.second) + "}}";
    return text;
}

Checkpoint checkpoint_of(const JsonValue& value) {
    Checkpoint checkpoint;
    checkpoint.epoch = value.member("epoch").integer(0, most);
    checkpoint.position = static_cast<Index>(value.member("position").integer(0, most));
    const auto order = value.member("order");
    const std::string state = order.string();
    if (!checkpoint.order.restore(state)) order.refuse(ErrorCode::out_of_range, state, Wanted::generator_state);
    const auto predictor = value.member("predictor");
    checkpoint.predictor =
        predictor_of(predictor, static_cast<int>(predictor.member("classes").integer(2, max_classes)));
    const auto optimizer = value.member("optimizer");
    checkpoint.optimizer.kind = optimizer.member("kind").choice<OptimizerKind>();
    checkpoint.optimizer.steps = optimizer.member("steps").integer(0, most);
    if (const auto first = optimizer.optional("first"))
        checkpoint.optimizer.first = moments_of(*first, checkpoint.predictor.network);
    if (const auto second = optimizer.optional("second"))
        checkpoint.optimizer.second = moments_of(*second, checkpoint.predictor.network);
    return checkpoint;
}

Document document_of(const JsonValue& root) {
    Document document;
    if (const auto axes = root.optional("axes")) {
        if (const auto count = axes->size(2); count != 2)
            axes->refuse(ErrorCode::wrong_shape, std::to_string(count), "2");
        document.axes = {axis_of(axes->element(0)), axis_of(axes->element(1))};
    }
    if (const auto classes = root.optional("classes")) document.class_names = class_names_of(*classes);
    if (const auto settings = root.optional("settings")) document.settings = settings_of(*settings, document.classes());
    document.points = points_of(root.member("points"), document.classes());
    for (const auto& point : document.points) document.next_id = std::max(document.next_id, point.id + 1);
    std::size_t row = 0;
    for (const auto& point : document.points) {
        if (point.id == std::numeric_limits<std::uint64_t>::max())
            root.member("points").element(row).element(3).refuse(ErrorCode::out_of_range, std::to_string(point.id),
                                                                 less_than(std::numeric_limits<std::uint64_t>::max()));
        ++row;
    }
    if (const auto probes = root.optional("probes")) document.probes = probes_of(*probes);
    if (const auto next_id = root.optional("next_id")) {
        const auto given = next_id->natural();
        if (given < document.next_id)
            next_id->refuse(ErrorCode::out_of_range, std::to_string(given), Wanted::id_above_all_points);
        document.next_id = given;
    }
    if (const auto notebook = root.optional("notebook")) document.notebook = notebook_of(*notebook);
    return document;
}

}  // namespace

std::string write_document(const Document& document, const Checkpoint* checkpoint, const LossHistory* history,
                           const Progress& progress, const DocumentView& view, const Checkpoint* origin) {
    std::string text = "{\"format\":" + in_quotes(document_format) + ",\"version\":" + std::to_string(document_version);
    text += ",\n\"axes\":[" + axis_text(document.axes[0]) + ',' + axis_text(document.axes[1]) + "]";
    text += ",\n\"classes\":[";
    for (std::size_t k = 0; k < document.class_names.size(); ++k)
        text += (k > 0 ? "," : "") + json_string(document.class_names[k]);
    text += "],\n\"settings\":" + settings_text(document.settings);
    text += ",\n\"next_id\":" + std::to_string(document.next_id) + ",\n\"points\":[";
    bool first = true;
    for (const auto& point : document.points) {
        text += first ? "\n" : ",\n";
        first = false;
        append_point(text, point);
    }
    text += ']';
    if (!document.probes.empty()) {
        text += ",\n\"probes\":[";
        for (std::size_t i = 0; i < document.probes.size(); ++i) {
            text += i > 0 ? ",\n" : "\n";
            append_probe(text, document.probes[i]);
        }
        text += ']';
    }
    if (checkpoint) text += ",\n\"checkpoint\":" + checkpoint_text(*checkpoint);
    if (origin && !(checkpoint && *checkpoint == *origin)) text += ",\n\"origin\":" + checkpoint_text(*origin);
    if (history && !history->empty()) text += ",\n\"history\":" + history_text(*history);
    if (!(document.notebook == Notebook{})) text += ",\n\"notebook\":" + notebook_text(document.notebook);
    if (!(progress == Progress{})) text += ",\n\"progress\":" + progress_text(progress);
    if (!(view == DocumentView{})) text += ",\n\"view\":" + view_text(view);
    return text + "\n}\n";
}

Expected<SavedDocument> read_document(std::string_view text, const std::string& file) {
    try {
        const auto parsed = parse_json(text, file, document_format, document_version);
        const JsonValue root(parsed, "", file);
        SavedDocument saved;
        saved.document = document_of(root);
        if (const auto checkpoint = root.optional("checkpoint")) saved.checkpoint = checkpoint_of(*checkpoint);
        if (const auto origin = root.optional("origin")) saved.origin = checkpoint_of(*origin);
        if (const auto history = root.optional("history")) saved.history = history_of(*history);
        if (const auto progress = root.optional("progress")) saved.progress = progress_of(*progress);
        if (const auto view = root.optional("view")) saved.view = view_of(*view);
        return saved;
    } catch (JsonFailure& failure) {
        return fail(std::move(failure.error));
    }
}

}  // namespace separatrix
