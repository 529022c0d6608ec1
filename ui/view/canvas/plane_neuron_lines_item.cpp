#include "ui/view/canvas/plane_neuron_lines_item.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/model/words/network_names.h"
#include "ui/view/canvas/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr double label_room = 26;  ///< pixels between the label's middle and the end of its line
constexpr double label_radius = 12;
constexpr double edge_room = label_radius + 2;   ///< pixels between a label's middle and the plane's edge
constexpr double point_room = label_radius + 8;  ///< pixels between a label's middle and a movie's

bool is_free(QPointF place, const std::vector<QPointF>& taken, double room) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](QPointF other) { return std::hypot(other.x() - place.x(), other.y() - place.y()) < room; });
}

/// Near the line's upper end, inside `room`, away from other labels and from movies.
QPointF label_place(QPointF from, QPointF to, const std::vector<QPointF>& labels, const std::vector<QPointF>& points,
                    const QRectF& room, double unit) {
    const auto inside = [&room](QPointF place) {
        return QPointF(std::clamp(place.x(), room.left(), std::max(room.left(), room.right())),
                       std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom())));
    };
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    if (length <= 0) return inside(to);
    const auto place_at = [&](double back) { return to + (from - to) * (back / length); };
    for (double back = label_room * unit; back < length - label_radius * unit; back += label_radius * unit / 2) {
        const QPointF place = place_at(back);
        if (room.contains(place) && is_free(place, labels, 2.2 * label_radius * unit) &&
            is_free(place, points, point_room * unit))
            return place;
    }
    // over a movie rather than over another name
    for (double back = label_room * unit; back < length - label_radius * unit; back += label_radius * unit / 2)
        if (const QPointF place = place_at(back);
            room.contains(place) && is_free(place, labels, 2 * label_radius * unit))
            return place;
    return inside(place_at(std::min(length / 2, label_room * unit)));
}

void draw_lines(QPainter& painter, const std::vector<NeuronLine>& lines, int lit_neuron, const PlaneMapping& mapping,
                const Theme& theme, double unit) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const NeuronLine& line : lines) {
        const bool lit = line.neuron == lit_neuron;
        const QPointF from = mapping.to_pixel(line.from.x, line.from.y);
        const QPointF to = mapping.to_pixel(line.to.x, line.to.y);
        QPen pen(lit ? theme.accent : theme.border_line, (lit ? 3 : 1.4) * unit, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern(lit ? QList<qreal>{3, 1.5} : QList<qreal>{3, 3});
        if (lit) {
            painter.setPen(QPen(theme.halo, 6 * unit, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(from, to);
        }
        painter.setPen(pen);
        painter.drawLine(from, to);
    }
}

void draw_names(QPainter& painter, const std::vector<NeuronLine>& lines, int lit_neuron,
                const std::vector<QPointF>& places, QFont font, const Theme& theme, double unit) {
    painter.setRenderHint(QPainter::Antialiasing);
    font.setStyleHint(QFont::Serif);
    font.setFamilies({QStringLiteral("STIX Two Text"), QStringLiteral("Liberation Serif"),
                      QStringLiteral("Times New Roman"), QStringLiteral("DejaVu Serif")});
    font.setItalic(true);
    painter.setFont(font);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QPointF place = places[i];
        painter.setPen(lines[i].neuron == lit_neuron ? QPen(theme.accent, 1.5 * unit) : QPen(theme.card_border, unit));
        painter.setBrush(theme.card);
        painter.drawEllipse(place, label_radius * unit, label_radius * unit);
        painter.setPen(theme.text);
        const QString name = QStringLiteral("z%1").arg(subscript(lines[i].neuron + 1));
        const double room = 20 * unit;
        painter.drawText(QRectF(place.x() - room, place.y() - room, 2 * room, 2 * room - 1), Qt::AlignCenter, name);
        painter.setBrush(Qt::NoBrush);
    }
}

}  // namespace

void PlaneNeuronLinesItem::setNetwork(const Predictor& predictor, const PlaneRect& view) {
    neurons_ = predictor.network.layers.empty() ? 0 : predictor.network.layers.front().W.rows();
    lines_ = neuron_lines(predictor, view);
    names_placed_for_ = {};
}

void PlaneNeuronLinesItem::clear() {
    lines_.clear();
    names_placed_for_ = {};
}

void PlaneNeuronLinesItem::setShown(bool shown) {
    shown_ = shown;
    names_placed_for_ = {};
}

bool PlaneNeuronLinesItem::setLit(int neuron) {
    names_placed_for_ = {};
    return std::exchange(lit_, neuron) != neuron;
}

void PlaneNeuronLinesItem::setPoints(const Points& points) {
    names_placed_for_ = {};
    points_.clear();
    if (points.size() > most_points_avoided) return;
    for (const Point& point : points) points_.push_back({point.x1, point.x2});
}

std::vector<NeuronLine> PlaneNeuronLinesItem::drawn() const {
    std::vector<NeuronLine> result;
    const bool all = shown_ && neurons_ <= most_neuron_lines;
    for (const NeuronLine& line : lines_)
        if (all || line.neuron == lit_) result.push_back(line);
    // the lit one lies above the others
    std::stable_partition(result.begin(), result.end(), [this](const NeuronLine& line) { return line.neuron != lit_; });
    return result;
}

QRect PlaneNeuronLinesItem::clipRect() const { return mParentPlot->axisRect()->rect(); }

void PlaneNeuronLinesItem::drawNow(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (mapping.valid()) draw_lines(*painter, drawn(), lit_, mapping, theme_, 1);
}

void PlaneNeuronLinesItem::drawNames(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    const auto lines = drawn();
    if (names_placed_for_ != mapping) {
        name_places_ = neuron_name_places(lines, points_, mapping);
        names_placed_for_ = mapping;
    }
    draw_names(*painter, lines, lit_, name_places_, mParentPlot->font(), theme_, 1);
}

std::vector<QPointF> neuron_name_places(const std::vector<NeuronLine>& lines, const std::vector<PlanePoint>& points,
                                        const PlaneMapping& mapping, double unit) {
    std::vector<QPointF> taken;
    taken.reserve(points.size());
    for (const PlanePoint& point : points) taken.push_back(mapping.to_pixel(point.x, point.y));
    const double edge = edge_room * unit;
    const QRectF room = mapping.pixels.adjusted(edge, edge, -edge, -edge);
    std::vector<QPointF> places;
    places.reserve(lines.size());
    for (const NeuronLine& line : lines)
        places.push_back(label_place(mapping.to_pixel(line.from.x, line.from.y), mapping.to_pixel(line.to.x, line.to.y),
                                     places, taken, room, unit));
    return places;
}

void draw_neuron_lines(QPainter& painter, const std::vector<NeuronLine>& lines, int lit,
                       const std::vector<PlanePoint>& points, const PlaneMapping& mapping, const QFont& font,
                       const Theme& theme, double unit) {
    draw_lines(painter, lines, lit, mapping, theme, unit);
    draw_names(painter, lines, lit, neuron_name_places(lines, points, mapping, unit), font, theme, unit);
}

}  // namespace separatrix
