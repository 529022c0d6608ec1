// What follows the cursor: rings, crosshair, the tool's reach, the read-out card, the keyboard's focus frame; and the
// probes with their cards, which follow the training.
#pragma once

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_gestures.h"
#include "ui/view/canvas/layered_plot.h"
#include "ui/view/plane/readout_card.h"

namespace separatrix {

class PlaneOverlayItem : public UnbufferedItem {
    Q_OBJECT
public:
    PlaneOverlayItem(QCustomPlot* plot, const QString& layer, const PlaneGestures* gestures, const Session* session)
        : UnbufferedItem(plot, layer), gestures_(gestures), session_(session) {}
    void setTheme(const Theme& theme) { theme_ = theme; }
    void setReadout(const Readout& readout) { readout_ = readout; }
    void setFocusFrame(bool shown) { focus_frame_ = shown; }
    /// On a small plane a probe is a mark with its name; its card comes under the cursor.
    void setBriefProbes(bool brief) { brief_probes_ = brief; }
    /// As they were drawn last, in the order of the document's probes; null where there is a name only.
    const std::vector<QRectF>& probeCards() const { return probe_cards_; }
    /// Whether a card that was drawn last had no room inside the axes.
    bool cardsStickOut() const;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override;

private:
    void drawCard(QPainter& painter, const ReadoutCard& card, const QRectF& place);
    void drawRing(QPainter& painter, std::size_t index, const QColor& color) const;
    void drawCrosshair(QPainter& painter) const;
    void drawReach(QPainter& painter, QPointF at, double radius) const;
    void drawOutline(QPainter& painter) const;
    void drawProbes(QPainter& painter);
    void drawProbeMark(QPainter& painter, QPointF at, const QColor& color) const;
    void drawProbeName(QPainter& painter, QPointF at, const QString& name, const QRectF& room) const;

    const PlaneGestures* gestures_;
    const Session* session_;
    Theme theme_;
    Readout readout_;
    bool focus_frame_ = false;
    bool brief_probes_ = false;
    std::vector<QRectF> probe_cards_;
    QRectF cards_;  ///< around all of them with their shadows
};

}  // namespace separatrix
