// Colours and shapes: one meaning everywhere (points, field, curves, bars), in light and dark.
#pragma once

#include <QColor>
#include <QString>

namespace separatrix {

enum class ThemeChoice { system, light, dark };

struct Theme {
    bool dark = false;
    QColor window;  ///< behind the cards
    QColor card;
    QColor card_border;
    QColor text;
    QColor muted;    ///< secondary text: at least 4.5 : 1 on card and window
    QColor control;  ///< fill of combo boxes
    QColor control_hover;
    QColor groove;       ///< unfilled part of a slider
    QColor strong;       ///< filled part of a slider, primary button
    QColor on_strong;    ///< text on it
    QColor accent;       ///< selection, focus ring
    QColor grid;         ///< grid lines of plots
    QColor paper;        ///< the field at p = 0.5
    QColor border_line;  ///< the decision border
    QColor halo;         ///< around it and around points
    QColor error;
    QColor good;
    double field_strength = 0.5;  ///< how far the field goes from paper to the class colour at p = 1

    /// Okabe-Ito, by class index: dislikes vermilion, likes blue, then the others; 10 different ones.
    QColor class_color(int label) const;
    /// The field's colour where `label` wins with confidence c in [0, 1] (0: paper).
    QColor field_color(int label, double confidence) const;

    bool operator==(const Theme&) const = default;
};

Theme light_theme();
Theme dark_theme();

/// Every class has its own shape too.
enum class ClassShape { cross, disc, triangle, square, diamond, triangle_down, plus, star, hexagon, pentagon };
ClassShape class_shape(int label);

}  // namespace separatrix
