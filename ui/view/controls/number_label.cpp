#include "ui/view/controls/number_label.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStyleOption>
#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

double widest_digit(const QFontMetricsF& metrics) {
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

bool is_numeral(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }

double width_of(const QFontMetricsF& metrics, const QString& text) {
    const double digit = widest_digit(metrics);
    double width = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (is_numeral(text[i])) {
            width += digit;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !is_numeral(text[end])) ++end;
        width += metrics.horizontalAdvance(text.mid(i, end - i));
        i = end;
    }
    return width;
}

}  // namespace

NumberLabel::NumberLabel(QWidget* parent) : QLabel(parent) { setTextFormat(Qt::PlainText); }

int NumberLabel::widthOf(const QString& text) const {
    ensurePolished();
    return static_cast<int>(std::ceil(width_of(QFontMetricsF(font()), text)));
}

void NumberLabel::reserve(const QString& sample) {
    sample_ = sample;
    updateGeometry();
}

QSize NumberLabel::sizeHint() const {
    const int width = sample_.isEmpty() ? widthOf(text()) : std::max(widthOf(sample_), widthOf(text()));
    return {width, fontMetrics().height()};
}

QSize NumberLabel::minimumSizeHint() const {
    const QSize size = sizeHint();
    return sample_.isEmpty() ? QSize(0, size.height()) : QSize(widthOf(sample_), size.height());
}

void NumberLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFontMetricsF metrics(font());
    QString shown = text();
    const double room = width();
    if (width_of(metrics, shown) > room + 0.5) {
        while (!shown.isEmpty() && width_of(metrics, shown + QChar(0x2026)) > room) shown.chop(1);
        shown += QChar(0x2026);
    }
    const double digit = widest_digit(metrics);
    double x = 0;
    if (alignment() & Qt::AlignRight) x = room - width_of(metrics, shown);
    if (alignment() & Qt::AlignHCenter) x = (room - width_of(metrics, shown)) / 2;
    const double baseline = (height() - metrics.height()) / 2 + metrics.ascent();
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    for (qsizetype i = 0; i < shown.size();) {
        if (is_numeral(shown[i])) {
            const double own = metrics.horizontalAdvance(shown[i]);
            painter.drawText(QPointF(x + (digit - own) / 2, baseline), shown.mid(i, 1));
            x += digit;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < shown.size() && !is_numeral(shown[end])) ++end;
        const QString run = shown.mid(i, end - i);
        painter.drawText(QPointF(x, baseline), run);
        x += metrics.horizontalAdvance(run);
        i = end;
    }
}

}  // namespace separatrix
