#include "ui/view/loss/floor_line.h"

#include "ui/view/loss/loss_plot.h"

namespace separatrix {

FloorLine::FloorLine(LossPlot* plot) : plot_(plot), line_(new QCPItemLine(plot)), text_(new QCPItemText(plot)) {
    text_->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    text_->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    text_->position->setTypeY(QCPItemPosition::ptPlotCoords);
    line_->start->setTypeX(QCPItemPosition::ptAxisRectRatio);
    line_->end->setTypeX(QCPItemPosition::ptAxisRectRatio);
}

void FloorLine::setTheme(const Theme& theme) {
    line_->setPen(QPen(theme.accent, 1.2));
    text_->setColor(theme.accent);
    text_->setFont(LossPlot::smallFont());
}

void FloorLine::show(const std::optional<double>& floor) {
    line_->setVisible(floor.has_value());
    text_->setVisible(floor.has_value());
    if (!floor) return;
    line_->start->setCoords(0, *floor);
    line_->end->setCoords(1, *floor);
    const QRectF inside = plot_->axisRect()->rect();
    const QString whole = loss_floor_text(*floor);
    const bool fits = QFontMetricsF(text_->font()).horizontalAdvance(whole) <= inside.width() - 4;
    text_->setText(fits ? whole : loss_floor_text(*floor, true));
    text_->position->setCoords(1, *floor);
    // under the line where over it there is no room
    const bool at_top = plot_->yAxis->coordToPixel(*floor) < inside.top() + 20;
    text_->setPositionAlignment(Qt::AlignRight | (at_top ? Qt::AlignTop : Qt::AlignBottom));
}

}  // namespace separatrix
