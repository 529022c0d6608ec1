// .sepx documents: what the person authored, and what the machine computed.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/data/csv.h"
#include "core/data/numbers.h"
#include "core/data/point.h"
#include "core/document/checkpoint_json.h"
#include "core/document/history_json.h"
#include "core/document/json_files.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/notebook_json.h"
#include "core/document/predictor_json.h"
#include "core/document/settings_json.h"

namespace separatrix {

namespace {

// --- points: [x1, x2, label, id] or [x1, x2, label, id, title]

void write_point(JsonWriter& writer, const Point& point) {
    writer.on_new_line().open_array().value(point.x1).value(point.x2).value(point.label).value(point.id);
    if (!point.title.empty()) writer.value(point.title);
    writer.close_array();
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

void write_probe(JsonWriter& writer, const Probe& probe) {
    writer.on_new_line().open_array().value(probe.x1).value(probe.x2).value(probe.id).value(probe.name).close_array();
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

void write_axis(JsonWriter& writer, const Axis& axis) {
    writer.open_object().member("name", axis.name).member("low", axis.low).member("high", axis.high).close_object();
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
    JsonWriter writer;
    const auto part = [&writer](const char* name) -> JsonWriter& { return writer.on_new_line().key(name); };
    writer.open_object().member("format", document_format).member("version", document_version);
    part("axes").open_array();
    for (const Axis& axis : document.axes) write_axis(writer, axis);
    writer.close_array();
    write_class_names(part("classes"), document.class_names);
    write_settings(part("settings"), document.settings);
    part("next_id").value(document.next_id);
    part("points").open_array();
    for (const auto& point : document.points) write_point(writer, point);
    writer.close_array();
    if (!document.probes.empty()) {
        part("probes").open_array();
        for (const auto& probe : document.probes) write_probe(writer, probe);
        writer.close_array();
    }
    if (checkpoint) write_checkpoint(part("checkpoint"), *checkpoint);
    if (origin && !(checkpoint && *checkpoint == *origin)) write_checkpoint(part("origin"), *origin);
    if (history && !history->empty()) write_history(part("history"), *history);
    if (!(document.notebook == Notebook{})) write_notebook(part("notebook"), document.notebook);
    if (!(progress == Progress{})) write_progress(part("progress"), progress);
    if (!(view == DocumentView{})) write_view(part("view"), view);
    writer.on_new_line().close_object();
    return std::move(writer).finished();
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
