// The tinted field and, above it, the border.
#pragma once

#include <QImage>

#include "core/analysis/boundary.h"
#include "ui/model/theme.h"
#include "ui/view/layered_plot.h"

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

/// p = 0.5 as a haloed line, 0.25 and 0.75 dotted, and the thin frame of the axes.
class PlaneBorderItem : public UnbufferedItem {
    Q_OBJECT
public:
    PlaneBorderItem(QCustomPlot* plot, const QString& layer) : UnbufferedItem(plot, layer) {}
    void setBoundary(const Boundary& boundary) { boundary_ = boundary; }
    void setTheme(const Theme& theme) { theme_ = theme; }

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    Boundary boundary_;
    Theme theme_;
};

}  // namespace separatrix
