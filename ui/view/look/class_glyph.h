// The shape and colour of a class, wherever it is shown.
#pragma once

#include <QIcon>
#include <QPainterPath>

#include "ui/model/look/theme.h"

class QPainter;

namespace separatrix {

/// Around the origin; `radius` is half the size of the disc, the other shapes look about as large.
QPainterPath class_path(ClassShape shape, double radius);

struct GlyphStyle {
    double radius = 5.5;
    double halo = 1.6;    ///< width of the paper around it; 0: none
    bool hollow = false;  ///< kept for testing
    bool wrong = false;   ///< ringed
};
/// How far a glyph reaches from its middle.
double glyph_extent(const GlyphStyle& style);
void draw_class_glyph(QPainter& painter, QPointF middle, int label, const GlyphStyle& style, const Theme& theme);

/// For buttons and menus.
QIcon class_icon(int label, const Theme& theme, int size = 16);

}  // namespace separatrix
