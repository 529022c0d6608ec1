#include "ui/view/controls/value_slider.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/view/controls/number_field.h"
#include "ui/view/look/style.h"

namespace separatrix {

ValueSlider::ValueSlider(const QString& object_name, const QString& label, const QString& spoken_name,
                         const SliderScale& scale, const QString& tooltip, QWidget* parent)
    : QWidget(parent), spoken_name_(spoken_name), tooltip_(tooltip), scale_(scale) {
    label_ = new QLabel(label, this);
    slider_ = new GrooveSlider(this);  // Tab comes to it first
    field_ = new NumberField(this);
    error_ = new QLabel(this);

    label_->setBuddy(slider_);
    slider_->setObjectName(object_name);
    slider_->setAccessibleName(spoken_name);
    field_->setObjectName(object_name + QStringLiteral("Value"));
    field_->setAccessibleName(tr("%1, value").arg(spoken_name));
    field_->setProperty("value", true);
    field_->setAlignment(Qt::AlignRight);
    field_->setTextMargins(0, 0, -2, 0);  // the number ends where the slider ends
    field_->installEventFilter(this);
    error_->setObjectName(object_name + QStringLiteral("Error"));
    error_->setWordWrap(true);
    error_->hide();
    setRole(error_, "error");

    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(label_);
    line->addStretch(1);
    line->addWidget(field_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addLayout(line);
    column->addWidget(slider_);
    column->addWidget(error_);

    connect(slider_, &GrooveSlider::moved, this, [this](int position, bool new_gesture) {
        if (new_gesture || gesture_ == 0) gesture_ = new_gesture_ ? new_gesture_() : gesture_ + 1;
        value_ = scale_.value(position);
        showError({});
        showValue();
        emit valueEdited(value_, gesture_);
    });
    connect(field_, &QLineEdit::returnPressed, this, [this] { commitField(false); });
    connect(field_, &QLineEdit::textEdited, this, [this] { showError({}); });
    setScale(scale);
    setRule({});
}

void ValueSlider::setScale(const SliderScale& scale) {
    scale_ = scale;
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, scale_.last_position());
    slider_->setPageStep(scale_.page());
    slider_->setValue(scale_.position(value_));
    QFont bold = base_font();
    bold.setWeight(QFont::DemiBold);
    constexpr int frame = 16;
    field_->setFixedWidth(std::max(64, QFontMetrics(bold).horizontalAdvance(scale_.widestText()) + frame));
    showValue();
}

void ValueSlider::setValue(double value) {
    if (value != value_) showError({});
    value_ = value;
    {
        const QSignalBlocker quiet(slider_);
        slider_->setValue(scale_.position(value));
    }
    // what is being typed is the person's, until Enter
    if (!(field_->hasFocus() && field_->isModified())) showValue();
}

void ValueSlider::showValue() {
    field_->setText(field_->hasFocus() ? scale_.editText(value_) : scale_.text(value_));
    slider_->setAccessibleDescription(scale_.text(value_));
}

void ValueSlider::showError(const QString& sentence) {
    error_->setText(sentence);
    error_->setVisible(!sentence.isEmpty());
    if (field_->property("wrong").toBool() == !sentence.isEmpty()) return;
    field_->setProperty("wrong", !sentence.isEmpty());
    field_->style()->unpolish(field_);
    field_->style()->polish(field_);
}

void ValueSlider::setRule(const Rule& rule) {
    setEnabled(rule.enabled);
    const QString text = rule.reason.isEmpty() ? tooltip_ : rule.enabled ? tooltip_ + '\n' + rule.reason : rule.reason;
    setToolTip(text);
    for (QWidget* part : {static_cast<QWidget*>(label_), static_cast<QWidget*>(field_), static_cast<QWidget*>(slider_)})
        part->setToolTip(text);
}

void ValueSlider::commitField(bool leaving) {
    if (!field_->isModified()) return;
    const auto typed = scale_.parse(field_->text(), spoken_name_);
    if (!typed) {
        showError(typed.error());
        if (leaving)
            showValue();
        else
            field_->selectAll();
        return;
    }
    showError({});
    const bool changed = *typed != value_;
    value_ = *typed;
    {
        const QSignalBlocker quiet(slider_);
        slider_->setValue(scale_.position(value_));
    }
    showValue();
    if (!leaving) field_->selectAll();
    if (!changed) return;
    gesture_ = new_gesture_ ? new_gesture_() : gesture_ + 1;
    emit valueEdited(value_, gesture_);
}

bool ValueSlider::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_) {
        if (event->type() == QEvent::FocusIn) {
            field_->setText(scale_.editText(value_));
            // after the press that gave the focus has placed its cursor
            QTimer::singleShot(0, field_, &QLineEdit::selectAll);
        } else if (event->type() == QEvent::FocusOut) {
            commitField(true);
            field_->setText(scale_.text(value_));
            field_->deselect();
        } else if (event->type() == QEvent::KeyPress) {
            auto* key = static_cast<QKeyEvent*>(event);
            if (key->key() == Qt::Key_Escape && field_->isModified()) {
                showError({});
                field_->setText(scale_.editText(value_));
                field_->selectAll();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace separatrix
