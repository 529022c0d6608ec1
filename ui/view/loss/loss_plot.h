// The plot of the loss card. On paper – a picture, a printed page – it carries its own legend and no cursor, because
// the card's legend stays behind.
#pragma once

#include <qcustomplot.h>

namespace separatrix {

class LossPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit LossPlot(QWidget* parent = nullptr);
    /// Layer of what follows the cursor.
    static constexpr const char* reading_layer = "reading";

protected:
    /// Called for pictures only; the screen is drawn layer by layer.
    void draw(QCPPainter* painter) override;
};

}  // namespace separatrix
