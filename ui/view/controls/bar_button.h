// The buttons of the row over everything: how they are made, and the room they keep.
#pragma once

#include <QToolButton>

namespace separatrix {

/// A button as all of a bar are; reached with the Tab key, not taking the focus from the plane when it is clicked.
QToolButton* bar_button(QWidget* parent, const QString& name, const QString& text, const QString& spoken,
                        const QString& tooltip);

/// Fixes the width so that the button stays as it is when it is checked and its text becomes bold. `tight`: a button
/// with the property "narrow" gives away another pixel.
void keep_bold_width(QToolButton* button, bool tight = false);

}  // namespace separatrix
