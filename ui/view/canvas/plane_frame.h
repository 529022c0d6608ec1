// The plane as one frame of an animation: without a widget, so that any thread can draw it.
#pragma once

#include <QFont>
#include <QImage>

#include "core/document/document.h"
#include "ui/model/look/theme.h"

namespace separatrix {

struct PlaneFrame {
    const Document* document = nullptr;
    const Predictor* predictor = nullptr;
    QString caption;            ///< "epoch 120 · loss 0.0812"
    bool neuron_lines = false;  ///< of a first hidden layer
};

/// Field, border, movies and axes as on the big plane, square. The same for the same input, on every thread.
QImage plane_frame(const PlaneFrame& frame, QSize size, const QFont& font, const Theme& theme);

}  // namespace separatrix
