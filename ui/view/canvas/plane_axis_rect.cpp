#include "ui/view/canvas/plane_axis_rect.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr int room_below = 40;  ///< for a line of text below the axes, before the data moves to the middle

}  // namespace

PlaneAxisRect::PlaneAxisRect(QCustomPlot* plot) : QCPAxisRect(plot, true) {
    setMinimumMargins(QMargins(10, 14, 16, 8));
}

void PlaneAxisRect::update(UpdatePhase phase) {
    if (phase == upLayout) spare_below_ = 0;
    if (phase == upLayout && square_) {
        // upMargins has just set the margins that the labels need; these only grow
        QMargins m = margins();
        const int width = outerRect().width() - m.left() - m.right();
        const int height = outerRect().height() - m.top() - m.bottom();
        const int side = std::min(width, height);
        if (side > 0) {
            const int across = width - side;
            const int down = height - side;
            spare_below_ = std::min(down, std::max(room_below, down - down / 2));
            setMargins(m + QMargins(across / 2, down - spare_below_, across - across / 2, spare_below_));
        }
    }
    QCPAxisRect::update(phase);
}

PlaneMapping mapping_of(const QCustomPlot& plot) {
    const QCPRange x = plot.xAxis->range();
    const QCPRange y = plot.yAxis->range();
    PlaneMapping mapping;
    mapping.rect = {x.lower, x.upper, y.lower, y.upper};
    mapping.pixels = QRectF(QPointF(plot.xAxis->coordToPixel(x.lower), plot.yAxis->coordToPixel(y.upper)),
                            QPointF(plot.xAxis->coordToPixel(x.upper), plot.yAxis->coordToPixel(y.lower)));
    return mapping;
}

}  // namespace separatrix
