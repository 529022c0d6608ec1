#include "ui/view/loss/cursor_reading.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/model/loss/pinned_curves.h"
#include "ui/view/loss/loss_plot.h"

namespace separatrix {

CursorReading::CursorReading(LossPlot* plot)
    : plot_(plot),
      theme_(light_theme()),
      hairline_(new QCPItemStraightLine(plot)),
      dot_(new QCPItemEllipse(plot)),
      text_(new QCPItemText(plot)) {
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{hairline_, dot_, text_}) {
        item->setLayer(QLatin1String(LossPlot::reading_layer));
        item->setVisible(false);
    }
    for (QCPItemPosition* corner : {dot_->topLeft, dot_->bottomRight}) corner->setType(QCPItemPosition::ptAbsolute);
    text_->setClipToAxisRect(false);
    text_->setPadding(QMargins(8, 5, 8, 5));
    text_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    text_->position->setType(QCPItemPosition::ptAbsolute);
}

void CursorReading::setTheme(const Theme& theme) {
    theme_ = theme;
    hairline_->setPen(QPen(theme.muted, 1));
    text_->setFont(LossPlot::smallFont());
    text_->setColor(theme.text);
    text_->setBrush(theme.card);
    text_->setPen(QPen(theme.card_border));
    dot_->setPen(QPen(theme.card, 1));
}

std::optional<CurveUnderCursor> CursorReading::found(const LossHistory* history, const std::vector<PinnedRun>& pins,
                                                     PlotQuantity quantity) const {
    if (!cursor_ || !QRectF(plot_->axisRect()->rect()).contains(*cursor_)) return std::nullopt;
    const auto pixels_away = [this](double value) {
        if (plot_->isLogarithmic() && value <= 0) return std::numeric_limits<double>::infinity();
        return std::abs(plot_->yAxis->coordToPixel(value) - cursor_->y());
    };
    return curve_under_cursor(history, pins, plot_->xAxis->pixelToCoord(cursor_->x()), pixels_away, quantity);
}

void CursorReading::show(const LossHistory* history, const std::vector<PinnedRun>& pins, PlotQuantity quantity) {
    const auto meant = found(history, pins, quantity);
    hairline_->setVisible(meant.has_value());
    text_->setVisible(meant.has_value());
    dot_->setVisible(meant && meant->place);
    if (!meant) return;
    if (meant->place) {
        const QPointF at(plot_->xAxis->coordToPixel(meant->place->epoch),
                         plot_->yAxis->coordToPixel(meant->place->value));
        dot_->topLeft->setPixelPosition(at - QPointF(3.5, 3.5));
        dot_->bottomRight->setPixelPosition(at + QPointF(3.5, 3.5));
        dot_->setBrush(meant->slot ? pin_color(*meant->slot, theme_) : theme_.text);
    }
    const LossReading& reading = meant->reading;
    hairline_->point1->setCoords(reading.epoch, plot_->yAxis->range().lower);
    hairline_->point2->setCoords(reading.epoch, plot_->yAxis->range().upper);
    text_->setText(reading.text);
    // beside the line, on the side that has room
    const QRectF inside = plot_->axisRect()->rect();
    const double at = plot_->xAxis->coordToPixel(reading.epoch);
    const double width = QFontMetricsF(text_->font()).horizontalAdvance(reading.text) + 18;
    const double left = at + 8 + width <= inside.right() ? at + 8 : std::max(inside.left(), at - 8 - width);
    text_->position->setPixelPosition(QPointF(left, inside.top() + 4));
    plot_->setAccessibleDescription(reading.text);
}

void CursorReading::replot() { plot_->layer(QLatin1String(LossPlot::reading_layer))->replot(); }

}  // namespace separatrix
