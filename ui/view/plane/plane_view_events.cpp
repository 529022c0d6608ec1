// Every event goes straight to the gestures: QCustomPlot's own interactions are not used.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "ui/view/plane/plane_overlay_item.h"
#include "ui/view/plane/plane_view.h"

namespace separatrix {

bool PlaneView::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool forward = key->key() == Qt::Key_Tab && !(key->modifiers() & ~Qt::KeypadModifier);
        const bool back = key->key() == Qt::Key_Backtab && !(key->modifiers() & ~Qt::ShiftModifier);
        // only with the crosshair does Tab walk the points; Escape puts it away, so nobody is caught here
        if ((forward || back) && gestures_->tab(forward)) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::ShortcutOverride) {
        // the window's Delete or digits must not take what is meant for the plane
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const bool digit = key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9;
        if (plain && (digit || key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace ||
                      (key->key() == Qt::Key_Escape &&
                       (gestures_->crosshair().active || gestures_->isBusy() || !session_->selection()->empty())))) {
            event->accept();
            return true;
        }
    }
    return BoardPlot::event(event);
}

void PlaneView::showEvent(QShowEvent* event) {
    BoardPlot::showEvent(event);
    updateHint();
}

void PlaneView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Decision plane"));
        if (hint_) {
            updateHint();
            setTheme(theme());
        }
    }
    BoardPlot::changeEvent(event);
}

void PlaneView::mousePressEvent(QMouseEvent* event) {
    overlay_item_->setFocusFrame(false);  // the frame is for those who come by keyboard
    repaintPart(overlay_part);
    gestures_->press(event->position(), event->button(), event->modifiers());
    event->accept();
}

void PlaneView::mouseMoveEvent(QMouseEvent* event) {
    gestures_->move(event->position(), event->buttons());
    event->accept();
}

void PlaneView::mouseReleaseEvent(QMouseEvent* event) {
    gestures_->release(event->position(), event->button());
    event->accept();
}

void PlaneView::mouseDoubleClickEvent(QMouseEvent* event) {
    gestures_->doubleClick(event->position(), event->button());
    event->accept();
}

void PlaneView::wheelEvent(QWheelEvent* event) {
    gestures_->wheel(event->position(), event->angleDelta().y() / 120.0);
    event->accept();
}

void PlaneView::leaveEvent(QEvent* event) {
    gestures_->leave();
    BoardPlot::leaveEvent(event);
}

void PlaneView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Menu && gestures_->menu()) {
        event->accept();
    } else if (gestures_->key(event->key(), event->modifiers())) {
        event->accept();
    } else {
        event->ignore();  // Space, E, S ... belong to the window
    }
}

void PlaneView::focusInEvent(QFocusEvent* event) {
    const auto reason = event->reason();
    overlay_item_->setFocusFrame(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                                 reason == Qt::ShortcutFocusReason);
    describe();
    repaintPart(overlay_part);
    BoardPlot::focusInEvent(event);
}

void PlaneView::focusOutEvent(QFocusEvent* event) {
    overlay_item_->setFocusFrame(false);
    repaintPart(overlay_part);
    BoardPlot::focusOutEvent(event);
}

}  // namespace separatrix
