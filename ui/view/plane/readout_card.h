// The small card with what the plane says of a place.
#pragma once

#include <QFont>
#include <QPainter>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_readout.h"

namespace separatrix {

/// A read-out, laid out: a muted line, a bold one and perhaps more. What is longer than a few words or wider than
/// `room` is broken between its parts.
class ReadoutCard {
public:
    ReadoutCard(const Readout& readout, const QFont& font, const Theme& theme, const QRectF& room);
    QSizeF size() const { return size_; }
    void draw(QPainter& painter, const QRectF& place, const Theme& theme) const;

private:
    struct Line {
        QString text;
        QFont font;
        QColor color;
    };
    std::vector<Line> lines_;
    QSizeF size_;
};

/// Where a card of `size` goes so that it is beside `at` and inside `room`; not within `reach` of `at` if that is
/// possible.
QRectF card_place(QSizeF size, QPointF at, const QRectF& room, double reach = 0);
/// The same for one that stays: right, left, above or below, where it hides least of `taken`.
QRectF free_card_place(QSizeF size, QPointF at, const QRectF& room, const std::vector<QRectF>& taken);

}  // namespace separatrix
