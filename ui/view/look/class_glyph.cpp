#include "ui/view/look/class_glyph.h"

#include <QPainter>
#include <QtMath>

namespace separatrix {

namespace {

/// The ring of a wrong one: its radius and its width. Close to small points: many of them lie side by side.
double ring_radius(double radius) { return radius + (radius > 4 ? 4.2 : radius > 3 ? 2.6 : 1.7); }
double ring_width(double radius) { return radius > 4 ? 1.4 : radius > 3 ? 1.1 : 0.8; }
double ring_halo(double radius) { return radius > 4 ? 1.2 : radius > 3 ? 0.8 : 0; }

QPainterPath polygon(int corners, double radius, double first_angle) {
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const double angle = qDegreesToRadians(first_angle + 360.0 * i / corners);
        const QPointF corner(radius * std::cos(angle), -radius * std::sin(angle));
        i == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

QPainterPath star(double radius) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double r = i % 2 == 0 ? radius : radius * 0.45;
        const double angle = qDegreesToRadians(90.0 + 36.0 * i);
        const QPointF corner(r * std::cos(angle), -r * std::sin(angle));
        i == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

/// Two bars, each `2 reach` long and `2 half` thick, as one outline.
QPainterPath bars(double reach, double half, double angle) {
    QPolygonF outline{{half, half},   {half, reach},   {-half, reach}, {-half, half}, {-reach, half}, {-reach, -half},
                      {-half, -half}, {-half, -reach}, {half, -reach}, {half, -half}, {reach, -half}, {reach, half}};
    QPainterPath path;
    path.addPolygon(QTransform().rotate(angle).map(outline));
    path.closeSubpath();
    return path;
}

}  // namespace

QPainterPath class_path(ClassShape shape, double r) {
    QPainterPath path;
    switch (shape) {
        case ClassShape::cross: return bars(r * 1.25, r * 0.32, 45);
        case ClassShape::plus: return bars(r * 1.2, r * 0.32, 0);
        case ClassShape::disc: path.addEllipse(QPointF(0, 0), r, r); return path;
        case ClassShape::triangle: return polygon(3, r * 1.3, 90).translated(0, r * 0.2);
        case ClassShape::triangle_down: return polygon(3, r * 1.3, 270).translated(0, -r * 0.2);
        case ClassShape::square: return polygon(4, r * 1.25, 45);
        case ClassShape::diamond: return polygon(4, r * 1.3, 90);
        case ClassShape::star: return star(r * 1.4);
        case ClassShape::hexagon: return polygon(6, r * 1.12, 0);
        case ClassShape::pentagon: return polygon(5, r * 1.15, 90);
    }
    return path;
}

double glyph_extent(const GlyphStyle& style) {
    const double shape = style.radius * 1.4 + style.halo;
    const double ring = style.wrong ? ring_radius(style.radius) + ring_width(style.radius) + 0.5 : 0;
    return std::max(shape, ring) + 0.5;
}

void draw_class_glyph(QPainter& painter, QPointF middle, int label, const GlyphStyle& style, const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(middle);
    const ClassShape shape = class_shape(label);
    const QColor color = theme.class_color(label);
    QPainterPath path = class_path(shape, style.radius);
    if (style.hollow && (shape == ClassShape::cross || shape == ClassShape::plus)) {
        // thick enough to have an inside
        path = bars(style.radius * 1.2, style.radius * 0.42, shape == ClassShape::cross ? 45 : 0);
    }
    if (style.halo > 0) {
        painter.setPen(
            QPen(theme.halo, 2 * style.halo + (style.hollow ? 1.4 : 0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(theme.halo);
        painter.drawPath(path);
    }
    if (style.wrong) {
        const double r = ring_radius(style.radius);
        painter.setBrush(Qt::NoBrush);
        if (const double halo = ring_halo(style.radius); halo > 0) {
            painter.setPen(QPen(theme.halo, ring_width(style.radius) + halo));
            painter.drawEllipse(QPointF(0, 0), r, r);
        }
        painter.setPen(QPen(theme.border_line, ring_width(style.radius)));
        painter.drawEllipse(QPointF(0, 0), r, r);
    }
    if (style.hollow) {
        painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.setBrush(theme.halo);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
    }
    painter.drawPath(path);
    painter.restore();
}

QIcon class_icon(int label, const Theme& theme, int size) {
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        QPixmap pixmap(QSize(size, size) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        GlyphStyle style;
        style.radius = size * 0.36;
        style.halo = 0;
        draw_class_glyph(painter, QPointF(size / 2.0, size / 2.0), label, style, theme);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace separatrix
