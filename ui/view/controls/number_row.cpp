#include "ui/view/controls/number_row.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/view/controls/number_field.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int number_field_width = 96;

}  // namespace

NumberRow::NumberRow(const QString& object_name, const QString& label, const QString& spoken_name,
                     const QString& tooltip, QWidget* parent)
    : QWidget(parent), tooltip_(tooltip) {
    label_ = new QLabel(label, this);
    field_ = new NumberField(this);
    error_ = new QLabel(this);
    label_->setBuddy(field_);
    field_->setObjectName(object_name);
    field_->setAccessibleName(spoken_name);
    field_->setFixedWidth(number_field_width);
    field_->setAlignment(Qt::AlignRight);
    error_->setObjectName(object_name + QStringLiteral("Error"));
    error_->setWordWrap(true);
    error_->hide();
    setRole(error_, "error");

    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(label_, 1);
    line->addWidget(field_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addLayout(line);
    column->addWidget(error_);

    connect(field_, &QLineEdit::textEdited, this, [this] { showError({}); });
    connect(field_, &QLineEdit::editingFinished, this, &NumberRow::take);
    showTooltip();
}

void NumberRow::setShown(const QString& text) {
    const bool is_typed = field_->hasFocus() && field_->isModified();
    if (!is_typed) showError({});  // the document has gone on, even where this number is as it was
    if (text == shown_) return;
    shown_ = text;
    if (is_typed) return;
    field_->setText(text);
}

void NumberRow::take() {
    if (!field_->isModified()) return showError({});  // left as it was
    field_->setModified(false);
    if (const auto taken = commit_(field_->text()); !taken) {
        field_->setText(shown_);
        field_->selectAll();
        showError(taken.error());
        return;
    }
    field_->setText(shown_);  // as it reads: "never", groups of digits
}

void NumberRow::showError(const QString& sentence) {
    error_->setText(sentence);
    error_->setVisible(!sentence.isEmpty());
    if (field_->property("wrong").toBool() == !sentence.isEmpty()) return;
    field_->setProperty("wrong", !sentence.isEmpty());
    field_->style()->unpolish(field_);
    field_->style()->polish(field_);
}

void NumberRow::setRule(const Rule& rule) {
    rule_ = rule;
    field_->setEnabled(rule.enabled);
    label_->setEnabled(rule.enabled);
    showTooltip();
}

void NumberRow::setExplanation(const QString& tooltip) {
    tooltip_ = tooltip;
    showTooltip();
}

void NumberRow::showTooltip() {
    const QString text = rule_.enabled ? tooltip_ : rule_.reason;
    for (QWidget* part : {static_cast<QWidget*>(this), static_cast<QWidget*>(label_), static_cast<QWidget*>(field_)})
        part->setToolTip(text);
}

}  // namespace separatrix
