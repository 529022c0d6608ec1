#include "ui/model/plane/plane_gestures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/model/plane/probe_text.h"

namespace separatrix {

namespace {

constexpr double wheel_factor = 0.85;  ///< of the view's width, for one notch
constexpr int rest_milliseconds = 33;

}  // namespace

PlaneGestures::PlaneGestures(Session* session, QObject* parent)
    : QObject(parent), ground_{session, {}, {}, {}, {}, {}} {
    connect(session, &Session::documentChanged, this, &PlaneGestures::takeDocument);
    connect(session->selection(), &Selection::changed, this, &PlaneGestures::focusChanged);
    rest_timer_.setInterval(rest_milliseconds);
    connect(&rest_timer_, &QTimer::timeout, this, [this] { rest(rest_milliseconds / 1000.0); });
    ground_.whole = rect_of(ground_.document().axes);
    ground_.view = ground_.whole;
    takeDocument();
}

void PlaneGestures::takeDocument() {
    const Document& document = ground_.document();
    ground_.locator.set_points(document.points);
    const double fraction = document.settings.training.test_fraction;
    is_test_ = fraction > 0 ? test_split(document.points, fraction) : std::vector<bool>();
    const PlaneRect whole = rect_of(document.axes);
    if (whole != ground_.whole) {
        ground_.whole = whole;
        setView(whole);
    }
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::setMapping(const PlaneMapping& mapping) {
    if (mapping == ground_.mapping) return;
    ground_.mapping = mapping;
    updateHovered();
    emit focusChanged();
}

void PlaneGestures::setTool(PlaneTool tool) {
    if (tool == tool_) return;
    finish();
    tool_ = tool;
    updateHovered();
    emit toolChanged(tool);
    emit focusChanged();
}

void PlaneGestures::setOptions(const ToolOptions& options) {
    ToolOptions kept = options;
    for (double* radius : {&kept.brush_radius, &kept.erase_radius, &kept.relabel_radius})
        *radius = std::clamp(*radius, tool_limits::min_radius, tool_limits::max_radius);
    kept.brush_density = std::clamp(kept.brush_density, tool_limits::min_density, tool_limits::max_density);
    if (kept == ground_.options) return;
    ground_.options = kept;
    emit optionsChanged();
    emit focusChanged();
}

void PlaneGestures::setView(const PlaneRect& view) {
    if (view == ground_.view) return;
    ground_.view = view;
    ground_.mapping.rect = view;  // the next event may come before the next layout
    emit viewChanged();
}

void PlaneGestures::fit() { setView(ground_.whole); }

void PlaneGestures::wheel(QPointF pixel, double steps) {
    if (!ground_.mapping.contains(pixel)) return;
    setView(zoomed(ground_.view, ground_.mapping.to_marks(pixel), std::pow(wheel_factor, steps), ground_.whole));
}

// --- single edits

void PlaneGestures::addAt(PlanePoint place, int label) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    const PlanePoint at = clamped(place, ground_.whole);
    ground_.session->apply(
        tr("Add movie"), [at, label](Document document) { return add_point(std::move(document), at.x, at.y, label); });
}

void PlaneGestures::addByClick(PlanePoint place, int label) {
    addAt(place, label);
    added_at_ = ground_.session->undoStack()->index();
}

void PlaneGestures::eraseIndex(std::size_t index) {
    const std::array ids{ground_.points()[index].id};
    ground_.session->apply(tr("Delete movie"),
                           [ids](Document document) { return remove_points(std::move(document), ids); });
}

int PlaneGestures::otherLabel() const {
    const int classes = ground_.document().classes();
    return (std::clamp(ground_.session->currentLabel(), 0, classes - 1) + 1) % classes;
}

void PlaneGestures::addProbeAt(PlanePoint place) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y)) return;
    const PlanePoint at = clamped(place, ground_.whole);
    const QString name = next_probe_name(ground_.document());
    ground_.session->apply(tr("Add probe"), [&](Document document) {
        return add_probe(std::move(document), at.x, at.y, name.toStdString());
    });
}

void PlaneGestures::renameProbe(std::uint64_t id, const QString& name) {
    const std::string kept = name.trimmed().left(longest_probe_name).toStdString();
    if (kept.empty()) return;
    ground_.session->apply(tr("Rename probe"),
                           [&](Document document) { return rename_probe(std::move(document), id, kept); });
}

void PlaneGestures::removeProbe(std::uint64_t id) {
    ground_.session->apply(tr("Delete probe"),
                           [id](Document document) { return remove_probe(std::move(document), id); });
}

void PlaneGestures::showProbe(std::uint64_t id) {
    const Document& document = ground_.document();
    for (std::size_t i = 0; i < document.probes.size(); ++i) {
        if (document.probes[i].id != id) continue;
        crosshair_.active = true;
        crosshair_.walked = document.points.size() + i;
        crosshair_.place = {document.probes[i].x1, document.probes[i].x2};
        followCrosshair();
        updateHovered();
        emit focusChanged();
    }
}

}  // namespace separatrix
