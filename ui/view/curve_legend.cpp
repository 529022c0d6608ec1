#include "ui/view/curve_legend.h"

#include <QPainter>

#include "ui/view/style.h"

namespace separatrix {

namespace {

constexpr int dash_length = 18;
constexpr int gap = 5;
constexpr int between = 14;

}  // namespace

CurveLegend::CurveLegend(QWidget* parent) : QLabel(parent) {
    setRole(this, "small");
    setCurves(false);
}

void CurveLegend::setCurves(bool with_test) {
    with_test_ = with_test;
    const QString spoken = with_test ? tr("Solid: training, dashed: test") : tr("Solid: training");
    if (spoken != accessibleName()) setAccessibleName(spoken);
    update();
}

QSize CurveLegend::sizeHint() const { return {80, fontMetrics().height() + 2}; }

void CurveLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor color = palette().color(QPalette::WindowText);
    const double y = height() / 2.0;
    double x = 0;
    const auto entry = [&](const QString& name, bool dashed) {
        QPen pen(color, 1.6);
        if (dashed) pen.setDashPattern({3, 2});
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + dash_length, y));
        painter.setPen(color);
        const int width = fontMetrics().horizontalAdvance(name);
        painter.drawText(QRectF(x + dash_length + gap, 0, width + 2, height()), Qt::AlignVCenter, name);
        x += dash_length + gap + width + between;
    };
    entry(tr("train"), false);
    if (with_test_) entry(tr("test"), true);
}

}  // namespace separatrix
