#include "ui/view/plane_overlay_item.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr double card_padding = 11;
constexpr double card_radius = 6;
constexpr double line_gap = 3;

struct Line {
    QString text;
    QFont font;
    QColor color;
};

}  // namespace

QRectF card_place(QSizeF size, QPointF at, const QRectF& room) {
    constexpr double beside = 18;
    double x = at.x() + beside;
    if (x + size.width() > room.right()) x = at.x() - beside - size.width();
    x = std::clamp(x, room.left(), std::max(room.left(), room.right() - size.width()));
    double y = at.y() - size.height() * 0.75;
    y = std::clamp(y, room.top(), std::max(room.top(), room.bottom() - size.height()));
    return {QPointF(x, y), size};
}

void PlaneOverlayItem::draw(QCPPainter* painter) {
    if (painter->modes().testFlag(QCPPainter::pmNoCaching)) return;  // not part of an exported picture
    const PlaneMapping& mapping = gestures_->mapping();
    if (!mapping.valid()) return;
    painter->setRenderHint(QPainter::Antialiasing);
    if (focus_frame_) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme_.accent, 2));
        painter->drawRoundedRect(mapping.pixels.adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (const auto selected = gestures_->selected()) draw_ring(*painter, *selected, theme_.accent);
    if (gestures_->crosshair().active) draw_crosshair(*painter);
    if (const auto hovered = gestures_->hovered()) draw_ring(*painter, *hovered, theme_.border_line);
    if (const auto at = gestures_->focusPixel(); at && !readout_.empty()) draw_card(*painter, *at);
}

void PlaneOverlayItem::draw_ring(QPainter& painter, std::size_t index, const QColor& color) const {
    const auto& points = session_->document().points;
    if (index >= points.size()) return;
    const QPointF middle = gestures_->mapping().to_pixel(points[index].x1, points[index].x2);
    const double r = point_radius(points.size()) + 7;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.halo, 4.5));
    painter.drawEllipse(middle, r, r);
    painter.setPen(QPen(color, 2));
    painter.drawEllipse(middle, r, r);
}

void PlaneOverlayItem::draw_crosshair(QPainter& painter) const {
    const QPointF at = *gestures_->focusPixel();
    const QRectF& area = gestures_->mapping().pixels;
    constexpr double gap = 9;
    const std::array lines{
        QLineF(area.left(), at.y(), at.x() - gap, at.y()), QLineF(at.x() + gap, at.y(), area.right(), at.y()),
        QLineF(at.x(), area.top(), at.x(), at.y() - gap), QLineF(at.x(), at.y() + gap, at.x(), area.bottom())};
    for (const auto& pen : {QPen(theme_.halo, 3), QPen(theme_.border_line, 1)}) {
        painter.setPen(pen);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    painter.setBrush(theme_.border_line);
    painter.setPen(QPen(theme_.halo, 1.5));
    painter.drawEllipse(at, 2.6, 2.6);
}

void PlaneOverlayItem::draw_card(QPainter& painter, QPointF at) const {
    QFont plain = mParentPlot->font();
    plain.setPointSizeF(plain.pointSizeF() * 0.92);
    QFont bold = mParentPlot->font();
    bold.setWeight(QFont::DemiBold);
    std::vector<Line> lines;
    if (!readout_.where.isEmpty()) lines.push_back({readout_.where, plain, theme_.muted});
    if (!readout_.what.isEmpty()) lines.push_back({readout_.what, bold, theme_.text});
    if (!readout_.detail.isEmpty()) lines.push_back({readout_.detail, plain, theme_.muted});

    // a title may be as long as it likes, the card may not be wider than the plane
    const QRectF& room = gestures_->mapping().pixels;
    const double most = std::max(60.0, room.width() - 2 * card_padding - 12);
    double width = 0;
    double height = -line_gap;
    for (Line& line : lines) {
        const QFontMetricsF metrics(line.font);
        line.text = metrics.elidedText(line.text, Qt::ElideRight, most);
        width = std::max(width, metrics.horizontalAdvance(line.text));
        height += metrics.height() + line_gap;
    }
    const QRectF card = card_place({std::ceil(width) + 2 * card_padding, std::ceil(height) + 2 * card_padding - 4}, at,
                                   room.adjusted(6, 6, -6, -6));
    painter.setPen(Qt::NoPen);
    for (int i = 3; i >= 1; --i) {  // a soft shadow
        painter.setBrush(QColor(0, 0, 0, theme_.dark ? 40 : 10));
        painter.drawRoundedRect(card.adjusted(-i, -i + 1, i, i + 1), card_radius + i, card_radius + i);
    }
    painter.setBrush(theme_.card);
    painter.setPen(QPen(theme_.card_border, 1));
    painter.drawRoundedRect(card, card_radius, card_radius);
    double y = card.top() + card_padding - 2;
    for (const Line& line : lines) {
        const QFontMetricsF metrics(line.font);
        painter.setFont(line.font);
        painter.setPen(line.color);
        painter.drawText(QPointF(card.left() + card_padding, y + metrics.ascent()), line.text);
        y += metrics.height() + line_gap;
    }
}

}  // namespace separatrix
