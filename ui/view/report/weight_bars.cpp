#include "ui/view/report/weight_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/model/report/report_text.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

constexpr int foot = 18;  ///< height of the numbers below

}  // namespace

WeightBars::WeightBars(QWidget* parent) : QWidget(parent), theme_(light_theme()) {
    setObjectName(QStringLiteral("weightBars"));
    setAccessibleName(tr("Histogram of the weights"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WeightBars::setHistogram(const WeightHistogram& histogram) {
    histogram_ = histogram;
    setAccessibleDescription(histogram_text(histogram_));
    update();
}

void WeightBars::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QRectF WeightBars::plot() const { return {1, 2, width() - 2.0, height() - foot - 2.0}; }

bool WeightBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const QRectF room = plot();
    const int bin = std::clamp(static_cast<int>((help->pos().x() - room.left()) / room.width() * WeightHistogram::bins),
                               0, WeightHistogram::bins - 1);
    QToolTip::showText(
        help->globalPos(),
        tr("%1 of %2 weight(s) between %3 and %4", nullptr, plural(histogram_.total))
            .arg(grouped_number(histogram_.counts[static_cast<std::size_t>(bin)]), grouped_number(histogram_.total),
                 significant(histogram_.bin_low(bin), 3), significant(histogram_.bin_low(bin + 1), 3)),
        this);
    return true;
}

void WeightBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF room = plot();
    const Index most = std::max<Index>(1, *std::max_element(histogram_.counts.begin(), histogram_.counts.end()));
    constexpr int bins = WeightHistogram::bins;
    const double width = room.width() / bins;
    painter.setPen(QPen(theme_.card_border, 1));
    painter.drawLine(QPointF(room.left(), room.bottom() + 0.5), QPointF(room.right(), room.bottom() + 0.5));
    for (int bin = 0; bin < bins; ++bin) {
        const Index count = histogram_.counts[static_cast<std::size_t>(bin)];
        if (count == 0) continue;
        // one weight among thousands is still seen
        const double height = std::max(2.0, room.height() * static_cast<double>(count) / static_cast<double>(most));
        const QColor color = bin == bins / 2  ? theme_.muted
                             : bin < bins / 2 ? theme_.class_color(0)
                                              : theme_.class_color(1);
        painter.fillRect(
            QRectF(room.left() + bin * width + 0.5, room.bottom() - height, std::max(1.0, width - 1), height), color);
    }
    painter.setPen(theme_.muted);
    const QRectF numbers(room.left(), room.bottom() + 2, room.width(), foot - 2);
    const QString reach = significant(histogram_.reach, 1);
    painter.drawText(numbers, Qt::AlignLeft | Qt::AlignVCenter, QChar(0x2212) + reach);
    painter.drawText(numbers, Qt::AlignHCenter | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(numbers, Qt::AlignRight | Qt::AlignVCenter, QLatin1Char('+') + reach);
}

}  // namespace separatrix
