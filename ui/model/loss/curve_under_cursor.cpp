#include "ui/model/loss/curve_under_cursor.h"

#include <limits>

#include "ui/model/loss/pinned_curves.h"

namespace separatrix {

namespace {

constexpr double near_curve = 14;  ///< pixels from the cursor within which a pinned curve is the one that is meant

}  // namespace

std::optional<CurveUnderCursor> curve_under_cursor(const LossHistory* history, const std::vector<PinnedRun>& pins,
                                                   double x, const std::function<double(double)>& pixels_away,
                                                   PlotQuantity quantity) {
    std::optional<CurveUnderCursor> found;
    double closest = std::numeric_limits<double>::infinity();
    if (history)
        if (const auto reading = loss_reading(*history, x, quantity)) {
            found = CurveUnderCursor{*reading, std::nullopt, std::nullopt};
            for (const LossCurve curve : {LossCurve::train, LossCurve::test}) {
                const auto place = curve_place(*history, x, curve, quantity);
                if (!place || pixels_away(place->value) >= closest) continue;
                closest = pixels_away(place->value);
                found->place = place;
            }
        }
    for (const PinnedRun& pin : pins) {
        const auto place = curve_place(pin.run->history, x, LossCurve::train, quantity);
        if (!place) continue;
        const double distance = pixels_away(place->value);
        const bool beyond_run = !found || x > found->reading.epoch + 1;
        if (distance >= closest || (distance > near_curve && !beyond_run)) continue;
        closest = distance;
        found = CurveUnderCursor{{place->epoch, pin_reading(pin.label, *place, quantity)}, place, pin.slot};
    }
    return found;
}

}  // namespace separatrix
