#include "ui/view/controls/folding_row.h"

#include <QEvent>
#include <QResizeEvent>

namespace separatrix {

FoldingRow::FoldingRow(QWidget* parent) : QWidget(parent), line_(new QHBoxLayout(this)) {
    line_->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() knows better
}

int FoldingRow::widthWith(int count) {
    for (int i = 0; i < static_cast<int>(folds_.size()); ++i) folds_[static_cast<std::size_t>(i)](i < count);
    // a row within the row tells of its new size only when the events are next looked at
    for (int i = 0; i < line_->count(); ++i) {
        QWidget* part = line_->itemAt(i)->widget();
        if (!part) continue;
        if (part->layout()) part->layout()->invalidate();
        part->updateGeometry();
    }
    line_->invalidate();
    return line_->minimumSize().width();
}

void FoldingRow::fit() {
    const int all = static_cast<int>(folds_.size());
    narrowest_ = widthWith(all);
    folded_ = 0;
    while (widthWith(folded_) > width() && folded_ < all) ++folded_;
    emit settled();
    updateGeometry();
}

QSize FoldingRow::minimumSizeHint() const { return {narrowest_, line_->minimumSize().height()}; }

void FoldingRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fit();
}

void FoldingRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

}  // namespace separatrix
