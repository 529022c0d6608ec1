// The line under which the loss cannot fall, with its formula.
#pragma once

#include <optional>

#include "ui/model/look/theme.h"

class QCPItemLine;
class QCPItemText;

namespace separatrix {

class LossPlot;

class FloorLine {
public:
    /// Adds its items to `plot`, which keeps them.
    explicit FloorLine(LossPlot* plot);
    void setTheme(const Theme& theme);
    /// On the axes as they are now; nothing: no line.
    void show(const std::optional<double>& floor);

private:
    LossPlot* plot_;
    QCPItemLine* line_;
    QCPItemText* text_;
};

}  // namespace separatrix
