#include "ui/view/plane/readout_card.h"

#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

namespace separatrix {

namespace {

constexpr double padding = 11;
constexpr double radius = 6;
constexpr double line_gap = 3;
constexpr double beside = 18;
constexpr double around_reach = 8;   ///< from the tool's ring
constexpr double usual_width = 300;  ///< of the text

QRectF inside(QRectF card, const QRectF& room) {
    card.moveLeft(std::clamp(card.left(), room.left(), std::max(room.left(), room.right() - card.width())));
    card.moveTop(std::clamp(card.top(), room.top(), std::max(room.top(), room.bottom() - card.height())));
    return card;
}

/// Lines no wider than `most`, broken after ", " and before " · "; a single part that is too wide is elided.
QStringList wrapped(const QString& text, const QFontMetricsF& metrics, double most) {
    QStringList parts;
    for (const QString& dotted : text.split(QStringLiteral(" · "))) {
        const QStringList listed = dotted.split(QStringLiteral(", "));
        for (qsizetype i = 0; i < listed.size(); ++i) {
            const QString before = parts.isEmpty() ? QString() : i > 0 ? QStringLiteral(", ") : QStringLiteral(" · ");
            parts << before + listed[i];
        }
    }
    QStringList lines;
    for (const QString& part : parts) {
        if (!lines.isEmpty() && metrics.horizontalAdvance(lines.last() + part) <= most) {
            lines.last() += part;
            continue;
        }
        if (part.startsWith(QLatin1Char(',')) && !lines.isEmpty()) lines.last() += QLatin1Char(',');
        const bool first = lines.isEmpty();
        lines << metrics.elidedText(first ? part : part.mid(part.startsWith(QLatin1Char(',')) ? 2 : 3), Qt::ElideRight,
                                    most);
    }
    return lines;
}

double area(const QRectF& rect) { return rect.isEmpty() ? 0 : rect.width() * rect.height(); }

}  // namespace

QRectF card_place(QSizeF size, QPointF at, const QRectF& room, double reach) {
    const double gap = std::max(beside, reach > 0 ? reach + around_reach : 0);
    const double y = at.y() - size.height() * 0.75;
    const double right = at.x() + gap;
    const double left = at.x() - gap - size.width();
    if (right + size.width() <= room.right()) return inside(QRectF(QPointF(right, y), size), room);
    if (left >= room.left()) return inside(QRectF(QPointF(left, y), size), room);
    // no room beside it: above or below
    const double above = at.y() - gap - size.height();
    const double x = at.x() - size.width() / 2;
    return inside(QRectF(QPointF(x, above >= room.top() ? above : at.y() + gap), size), room);
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
    // a title may be as long as it likes, the card may not be wider than the plane
    const double most = std::max(60.0, std::min(usual_width, room.width() - 2 * padding - 12));
    const auto add = [&](const QString& text, const QFont& with, const QColor& color) {
        for (const QString& line : wrapped(text, QFontMetricsF(with), most)) lines_.push_back({line, with, color});
    };
    if (!readout.where.isEmpty()) add(readout.where, plain, theme.muted);
    if (!readout.what.isEmpty()) add(readout.what, bold, theme.text);
    if (!readout.detail.isEmpty()) add(readout.detail, plain, theme.muted);
    double width = 0;
    double height = -line_gap;
    for (const Line& line : lines_) {
        const QFontMetricsF metrics(line.font);
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
