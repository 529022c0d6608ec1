#include "ui/view/canvas/plane_frame.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/analysis/boundary.h"
#include "core/math/round_step.h"
#include "ui/model/canvas/field_image.h"
#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/canvas/point_locator.h"
#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/words/number_text.h"
#include "ui/view/canvas/plane_field_item.h"
#include "ui/view/canvas/plane_neuron_lines_item.h"
#include "ui/view/look/class_glyph.h"

namespace separatrix {

namespace {

/// As the window's axes write it: no digit that says nothing.
QString tick_text(double value) {
    QString text = QString::number(value, 'g', 6);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

struct Tick {
    double value;
    QString text;
};

std::vector<Tick> ticks(double low, double high) {
    std::vector<Tick> made;
    const double step = round_step((high - low) / 6);  // three to six of them
    const double first = std::ceil(low / step);
    for (int n = 0; n < 20; ++n) {  // of a range far from 0 the next one may be the same number
        const double i = first + n;
        if (!(i * step <= high + step * 1e-9)) break;
        made.push_back({i * step, tick_text(std::abs(i) < 0.5 ? 0.0 : i * step)});
    }
    return made;
}

double widest(const std::vector<Tick>& ticks, const QFontMetricsF& metrics) {
    double width = 0;
    for (const Tick& tick : ticks) width = std::max(width, metrics.horizontalAdvance(tick.text));
    return width;
}

void stroke(QPainter& painter, const std::vector<Polyline>& curves, const PlaneMapping& mapping, const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const Polyline& curve : curves) {
        QPolygonF line;
        line.reserve(static_cast<qsizetype>(curve.size()));
        for (const PlanePoint& corner : curve) line << mapping.to_pixel(corner.x, corner.y);
        painter.drawPolyline(line);
    }
}

void draw_field(QPainter& painter, const PlaneFrame& frame, const PlaneMapping& mapping, double unit,
                const Theme& theme) {
    const QSize nodes = (mapping.pixels.size() / 2).toSize().expandedTo({16, 16});
    const DecisionField field = decision_field(*frame.predictor, mapping.rect, nodes.width(), nodes.height());
    painter.fillRect(mapping.pixels, theme.paper);
    painter.drawImage(mapping.pixels, field_image(field, *field_palette(theme)));
    const Boundary boundary = boundary_of(field);
    stroke(painter, boundary.quarters, mapping, quarter_pen(theme, unit));
    stroke(painter, boundary.border, mapping, QPen(theme.halo, 5.4 * unit));
    stroke(painter, boundary.border, mapping, QPen(theme.border_line, 2.4 * unit));
}

void draw_lines(QPainter& painter, const PlaneFrame& frame, const PlaneMapping& mapping, double unit, QFont font,
                const Theme& theme) {
    const auto& layers = frame.predictor->network.layers;
    if (layers.size() < 2 || layers.front().W.rows() > most_neuron_lines) return;
    font.setPixelSize(std::max(8, static_cast<int>(std::lround(13 * unit))));
    std::vector<PlanePoint> points;
    if (frame.document->points.size() <= most_points_avoided)
        for (const Point& point : frame.document->points) points.push_back({point.x1, point.x2});
    draw_neuron_lines(painter, neuron_lines(*frame.predictor, mapping.rect), -1, points, mapping, font, theme, unit);
}

void draw_points(QPainter& painter, const PlaneFrame& frame, const PlaneMapping& mapping, double unit,
                 const Theme& theme) {
    const auto& points = frame.document->points;
    const auto wrong = wrong_points(points, frame.document->classes(), *frame.predictor);
    const auto is_test = test_split(points, frame.document->settings.training.test_fraction);
    GlyphStyle style;
    style.radius = point_radius(points.size()) * unit;
    style.halo = (points.size() > 500 ? 0.6 : 1.6) * unit;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF middle = mapping.to_pixel(points[i].x1, points[i].x2);
        if (!mapping.pixels.contains(middle)) continue;
        style.wrong = wrong[i];
        style.hollow = is_test[i];
        draw_class_glyph(painter, middle, points[i].label, style, theme);
    }
}

void draw_axes(QPainter& painter, const Document& document, const PlaneMapping& mapping, const QRectF& whole,
               const QFont& font, const Theme& theme) {
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.muted);
    const QRectF& area = mapping.pixels;
    for (const int axis : {0, 1}) {
        const double low = axis == 0 ? mapping.rect.x_low : mapping.rect.y_low;
        const double high = axis == 0 ? mapping.rect.x_high : mapping.rect.y_high;
        for (const auto& [value, text] : ticks(low, high)) {
            const QPointF at = mapping.to_pixel(axis == 0 ? value : low, axis == 0 ? low : value);
            const double width = metrics.horizontalAdvance(text);
            painter.drawText(axis == 0 ? QPointF(at.x() - width / 2, area.bottom() + metrics.ascent() + 4)
                                       : QPointF(area.left() - width - 6, at.y() + metrics.capHeight() / 2),
                             text);
        }
    }
    painter.setPen(theme.text);
    const auto name = [&](std::size_t axis, double room) {
        return metrics.elidedText(QString::fromStdString(document.axes[axis].name), Qt::ElideRight, room);
    };
    painter.drawText(QRectF(area.left(), whole.bottom() - metrics.height() - 4, area.width(), metrics.height()),
                     Qt::AlignCenter, name(0, area.width()));
    painter.save();
    painter.translate(whole.left() + 4, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, 0, area.height(), metrics.height()), Qt::AlignCenter,
                     name(1, area.height()));
    painter.restore();
}

}  // namespace

QImage plane_frame(const PlaneFrame& frame, QSize size, const QFont& base, const Theme& theme) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.card);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double unit = std::min(size.width(), size.height()) / 640.0 + 0.25;  // small pictures keep readable points
    QFont font = base;
    font.setPixelSize(std::max(9, static_cast<int>(std::lround(14 * unit))));
    const QFontMetricsF metrics(font);
    const double line = std::ceil(metrics.height());
    const QRectF whole(QPointF(0, 0), QSizeF(size));
    const PlaneRect axes = rect_of(frame.document->axes);
    // the name stands left of the widest number
    const double left = std::min(line + 16 + widest(ticks(axes.y_low, axes.y_high), metrics), whole.width() / 3);
    QRectF room = whole.adjusted(left, line + 14, -line, -(2 * line + 12));
    if (wants_square(axes)) {
        const double side = std::min(room.width(), room.height());
        room = QRectF(room.center().x() - side / 2, room.top(), side, side);
    }
    const PlaneMapping mapping{room, axes};

    painter.setClipRect(room.adjusted(-1, -1, 1, 1));
    draw_field(painter, frame, mapping, unit, theme);
    if (frame.neuron_lines) draw_lines(painter, frame, mapping, unit, base, theme);
    draw_points(painter, frame, mapping, unit, theme);
    painter.setClipping(false);
    painter.setPen(QPen(theme.card_border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(room);
    draw_axes(painter, *frame.document, mapping, whole, font, theme);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(room.left(), 6, room.width(), line), Qt::AlignLeft | Qt::AlignVCenter, frame.caption);
    return image;
}

}  // namespace separatrix
