// Rings around the chosen movies.
#pragma once

#include <qcustomplot.h>

#include "ui/model/look/theme.h"
#include "ui/model/session/session.h"
#include "ui/view/canvas/sprite.h"

namespace separatrix {

class PlaneSelectionItem : public QCPLayerable {
    Q_OBJECT
public:
    PlaneSelectionItem(QCustomPlot* plot, const QString& layer, const Session* session)
        : QCPLayerable(plot, layer), session_(session) {}
    void setTheme(const Theme& theme);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override;

private:
    template <class Visit>
    void each(const Visit& visit) const;  ///< of the chosen movies that are there

    const Session* session_;
    Theme theme_;
    Sprite ring_;
    double ring_ratio_ = 0;
    double ring_radius_ = 0;
};

}  // namespace separatrix
