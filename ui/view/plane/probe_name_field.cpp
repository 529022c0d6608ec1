#include "ui/view/plane/probe_name_field.h"

#include <QKeyEvent>
#include <algorithm>

#include "ui/model/plane/probe_text.h"

namespace separatrix {

namespace {

constexpr int field_width = 170;
constexpr int field_beside = 14;  ///< the mark is still seen
constexpr int field_margin = 4;   ///< to the plane's edges

int kept_between(int place, int room) {
    return std::clamp(place, field_margin, std::max(field_margin, room - field_margin));
}

}  // namespace

ProbeNameField::ProbeNameField(const QString& name, QPointF mark, QWidget* plane) : QLineEdit(name, plane) {
    setObjectName(QStringLiteral("probeName"));
    setAccessibleName(tr("Name of the probe"));
    setToolTip(tr("Enter keeps the name, Escape leaves it as it was"));
    setMaxLength(longest_probe_name);
    selectAll();
    const int height = sizeHint().height();
    setGeometry(kept_between(static_cast<int>(mark.x()) + field_beside, plane->width() - field_width),
                kept_between(static_cast<int>(mark.y()) - height / 2, plane->height() - height), field_width, height);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (ended_) return;  // hiding it is finishing once more
        ended_ = true;
        hide();
        emit kept(text());
        leave();
    });
    show();
    setFocus(Qt::PopupFocusReason);
}

bool ProbeNameField::event(QEvent* event) {
    const bool escape = (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
                        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (!escape) return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) leave();
    return true;
}

void ProbeNameField::leave() {
    ended_ = true;
    hide();
    deleteLater();
    parentWidget()->setFocus();
}

}  // namespace separatrix
