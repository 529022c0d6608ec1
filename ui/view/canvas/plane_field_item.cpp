#include "ui/view/canvas/plane_field_item.h"

#include <algorithm>
#include <cmath>

#include "ui/model/look/thinned_curve.h"
#include "ui/view/canvas/plane_axis_rect.h"

namespace separatrix {

namespace {

constexpr double border_width = 2.4;
constexpr double halo_width = border_width + 3;
constexpr double dot = 1.3;  ///< of the lines of 0.25 and 0.75
constexpr double dot_spacing = 4.4;
constexpr double invisible = 0.08;  ///< pixels by which a drawn curve may miss the true one

std::vector<QPolygonF> on_screen(const std::vector<Polyline>& curves, const PlaneMapping& mapping) {
    // as PlaneMapping::to_pixel(), with the divisions made once: a corner for each cell that is crossed
    const double across = mapping.pixels.width() / (mapping.rect.x_high - mapping.rect.x_low);
    const double up = mapping.pixels.height() / (mapping.rect.y_high - mapping.rect.y_low);
    std::vector<QPolygonF> result;
    for (const Polyline& curve : curves) {
        if (curve.size() < 2) continue;
        QPolygonF line(static_cast<qsizetype>(curve.size()));
        std::transform(curve.begin(), curve.end(), line.begin(), [&](const PlanePoint& corner) {
            return QPointF(mapping.pixels.left() + (corner.x - mapping.rect.x_low) * across,
                           mapping.pixels.bottom() - (corner.y - mapping.rect.y_low) * up);
        });
        result.push_back(thinned(line, invisible));
    }
    return result;
}

QColor faint_border(const Theme& theme) {
    QColor color = theme.border_line;
    color.setAlphaF(0.55f);
    return color;
}

void stroke(QCPPainter& painter, const std::vector<QPolygonF>& curves, const QPen& pen) {
    painter.setPen(pen);
    for (const QPolygonF& curve : curves) {
        QPainterPath path;
        path.addPolygon(curve);
        if (curve.isClosed()) path.closeSubpath();
        painter.drawPath(path);
    }
}

}  // namespace

void PlaneFieldItem::setPicture(const QImage& image, const PlaneRect& rect) {
    image_ = image;
    rect_ = rect;
}

bool PlaneFieldItem::fillsAxes() const {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (image_.isNull() || image_.hasAlphaChannel() || !mapping.valid()) return false;
    const QRectF whole(mapping.to_pixel(rect_.x_low, rect_.y_high), mapping.to_pixel(rect_.x_high, rect_.y_low));
    constexpr double rounding = 1e-6;  // pixels
    return whole.adjusted(-rounding, -rounding, rounding, rounding).contains(mapping.pixels);
}

QRect PlaneFieldItem::clipRect() const { return mParentPlot->axisRect()->rect(); }

void PlaneFieldItem::drawNow(QCPPainter* painter) {
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
    // as large as it is drawn, as nearly always: copied, not resampled
    const double ratio = painter->device()->devicePixelRatioF();
    const QRectF place(seen.topLeft() * ratio, seen.size() * ratio);
    const auto is_whole = [](const QRectF& rect) {
        constexpr double rounding = 1e-3;  // pixels
        const QRect rounded = rect.toRect();
        return std::abs(rect.left() - rounded.left()) < rounding && std::abs(rect.top() - rounded.top()) < rounding &&
               std::abs(rect.width() - rounded.width()) < rounding &&
               std::abs(rect.height() - rounded.height()) < rounding;
    };
    const bool on_screen =
        !painter->modes().testFlag(QCPPainter::pmNoCaching) && painter->transform().type() <= QTransform::TxTranslate;
    if (on_screen && is_whole(place) && is_whole(source) && place.toRect().size() == source.toRect().size()) {
        painter->save();
        painter->scale(1 / ratio, 1 / ratio);
        painter->drawImage(place.toRect().topLeft(), image_, source.toRect());
        painter->restore();
        return;
    }
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(seen, image_, source);
}

PlaneBorderItem::PlaneBorderItem(QCustomPlot* plot, const QString& layer)
    : UnbufferedItem(plot, layer), dots_(dot, dot_spacing) {}

void PlaneBorderItem::setTheme(const Theme& theme) {
    theme_ = theme;
    dots_.setColor(faint_border(theme));
}

QPen quarter_pen(const Theme& theme, double unit) {
    QPen pen(faint_border(theme), 1.1 * unit, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.2, 2.8});  // as far apart as dot_spacing
    return pen;
}

QRect PlaneBorderItem::clipRect() const { return mParentPlot->axisRect()->rect().adjusted(-1, -1, 1, 1); }

void PlaneBorderItem::drawNow(QCPPainter* painter) {
    const PlaneMapping mapping = mapping_of(*mParentPlot);
    if (!mapping.valid()) return;
    painter->setBrush(Qt::NoBrush);
    painter->setRenderHint(QPainter::Antialiasing);

    const auto quarters = on_screen(boundary_.quarters, mapping);
    if (painter->modes().testFlag(QCPPainter::pmNoCaching))
        stroke(*painter, quarters, quarter_pen(theme_));
    else
        dots_.draw(*painter, quarters, mapping.pixels);

    // opaque and bevelled: see-through or round joins cost ten times as much on a long curve
    const auto border = on_screen(boundary_.border, mapping);
    stroke(*painter, border, QPen(theme_.halo, halo_width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    stroke(*painter, border, QPen(theme_.border_line, border_width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));

    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(theme_.card_border, 1));
    painter->drawRect(mapping.pixels);
}

}  // namespace separatrix
