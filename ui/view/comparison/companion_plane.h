// The plane of a second run: the same movies and the same view, another field and border. To look at only.
#pragma once

#include "ui/view/canvas/board_plot.h"

namespace separatrix {

class Companion;
class PlaneGestures;

class CompanionPlane : public BoardPlot {
    Q_OBJECT
public:
    /// Follows the view of `gestures`, the big plane's.
    CompanionPlane(const Session* session, Companion* companion, const PlaneGestures* gestures,
                   QWidget* parent = nullptr);

private:
    void takeDocument();

    const Session* session_;
    const PlaneGestures* gestures_;
};

}  // namespace separatrix
