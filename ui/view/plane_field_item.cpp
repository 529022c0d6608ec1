#include "ui/view/plane_field_item.h"

#include "ui/view/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr double border_width = 2.4;
constexpr double halo_width = border_width + 3;
constexpr double least_step = 0.75;  ///< pixels between two corners of a curve that are worth drawing

QPainterPath path_of(const std::vector<Polyline>& curves, const PlaneMapping& mapping) {
    QPainterPath path;
    for (const Polyline& curve : curves) {
        if (curve.size() < 2) continue;
        QPointF last = mapping.to_pixel(curve.front().x, curve.front().y);
        path.moveTo(last);
        for (std::size_t i = 1; i < curve.size(); ++i) {
            const QPointF next = mapping.to_pixel(curve[i].x, curve[i].y);
            const bool is_end = i + 1 == curve.size();
            if (!is_end && (next - last).manhattanLength() < least_step) continue;
            path.lineTo(next);
            last = next;
        }
    }
    return path;
}

}  // namespace

void PlaneFieldItem::setPicture(const QImage& image, const PlaneRect& rect) {
    image_ = image;
    rect_ = rect;
}

QRect PlaneFieldItem::clipRect() const { return mParentPlot->axisRect()->rect(); }

void PlaneFieldItem::draw(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (image_.isNull() || !mapping.valid()) return;
    const QRectF whole(mapping.to_pixel(rect_.x_low, rect_.y_high), mapping.to_pixel(rect_.x_high, rect_.y_low));
    // only what is seen: a vector picture knows no clipping
    const QRectF seen = whole.intersected(mapping.pixels);
    if (seen.isEmpty()) return;
    const double x_scale = image_.width() / whole.width();
    const double y_scale = image_.height() / whole.height();
    const QRectF source((seen.left() - whole.left()) * x_scale, (seen.top() - whole.top()) * y_scale,
                        seen.width() * x_scale, seen.height() * y_scale);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(seen, image_, source);
}

QRect PlaneBorderItem::clipRect() const { return mParentPlot->axisRect()->rect().adjusted(-1, -1, 1, 1); }

void PlaneBorderItem::draw(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    painter->setBrush(Qt::NoBrush);
    painter->setRenderHint(QPainter::Antialiasing);

    QColor faint = theme_.border_line;
    faint.setAlphaF(0.55f);
    QPen dots(faint, 1.1, Qt::CustomDashLine, Qt::FlatCap);
    dots.setDashPattern({1.2, 2.8});
    painter->setPen(dots);
    painter->drawPath(path_of(boundary_.quarters, mapping));

    const QPainterPath border = path_of(boundary_.border, mapping);
    QColor halo = theme_.halo;
    halo.setAlphaF(0.85f);
    painter->setPen(QPen(halo, halo_width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter->drawPath(border);
    painter->setPen(QPen(theme_.border_line, border_width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter->drawPath(border);

    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(theme_.card_border, 1));
    painter->drawRect(mapping.pixels);
}

}  // namespace separatrix
