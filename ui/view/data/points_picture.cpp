#include "ui/view/data/points_picture.h"

#include <QPainter>
#include <QPainterPath>

namespace separatrix {

QPixmap points_picture(const std::vector<Point>& points, const std::array<Axis, 2>& axes, const Theme& theme,
                       QSize size, qreal ratio, qreal dot) {
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 5, 5);
    painter.setPen(theme.card_border);
    painter.setBrush(theme.paper);
    painter.drawPath(frame);
    painter.setClipPath(frame);
    painter.setPen(Qt::NoPen);
    const qreal margin = dot / 2 + 2;
    const auto place = [margin](double mark, const Axis& axis, int length) {
        return margin + (mark - axis.low) / (axis.high - axis.low) * (length - 2 * margin);
    };
    for (const Point& point : points) {
        painter.setBrush(theme.class_color(point.label));
        painter.drawEllipse(
            QPointF(place(point.x1, axes[0], size.width()), size.height() - place(point.x2, axes[1], size.height())),
            dot / 2, dot / 2);
    }
    return picture;
}

}  // namespace separatrix
