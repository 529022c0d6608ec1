#include "ui/view/look/drawn_style.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

namespace separatrix {

namespace {

constexpr double field_radius = 5;
constexpr int arrow_width = 22;
constexpr int step_width = 18;

/// A small triangle around `centre`; `direction` is +1 for down, -1 for up.
void draw_triangle(QPainter* painter, QPointF centre, double direction, const QColor& color) {
    const double w = 3.5, h = 2.4;
    QPainterPath path;
    path.moveTo(centre + QPointF(-w, -h * direction));
    path.lineTo(centre + QPointF(w, -h * direction));
    path.lineTo(centre + QPointF(0, h * direction));
    path.closeSubpath();
    painter->fillPath(path, color);
}

/// One that points sideways; `direction` is +1 for right, -1 for left.
void draw_side_triangle(QPainter* painter, QPointF centre, double direction, const QColor& color) {
    painter->save();
    painter->translate(centre);
    painter->rotate(-90);
    draw_triangle(painter, {0, 0}, direction, color);
    painter->restore();
}

}  // namespace

DrawnStyle::DrawnStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(theme) {}

void DrawnStyle::drawField(QPainter* painter, const QRectF& rect, const QStyleOption& option) const {
    const bool enabled = option.state & State_Enabled;
    const bool hovered = enabled && (option.state & State_MouseOver);
    const bool focused = enabled && (option.state & State_HasFocus);
    painter->setPen(Qt::NoPen);
    QColor fill = hovered ? theme_.control_hover : theme_.control;
    if (!enabled) fill.setAlphaF(0.55F);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, field_radius, field_radius);
    if (!focused) return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme_.accent, 2));
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), field_radius - 1, field_radius - 1);
}

void DrawnStyle::drawMark(QPainter* painter, const QStyleOption& option, bool round) const {
    const bool enabled = option.state & State_Enabled;
    const bool on = option.state & (State_On | State_NoChange);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor strong = enabled ? theme_.strong : theme_.groove;
    const QColor outline = option.state & State_HasFocus ? theme_.accent : on ? strong : theme_.muted;
    painter->setPen(QPen(outline, option.state & State_HasFocus ? 2 : 1.3));
    painter->setBrush(on ? strong : option.state & State_MouseOver ? theme_.control_hover : theme_.card);
    const double radius = round ? box.width() / 2 : 3.5;
    painter->drawRoundedRect(box, radius, radius);
    if (on) {
        const QColor mark = enabled ? theme_.on_strong : theme_.muted;
        const auto at = [&box](double x, double y) {
            return box.topLeft() + QPointF(x * box.width(), y * box.height());
        };
        if (round) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
        } else {
            painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            if (option.state & State_NoChange)
                painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
            else
                painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.3)}));
        }
    }
    painter->restore();
}

void DrawnStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck: drawMark(painter, *option, false); return;
        case PE_IndicatorRadioButton: drawMark(painter, *option, true); return;
        case PE_PanelLineEdit:
            // the field around it is drawn by the box
            if (widget && (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) ||
                           qobject_cast<const QComboBox*>(widget->parentWidget())))
                return;
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        case PE_FrameFocusRect: return;  // every control draws its own ring
        case PE_IndicatorArrowDown:
        case PE_IndicatorArrowUp:
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            draw_triangle(painter, QRectF(option->rect).center(), element == PE_IndicatorArrowDown ? 1 : -1,
                          theme_.muted);
            painter->restore();
            return;
        case PE_IndicatorArrowLeft:
        case PE_IndicatorArrowRight: {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            QColor color = theme_.text;
            if (!(option->state & State_Enabled)) color.setAlphaF(0.35F);
            draw_side_triangle(painter, QRectF(option->rect).center(), element == PE_IndicatorArrowRight ? 1 : -1,
                               color);
            painter->restore();
            return;
        }
        default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DrawnStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    if (control == CC_ComboBox) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawField(painter, option->rect, *option);
        const QRectF arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        QColor color = theme_.muted;
        if (!(option->state & State_Enabled)) color.setAlphaF(0.5F);
        draw_triangle(painter, arrow.center(), 1, color);
        painter->restore();
        return;
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawField(painter, option->rect, *option);
        if (spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const auto arrow = [&](SubControl part, double direction, QAbstractSpinBox::StepEnabledFlag flag) {
                const bool can = (spin->stepEnabled & flag) && (option->state & State_Enabled);
                const bool hot = can && (option->activeSubControls & part) && (option->state & State_MouseOver);
                QColor color = hot ? theme_.text : theme_.muted;
                if (!can) color.setAlphaF(0.4F);
                draw_triangle(painter, QRectF(subControlRect(CC_SpinBox, option, part, widget)).center(), direction,
                              color);
            };
            arrow(SC_SpinBoxUp, -1, QAbstractSpinBox::StepUpEnabled);
            arrow(SC_SpinBoxDown, 1, QAbstractSpinBox::StepDownEnabled);
        }
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void DrawnStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (element == CE_ComboBoxLabel && combo && !combo->editable && combo->currentIcon.isNull()) {
        const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
        const QString text = option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width());
        proxy()->drawItemText(painter, room, visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter),
                              option->palette, option->state & State_Enabled, text, QPalette::ButtonText);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QSize DrawnStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    constexpr int field_height = 28;
    if (type == CT_ComboBox || type == CT_SpinBox) result.setHeight(std::max(field_height, result.height()));
    return result;
}

QRect DrawnStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const {
    const QRect r = option->rect;
    QRect result;
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        result = QRect(r.right() - arrow_width + 1, r.top(), arrow_width, r.height());
    else if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        result = r.adjusted(8, 2, -arrow_width, -2);
    else if (control == CC_SpinBox && part == SC_SpinBoxUp)
        result = QRect(r.right() - step_width, r.top() + 2, step_width, r.height() / 2 - 2);
    else if (control == CC_SpinBox && part == SC_SpinBoxDown)
        result = QRect(r.right() - step_width, r.center().y() + 1, step_width, r.height() / 2 - 2);
    else if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        result = r.adjusted(4, 2, -step_width - 2, -2);
    else
        return QProxyStyle::subControlRect(control, option, part, widget);
    return visualRect(option->direction, r, result);
}

int DrawnStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* result) const {
    if (hint == SH_ComboBox_Popup) return 0;  // a list under the box, not over it
    if (hint == SH_ToolTip_WakeUpDelay) return 500;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText) return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

QPixmap DrawnStyle::generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap, const QStyleOption* option) const {
    // a class keeps its colour in a chosen row
    return mode == QIcon::Selected ? pixmap : QProxyStyle::generatedIconPixmap(mode, pixmap, option);
}

int DrawnStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 17;
        case PM_SmallIconSize:
        case PM_ButtonIconSize: return 16;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

}  // namespace separatrix
