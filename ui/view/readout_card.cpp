#include "ui/view/readout_card.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

namespace separatrix {

namespace {

constexpr double padding = 11;
constexpr double radius = 6;
constexpr double line_gap = 3;
constexpr double beside = 18;

QRectF inside(QRectF card, const QRectF& room) {
    card.moveLeft(std::clamp(card.left(), room.left(), std::max(room.left(), room.right() - card.width())));
    card.moveTop(std::clamp(card.top(), room.top(), std::max(room.top(), room.bottom() - card.height())));
    return card;
}

double area(const QRectF& rect) { return rect.isEmpty() ? 0 : rect.width() * rect.height(); }

}  // namespace

QRectF card_place(QSizeF size, QPointF at, const QRectF& room) {
    double x = at.x() + beside;
    if (x + size.width() > room.right()) x = at.x() - beside - size.width();
    return inside(QRectF(QPointF(x, at.y() - size.height() * 0.75), size), room);
}

QRectF free_card_place(QSizeF size, QPointF at, const QRectF& room, const std::vector<QRectF>& taken) {
    const std::array corners{QPointF(at.x() + beside, at.y() - size.height() / 2),
                             QPointF(at.x() - beside - size.width(), at.y() - size.height() / 2),
                             QPointF(at.x() - size.width() / 2, at.y() - beside - size.height()),
                             QPointF(at.x() - size.width() / 2, at.y() + beside)};
    QRectF best;
    double least = -1;
    for (const QPointF corner : corners) {
        const QRectF card = inside(QRectF(corner, size), room);
        double hidden = card.adjusted(-6, -6, 6, 6).contains(at) ? area(card) : 0;
        for (const QRectF& other : taken) hidden += area(card & other);
        if (least >= 0 && hidden >= least) continue;
        least = hidden;
        best = card;
    }
    return best;
}

ReadoutCard::ReadoutCard(const Readout& readout, const QFont& font, const Theme& theme, const QRectF& room) {
    QFont plain = font;
    plain.setPointSizeF(plain.pointSizeF() * 0.92);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    if (!readout.where.isEmpty()) lines_.push_back({readout.where, plain, theme.muted});
    if (!readout.what.isEmpty()) lines_.push_back({readout.what, bold, theme.text});
    for (const QString& line : readout.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines_.push_back({line, plain, theme.muted});

    // a title may be as long as it likes, the card may not be wider than the plane
    const double most = std::max(60.0, room.width() - 2 * padding - 12);
    double width = 0;
    double height = -line_gap;
    for (Line& line : lines_) {
        const QFontMetricsF metrics(line.font);
        line.text = metrics.elidedText(line.text, Qt::ElideRight, most);
        width = std::max(width, metrics.horizontalAdvance(line.text));
        height += metrics.height() + line_gap;
    }
    size_ = {std::ceil(width) + 2 * padding, std::ceil(height) + 2 * padding - 4};
}

void ReadoutCard::draw(QPainter& painter, const QRectF& place, const Theme& theme) const {
    painter.setPen(Qt::NoPen);
    for (int i = 3; i >= 1; --i) {  // a soft shadow
        painter.setBrush(QColor(0, 0, 0, theme.dark ? 40 : 10));
        painter.drawRoundedRect(place.adjusted(-i, -i + 1, i, i + 1), radius + i, radius + i);
    }
    painter.setBrush(theme.card);
    painter.setPen(QPen(theme.card_border, 1));
    painter.drawRoundedRect(place, radius, radius);
    double y = place.top() + padding - 2;
    for (const Line& line : lines_) {
        const QFontMetricsF metrics(line.font);
        painter.setFont(line.font);
        painter.setPen(line.color);
        painter.drawText(QPointF(place.left() + padding, y + metrics.ascent()), line.text);
        y += metrics.height() + line_gap;
    }
}

}  // namespace separatrix
