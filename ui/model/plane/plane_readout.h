// What the plane says about a place or a movie on it.
#pragma once

#include <QString>

#include "core/document/document.h"
#include "core/training/predictor.h"

namespace separatrix {

/// The card beside the cursor: a muted line, a bold one, and perhaps a third.
struct Readout {
    QString where;   ///< "Gravity · Alfred 2.7 · Bruce 3.6"
    QString what;    ///< "James likes it: 0.87"; empty before there is a network
    QString detail;  ///< the other classes of more than two; over a movie: p and how it was kept

    bool empty() const { return where.isEmpty() && what.isEmpty(); }
    /// In one line, for a screen reader.
    QString spoken() const;
    bool operator==(const Readout&) const = default;
};

/// `span`: marks from one edge of the view to the other; decides the digits. `predictor` may be null.
Readout place_readout(const Document& document, const Predictor* predictor, double x1, double x2, double span);
Readout point_readout(const Document& document, const Predictor* predictor, const Point& point, bool is_test,
                      double span);

/// "James likes it: 0.87", or p of every class for other classes than the lecture's: of more than two the likeliest
/// first.
QString probability_text(const Document& document, const Vector& p);
/// "Alfred" for the axis "Alfred's mark"; else the axis' name.
QString short_axis_name(const Axis& axis);

}  // namespace separatrix
