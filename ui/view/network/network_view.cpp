#include "ui/view/network/network_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/model/words/number_text.h"
#include "ui/view/network/network_editor.h"

namespace separatrix {

NetworkView::NetworkView(Session* session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      hand_(new NetworkHand(session, this)),
      feed_(new NeuronMapFeed(session, this)),
      editor_(new NetworkEditor(this)) {
    setObjectName(QStringLiteral("networkView"));
    setAccessibleName(tr("Network"));
    setAccessibleDescription(
        tr("Arrow keys walk neurons and weights, + and − or Enter change a weight, Z freezes it."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    hand_->setStartDragDistance(std::max(2, QApplication::startDragDistance() / 3));
    connect(hand_, &NetworkHand::changed, this, &NetworkView::takeChange);
    connect(hand_, &NetworkHand::neuronChosen, this, &NetworkView::neuronChosen);
    connect(hand_, &NetworkHand::neuronHovered, this, &NetworkView::neuronHovered);
    connect(hand_, &NetworkHand::typingWanted, this, &NetworkView::openEditor);
    connect(feed_, &NeuronMapFeed::mapsChanged, this, [this] {
        painter_.setMaps(feed_->answer());
        update();
    });
    connect(editor_, &NetworkEditor::closed, this, [this] {
        painter_.setPillShown(true);
        setFocus(Qt::OtherFocusReason);
        update();
    });
    setTheme(light_theme());
}

void NetworkView::setTheme(const Theme& theme) {
    theme_ = theme;
    painter_.setTheme(theme);
    layOut();
}

void NetworkView::setReportFeed(ReportFeed* feed) {
    report_ = feed;
    painter_.setReport(feed);
    hand_->setReport(feed);
    feed->setWatched(this, isVisible());
    connect(feed, &ReportFeed::reportChanged, this, qOverload<>(&QWidget::update));
}

void NetworkView::layOut() {
    painter_.setFont(font());
    NetworkTextSize text;
    text.line = painter_.lineHeight();
    text.narrowest = 3.2 * text.line;
    hand_->setRoom(QRectF(rect()).adjusted(6, 6, -6, -painter_.legendHeight() - 4), text);
    update();
}

void NetworkView::takeChange() {
    update();  // coalesced: a frame and its maps are one picture, and none while hidden
    const auto shape = hand_->isDragging()                                  ? Qt::SizeVerCursor
                       : std::holds_alternative<WeightId>(hand_->hovered()) ? Qt::SizeVerCursor
                       : std::holds_alternative<NeuronId>(hand_->hovered()) ? Qt::PointingHandCursor
                                                                            : Qt::ArrowCursor;
    if (cursor().shape() != shape) setCursor(shape);
    if (hasFocus())
        if (const QString spoken = hand_->spoken(); !spoken.isEmpty() && spoken != accessibleDescription())
            setAccessibleDescription(spoken);
}

void NetworkView::openEditor(const WeightId& id) {
    const Network* network = hand_->network();
    const double* value = network ? find_weight(*network, id) : nullptr;
    const auto place = hand_->layout().place_of(id);
    if (!value || !place) return;
    painter_.setPillShown(false);
    editor_->open(*place, weight_name(*network, id), exact_text(*value),
                  [this, id](const QString& text) { return hand_->type(id, text); });
}

// --- painting ---------------------------------------------------------------------------------------------------

void NetworkView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.card);
    const MomentPointer frame = session_->shown();
    if (!frame || !frame->checkpoint) return;
    painter_.draw(painter, *hand_, frame->checkpoint->predictor, session_->document(), rect());
}

void NetworkView::drawOn(QPainter& painter) {
    painter.fillRect(rect(), theme_.card);
    const MomentPointer frame = session_->shown();
    if (!frame || !frame->checkpoint) return;
    painter_.setPillShown(false);
    painter_.draw(painter, *hand_, frame->checkpoint->predictor, session_->document(), rect());
    painter_.setPillShown(true);
}

void NetworkView::resizeEvent(QResizeEvent*) { layOut(); }

void NetworkView::showEvent(QShowEvent*) {
    feed_->setActive(true);
    if (report_) report_->setWatched(this, true);
}

void NetworkView::hideEvent(QHideEvent*) {
    feed_->setActive(false);
    if (report_) report_->setWatched(this, false);
}

void NetworkView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) layOut();
    QWidget::changeEvent(event);
}

// --- mouse ------------------------------------------------------------------------------------------------------

void NetworkView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    painter_.setFocusShown(false);  // the marks of the keyboard are for those who come by it
    hand_->press(event->position());
}

void NetworkView::mouseMoveEvent(QMouseEvent* event) {
    hand_->move(event->position(), event->modifiers() & Qt::ShiftModifier);
}

void NetworkView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) hand_->release(event->position());
}

void NetworkView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    if (!hand_->doubleClick(event->position())) mousePressEvent(event);
}

void NetworkView::wheelEvent(QWheelEvent* event) {
    event->setAccepted(hand_->wheel(event->position(), event->angleDelta().y() / 120.0));
}

void NetworkView::leaveEvent(QEvent*) { hand_->leave(); }

// --- keyboard ---------------------------------------------------------------------------------------------------

bool NetworkView::event(QEvent* event) {
    // Tab walks the neurons before it leaves; QWidget would take it away
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool back = key->key() == Qt::Key_Backtab;
        if ((back || key->key() == Qt::Key_Tab) && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            painter_.setFocusShown(true);
            if (hand_->tab(!back)) {
                key->accept();
                return true;
            }
        }
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), hand_->help(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void NetworkView::keyPressEvent(QKeyEvent* event) {
    painter_.setFocusShown(true);
    event->setAccepted(hand_->key(event->key(), event->modifiers()));  // Space, E, S ... belong to the window
    update();
}

void NetworkView::contextMenuEvent(QContextMenuEvent* event) {
    const bool by_keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const NetworkTarget target = by_keyboard ? hand_->focused() : hand_->targetAt(event->pos());
    const QString freeze = hand_->freezeText(target);
    if (freeze.isEmpty()) return event->ignore();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("networkMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const char* name, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    connect(add("networkFreeze", freeze + QStringLiteral("\tZ")), &QAction::triggered, this,
            [this, target] { hand_->toggleFrozen(target); });
    if (const auto* weight = std::get_if<WeightId>(&target))
        connect(add("networkType", tr("Type a value…\tEnter")), &QAction::triggered, this,
                [this, id = *weight] { openEditor(id); });
    const QPointF place = by_keyboard ? hand_->placeOf(target).value_or(QPointF(rect().center())) : event->pos();
    menu->popup(mapToGlobal(place.toPoint()));
    event->accept();
}

void NetworkView::focusInEvent(QFocusEvent* event) {
    const auto reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason) {
        painter_.setFocusShown(true);
        hand_->tab(reason == Qt::TabFocusReason);
    }
    QWidget::focusInEvent(event);
    update();
}

void NetworkView::focusOutEvent(QFocusEvent* event) {
    if (!editor_->isVisible()) painter_.setFocusShown(false);
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace separatrix
