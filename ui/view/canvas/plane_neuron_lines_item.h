// The sub-problems on the plane: each first-layer neuron's own line, dashed, with its name.
#pragma once

#include <qcustomplot.h>

#include "core/analysis/neuron_lines.h"
#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/look/theme.h"
#include "ui/view/canvas/layered_plot.h"

namespace separatrix {

/// More neurons' lines than these cannot be told apart.
inline constexpr Index most_neuron_lines = 16;
/// Names keep away from so many movies: among more there is no free place anyway.
inline constexpr std::size_t most_points_avoided = 500;

/// The lines with their names in circles, which keep away from each other and from the points. `lit`: a neuron whose
/// line stands out; -1: none. `unit`: pixels to a logical pixel.
void draw_neuron_lines(QPainter& painter, const std::vector<NeuronLine>& lines, int lit,
                       const std::vector<PlanePoint>& points, const PlaneMapping& mapping, const QFont& font,
                       const Theme& theme, double unit = 1);
/// The middles of those circles, all of them inside the plane.
std::vector<QPointF> neuron_name_places(const std::vector<NeuronLine>& lines, const std::vector<PlanePoint>& points,
                                        const PlaneMapping& mapping, double unit = 1);

class PlaneNeuronLinesItem : public UnbufferedItem {
    Q_OBJECT
public:
    PlaneNeuronLinesItem(QCustomPlot* plot, const QString& layer) : UnbufferedItem(plot, layer) {}
    /// Of the part of the plane that is looked at; more neurons than can be told apart show only the lit one.
    void setNetwork(const Predictor& predictor, const PlaneRect& view);
    void clear();
    /// Names keep away from them.
    void setPoints(const Points& points);
    void setTheme(const Theme& theme) { theme_ = theme; }
    void setShown(bool shown);
    bool isShown() const { return shown_; }
    /// The line of this neuron (-1: none) stands out, and is seen even where the lines are not shown.
    bool setLit(int neuron);
    int lit() const { return lit_; }
    /// Those that are drawn now.
    std::vector<NeuronLine> drawn() const;
    /// Their names, which another item shows: above the movies.
    void drawNames(QCPPainter* painter);

protected:
    QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    std::vector<NeuronLine> lines_;
    std::vector<PlanePoint> points_;
    Index neurons_ = 0;
    Theme theme_;
    bool shown_ = true;
    int lit_ = -1;
    // looked for among all movies: kept until something moves
    std::vector<QPointF> name_places_;
    PlaneMapping names_placed_for_;
};

/// The names of the lines, above what was made between the two.
class PlaneNeuronNamesItem : public UnbufferedItem {
    Q_OBJECT
public:
    PlaneNeuronNamesItem(QCustomPlot* plot, const QString& layer, PlaneNeuronLinesItem* lines)
        : UnbufferedItem(plot, layer), lines_(lines) {}

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override { lines_->drawNames(painter); }

private:
    PlaneNeuronLinesItem* lines_;
};

}  // namespace separatrix
