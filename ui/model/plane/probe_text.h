// What a probe says: a movie without a label, and what the network makes of it at this moment.
#pragma once

#include <QString>
#include <QStringList>

#include "core/document/document.h"
#include "core/training/predictor.h"
#include "ui/model/plane/plane_readout.h"

namespace separatrix {

inline constexpr int longest_probe_name = 40;

/// "Gravity?" for the first, "Probe 2" ... for the others; never one that is there already.
QString next_probe_name(const Document& document);

/// where: name and marks; what: the likeliest class with its p (in the lecture's story: that James likes it); detail: p
/// of every other class, the likeliest first. `predictor` may be null.
Readout probe_readout(const Document& document, const Predictor* predictor, const Probe& probe, double span);

}  // namespace separatrix
