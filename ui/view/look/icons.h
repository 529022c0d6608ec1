// Icons drawn as vectors in the theme's colours: crisp at every scale, disabled ones muted.
#pragma once

#include <QIcon>

#include "ui/model/look/theme.h"

namespace separatrix {

enum class Glyph {
    play,
    pause,
    undo,
    redo,
    dice,
    add,
    move,
    erase,
    brush,
    relabel,
    select,
    lasso,
    probe,
    step_epoch,
    step_sample,
    reset,
    expand,
    collapse,
    more,
    enlarge,
    shrink
};

QIcon glyph_icon(Glyph glyph, const QColor& color, const QColor& disabled);
/// In the colour of the text.
QIcon glyph_icon(Glyph glyph, const Theme& theme);

}  // namespace separatrix
