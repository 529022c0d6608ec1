// Where the brush lets movies fall.
#pragma once

#include <QPointF>
#include <vector>

#include "core/math/random.h"
#include "ui/model/plane/tool_options.h"

namespace separatrix {

/// One stroke, from press to release. The same path with the same seed gives the same movies on every machine.
class BrushStroke {
public:
    BrushStroke(const ToolOptions& options, QPointF start, std::uint64_t seed);

    /// What falls while the brush goes straight to `to`, or rests there, in `seconds`. The first call also gives the
    /// load with which it touches the plane: as many as the density says. On the way as many again for each of its
    /// widths; where it rests, for each second. Fractions are kept for the next call.
    std::vector<QPointF> advance(QPointF to, double seconds);
    /// Where it is now.
    QPointF at() const { return at_; }

private:
    QPointF offset();

    ToolOptions options_;
    QPointF at_;
    Rng rng_;
    double due_;
};

}  // namespace separatrix
