// The tinted field and, above it, the border.
#pragma once

#include <QImage>

#include "core/analysis/boundary.h"
#include "ui/model/look/theme.h"
#include "ui/view/canvas/dotted_curve.h"
#include "ui/view/canvas/layered_plot.h"

namespace separatrix {

/// A picture of a rectangle of the plane, drawn smoothly; its pixels are the field's nodes.
class PlaneFieldItem : public UnbufferedItem {
    Q_OBJECT
public:
    PlaneFieldItem(QCustomPlot* plot, const QString& layer) : UnbufferedItem(plot, layer) {}
    void setPicture(const QImage& image, const PlaneRect& rect);
    const QImage& image() const { return image_; }
    bool fillsAxes() const override;

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    QImage image_;
    PlaneRect rect_;
};

/// For pictures of the lines of 0.25 and 0.75; on a screen DottedCurve draws about the same. `unit`: pixels to a
/// logical pixel.
QPen quarter_pen(const Theme& theme, double unit = 1);

/// p = 0.5 as a haloed line, 0.25 and 0.75 dotted, and the thin frame of the axes.
class PlaneBorderItem : public UnbufferedItem {
    Q_OBJECT
public:
    static constexpr int reach = 2;  ///< logical pixels beyond the axes: the frame
    PlaneBorderItem(QCustomPlot* plot, const QString& layer);
    void setBoundary(const Boundary& boundary) { boundary_ = boundary; }
    void setTheme(const Theme& theme);

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    Boundary boundary_;
    Theme theme_;
    DottedCurve dots_;
};

}  // namespace separatrix
