#include "ui/view/maths/maths_sheet.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace separatrix {

MathsSheet::MathsSheet(QWidget* parent) : QWidget(parent), theme_(light_theme()) {
    setObjectName("mathsSheet");
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MathsSheet::setText(const MathsText& text) {
    if (text == text_) return;
    text_ = text;
    const double before = layout_.height;
    takeLayout();
    hovered_ = std::min<int>(hovered_, static_cast<int>(layout_.rows.size()) - 1);
    if (std::abs(before - layout_.height) > 0.5) updateGeometry();
    update();
}

void MathsSheet::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

void MathsSheet::setCorner(QWidget* corner) {
    corner_ = corner;
    corner->setParent(this);
    takeLayout();
}

void MathsSheet::takeLayout() {
    layout_ = layoutFor(seenWidth(width()));
    setMinimumWidth(static_cast<int>(layout_.needed));
    placeCorner();
}

void MathsSheet::placeCorner() {
    if (!corner_) return;
    corner_->setVisible(!text_.isEmpty());
    if (const QRect place = layout_.corner.toRect(); place.isValid() && place != corner_->geometry())
        corner_->setGeometry(place);
}

double MathsSheet::seenWidth(int width) const {
    return parentWidget() ? std::min(width, parentWidget()->width()) : width;
}

int MathsSheet::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(layoutFor(seenWidth(width)).height)) + 8;
}

QSize MathsSheet::sizeHint() const { return {360, heightForWidth(std::max(width(), 320))}; }

MathsLayout MathsSheet::layoutFor(double width) const {
    return maths_layout(text_, width, MathsPens(font(), theme_), corner_ ? QSizeF(corner_->sizeHint()) : QSizeF());
}

void MathsSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    takeLayout();
}

void MathsSheet::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered_ >= 0 && hovered_ < static_cast<int>(layout_.rows.size())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.control);
        painter.drawRoundedRect(layout_.rows[static_cast<std::size_t>(hovered_)].rect, 5, 5);
    }
    const QRectF dirty = event->rect();
    const MathsPens pens(font(), theme_);
    for (const MathsLayout::Piece& piece : layout_.pieces) {
        if (piece.baseline < dirty.top() - 200 || piece.baseline > dirty.bottom() + 200) continue;
        const FormulaPainter formula = pens.painterOf(piece.style, piece.state);
        const double width = formula.measure(piece.formula).width;
        const bool is_small_print = piece.style == MathsStyle::note || piece.style == MathsStyle::section;
        const double scale = width > piece.room && piece.room > 0
                                 ? std::max(piece.room / width, is_small_print ? 0.0 : smallest_scale)
                                 : 1;
        painter.save();
        const double x = piece.right ? piece.x - width * scale : piece.x;
        painter.translate(width * scale > piece.room + 1 ? std::max(sheet_margin, x) : x, piece.baseline);
        painter.scale(scale, scale);
        formula.draw(painter, {0, 0}, piece.formula);
        painter.restore();
    }
    painter.setPen(Qt::NoPen);
    for (const MathsLayout::Dot& dot : layout_.dots) {
        painter.setBrush(dot.state == CheckState::agrees    ? theme_.good
                         : dot.state == CheckState::differs ? theme_.error
                                                            : theme_.muted);
        // not by colour alone: what is wrong is a square
        if (dot.state == CheckState::differs)
            painter.drawRect(QRectF(dot.middle.x() - 5, dot.middle.y() - 5, 10, 10));
        else
            painter.drawEllipse(dot.middle, 5, 5);
    }
}

void MathsSheet::setHovered(int row) {
    if (row == hovered_) return;
    hovered_ = row;
    update();
}

void MathsSheet::mouseMoveEvent(QMouseEvent* event) {
    const auto found = std::find_if(layout_.rows.begin(), layout_.rows.end(),
                                    [&](const MathsLayout::Row& row) { return row.rect.contains(event->position()); });
    setHovered(found == layout_.rows.end() ? -1 : static_cast<int>(found - layout_.rows.begin()));
    QWidget::mouseMoveEvent(event);
}

void MathsSheet::leaveEvent(QEvent* event) {
    setHovered(-1);
    QWidget::leaveEvent(event);
}

bool MathsSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        takeLayout();  // the sheet itself may keep its size
        updateGeometry();
        update();
    }
    return QWidget::eventFilter(watched, event);
}

bool MathsSheet::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (const MathsLayout::Row& row : layout_.rows)
            if (row.rect.contains(help->pos()) && !row.tip.isEmpty()) {
                QToolTip::showText(help->globalPos(), row.tip, this, row.rect.toRect());
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::ParentChange && parentWidget()) parentWidget()->installEventFilter(this);
    if (event->type() == QEvent::FontChange && !text_.isEmpty()) {
        takeLayout();
        updateGeometry();
    }
    return QWidget::event(event);
}

}  // namespace separatrix
