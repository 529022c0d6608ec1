#include "ui/view/plane_neuron_lines_item.h"

#include <algorithm>
#include <cmath>

#include "ui/model/network_names.h"
#include "ui/view/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr Index most_lines = 16;   ///< of neurons shown at once
constexpr double label_room = 26;  ///< pixels between the label's middle and the end of its line
constexpr double label_radius = 12;
constexpr double point_room = label_radius + 8;  ///< pixels between a label's middle and a movie's
constexpr std::size_t most_points = 500;         ///< with more there is no free place anyway

bool is_free(QPointF place, const std::vector<QPointF>& taken, double room) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](QPointF other) { return std::hypot(other.x() - place.x(), other.y() - place.y()) < room; });
}

/// Near the line's upper end, away from other labels and from movies.
QPointF label_place(QPointF from, QPointF to, const std::vector<QPointF>& labels, const std::vector<QPointF>& points) {
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    if (length <= 0) return to;
    const auto place_at = [&](double back) { return to + (from - to) * (back / length); };
    for (double back = label_room; back < length - label_radius; back += label_radius / 2) {
        const QPointF place = place_at(back);
        if (is_free(place, labels, 2.2 * label_radius) && is_free(place, points, point_room)) return place;
    }
    return place_at(std::min(length / 2, label_room));
}

}  // namespace

void PlaneNeuronLinesItem::setNetwork(const Predictor& predictor, const PlaneRect& view) {
    neurons_ = predictor.network.layers.empty() ? 0 : predictor.network.layers.front().W.rows();
    lines_ = neuron_lines(predictor, view);
}

void PlaneNeuronLinesItem::setPoints(const Points& points) {
    points_.clear();
    if (points.size() > most_points) return;
    for (const Point& point : points) points_.push_back({point.x1, point.x2});
}

std::vector<NeuronLine> PlaneNeuronLinesItem::drawn() const {
    std::vector<NeuronLine> result;
    const bool all = shown_ && neurons_ <= most_lines;
    for (const NeuronLine& line : lines_)
        if (all || line.neuron == lit_) result.push_back(line);
    // the lit one lies above the others
    std::stable_partition(result.begin(), result.end(), [this](const NeuronLine& line) { return line.neuron != lit_; });
    return result;
}

QRect PlaneNeuronLinesItem::clipRect() const { return mParentPlot->axisRect()->rect(); }

void PlaneNeuronLinesItem::draw(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = mParentPlot->font();
    font.setStyleHint(QFont::Serif);
    font.setFamilies({QStringLiteral("STIX Two Text"), QStringLiteral("Liberation Serif"),
                      QStringLiteral("Times New Roman"), QStringLiteral("DejaVu Serif")});
    font.setItalic(true);
    painter->setFont(font);
    std::vector<QPointF> points;
    for (const PlanePoint& point : points_) points.push_back(mapping.to_pixel(point.x, point.y));
    std::vector<QPointF> labels;
    for (const NeuronLine& line : drawn()) {
        const bool lit = line.neuron == lit_;
        const QPointF from = mapping.to_pixel(line.from.x, line.from.y);
        const QPointF to = mapping.to_pixel(line.to.x, line.to.y);
        QPen pen(lit ? theme_.accent : theme_.border_line, lit ? 3 : 1.4, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern(lit ? QList<qreal>{3, 1.5} : QList<qreal>{3, 3});
        if (lit) {
            painter->setPen(QPen(theme_.halo, 6, Qt::SolidLine, Qt::FlatCap));
            painter->drawLine(from, to);
        }
        painter->setPen(pen);
        painter->drawLine(from, to);
        const QPointF place = label_place(from, to, labels, points);
        labels.push_back(place);
        painter->setPen(lit ? QPen(theme_.accent, 1.5) : QPen(theme_.card_border, 1));
        painter->setBrush(theme_.card);
        painter->drawEllipse(place, label_radius, label_radius);
        painter->setPen(theme_.text);
        const QString name = QStringLiteral("z%1").arg(subscript(line.neuron + 1));
        painter->drawText(QRectF(place.x() - 20, place.y() - 20, 40, 39), Qt::AlignCenter, name);
        painter->setBrush(Qt::NoBrush);
    }
}

}  // namespace separatrix
