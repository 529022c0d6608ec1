#include "ui/view/controls/groove_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace separatrix {

namespace {

constexpr double knob_radius = 8;
constexpr double groove_height = 4;
constexpr double ring = 3;  // room for the focus ring around the knob
constexpr double inset = knob_radius + ring - 1;
constexpr int run_pause_ms = 900;

}  // namespace

GrooveSlider::GrooveSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent), theme_(light_theme()) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GrooveSlider::setTheme(const Theme& theme) {
    theme_ = theme;
    update();
}

QSize GrooveSlider::sizeHint() const { return {120, static_cast<int>(2 * (knob_radius + ring))}; }
QSize GrooveSlider::minimumSizeHint() const { return {56, sizeHint().height()}; }

double GrooveSlider::knobX() const {
    const int span = maximum() - minimum();
    const double share = span > 0 ? (sliderPosition() - minimum()) / static_cast<double>(span) : 0;
    const double x = inset + share * (width() - 2 * inset);
    return layoutDirection() == Qt::RightToLeft ? width() - x : x;
}

int GrooveSlider::positionAt(double x) const {
    if (layoutDirection() == Qt::RightToLeft) x = width() - x;
    const double room = std::max(1.0, width() - 2 * inset);
    const double share = std::clamp((x - inset) / room, 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void GrooveSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double x = knobX();
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const QColor strong = isEnabled() ? theme_.strong : theme_.groove;
    const auto bar = [&](double from, double to, const QColor& color) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(from, y - groove_height / 2, to - from, groove_height), 2, 2);
    };
    bar(ring - 1, width() - ring + 1, theme_.groove);
    if (isEnabled()) rtl ? bar(x, width() - ring + 1, strong) : bar(ring - 1, x, strong);
    if (hasFocus() && isEnabled()) {
        painter.setPen(QPen(theme_.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, y), knob_radius + 1.5, knob_radius + 1.5);
    }
    const bool lit = isEnabled() && (hovered_ || isSliderDown());
    painter.setPen(QPen(isEnabled() ? strong : theme_.groove, 2));
    painter.setBrush(lit ? theme_.control_hover : theme_.card);
    painter.drawEllipse(QPointF(x, y), knob_radius - 1, knob_radius - 1);
}

void GrooveSlider::moveTo(int position, bool new_gesture) {
    position = std::clamp(position, minimum(), maximum());
    if (position == value()) return;
    setValue(position);
    emit moved(position, new_gesture);
}

void GrooveSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    event->accept();
    setSliderDown(true);
    drag_moved_ = false;
    // a press on the knob does not move it
    const double x = event->position().x();
    if (std::abs(x - knobX()) > knob_radius && positionAt(x) != value()) {
        drag_moved_ = true;
        moveTo(positionAt(x), true);
    }
    update();
}

void GrooveSlider::mouseMoveEvent(QMouseEvent* event) {
    if (!isSliderDown()) return QSlider::mouseMoveEvent(event);
    event->accept();
    const int position = positionAt(event->position().x());
    if (position == value()) return;
    const bool first = !drag_moved_;
    drag_moved_ = true;
    moveTo(position, first);
}

void GrooveSlider::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    setSliderDown(false);
    last_step_.invalidate();
    update();
}

bool GrooveSlider::beginsRun() {
    const bool begins = !last_step_.isValid() || last_step_.elapsed() > run_pause_ms;
    last_step_.start();
    return begins;
}

void GrooveSlider::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    int target = value();
    switch (event->key()) {
        case Qt::Key_Up: target += singleStep(); break;
        case Qt::Key_Down: target -= singleStep(); break;
        case Qt::Key_Right: target += forward * singleStep(); break;
        case Qt::Key_Left: target -= forward * singleStep(); break;
        case Qt::Key_PageUp: target += pageStep(); break;
        case Qt::Key_PageDown: target -= pageStep(); break;
        case Qt::Key_Home: target = minimum(); break;
        case Qt::Key_End: target = maximum(); break;
        default: event->ignore(); return;
    }
    event->accept();
    moveTo(target, beginsRun());
}

void GrooveSlider::wheelEvent(QWheelEvent* event) {
    // a wheel that scrolls the panel must not change what passes under it
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    event->accept();
    wheel_rest_ += event->angleDelta().y();
    const int notches = wheel_rest_ / QWheelEvent::DefaultDeltasPerStep;
    wheel_rest_ -= notches * QWheelEvent::DefaultDeltasPerStep;
    if (notches != 0) moveTo(value() + notches * singleStep(), beginsRun());
}

void GrooveSlider::enterEvent(QEnterEvent*) {
    hovered_ = true;
    update();
}

void GrooveSlider::leaveEvent(QEvent*) {
    hovered_ = false;
    update();
}

}  // namespace separatrix
