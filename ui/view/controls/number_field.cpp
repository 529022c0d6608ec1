#include "ui/view/controls/number_field.h"

#include <QKeyEvent>

namespace separatrix {

bool NumberField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // a field claims every key that prints; this one only those of numbers (E: of 1e-3)
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool letter = key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z && key->key() != Qt::Key_E;
        const bool plain = (key->modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == 0;
        if (plain && (letter || key->key() == Qt::Key_Space)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

}  // namespace separatrix
