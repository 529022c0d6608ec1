// The plane's axes: square if wanted, in the middle of what is left.
#pragma once

#include <qcustomplot.h>

#include "ui/model/canvas/plane_mapping.h"

namespace separatrix {

class PlaneAxisRect : public QCPAxisRect {
    Q_OBJECT
public:
    explicit PlaneAxisRect(QCustomPlot* plot);
    void setSquare(bool square) { square_ = square; }
    void update(UpdatePhase phase) override;
    /// Empty pixels below the axes' labels, since the data is square and the room is not.
    int spareBelow() const { return spare_below_; }

private:
    bool square_ = true;
    int spare_below_ = 0;
};

/// As the plot is laid out now; while a picture is exported this is the picture's layout.
PlaneMapping mapping_of(const QCustomPlot& plot);

}  // namespace separatrix
