// Fusion with our combo boxes, spin boxes, check and radio marks, arrows and focus rings: drawn as vectors, so they
// are crisp at every scale.
#pragma once

#include <QProxyStyle>

#include "ui/model/look/theme.h"

namespace separatrix {

class DrawnStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit DrawnStyle(const Theme& theme);
    void setTheme(const Theme& theme) { theme_ = theme; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;
    QPixmap generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap, const QStyleOption* option) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;

private:
    void drawField(QPainter* painter, const QRectF& rect, const QStyleOption& option) const;
    void drawMark(QPainter* painter, const QStyleOption& option, bool round) const;

    Theme theme_;
};

}  // namespace separatrix
