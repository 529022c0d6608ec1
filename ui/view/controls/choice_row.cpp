#include "ui/view/controls/choice_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QStyleOptionComboBox>
#include <QStyledItemDelegate>

namespace separatrix {

namespace {

constexpr int box_width = 132;
constexpr int value_role = Qt::UserRole;
constexpr int formula_role = Qt::UserRole + 1;
constexpr int short_role = Qt::UserRole + 2;

/// Shows a short title where the list has the long one.
class ShortBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override {
        QComboBox::initStyleOption(option);
        if (const QString text = currentData(short_role).toString(); !text.isEmpty()) option->currentText = text;
    }
};

}  // namespace

ChoiceRow::ChoiceRow(const QString& object_name, const QString& label, const QString& tooltip, QWidget* parent)
    : QWidget(parent), tooltip_(tooltip) {
    label_ = new QLabel(label, this);
    box_ = new ShortBox(this);
    label_->setBuddy(box_);
    box_->setObjectName(object_name);
    box_->setAccessibleName(label);
    box_->setFixedWidth(box_width);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setFocusPolicy(Qt::StrongFocus);
    box_->installEventFilter(this);
    box_->setItemDelegate(new QStyledItemDelegate(box_));  // the one that the style sheet reaches
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(label_, 1);
    line->addWidget(box_);
    connect(box_, &QComboBox::activated, this, [this](int index) {
        showTooltip();
        emit chosen(box_->itemData(index, value_role).toInt());
    });
    showTooltip();
}

void ChoiceRow::addChoice(int value, const QString& title, const QString& short_title, const QString& formula) {
    box_->addItem(title);
    const int index = box_->count() - 1;
    box_->setItemData(index, value, value_role);
    box_->setItemData(index, short_title, short_role);
    box_->setItemData(index, formula, formula_role);
    box_->setItemData(index, formula, Qt::ToolTipRole);
    // the list is as wide as its widest choice, however narrow the box
    const int widest = box_->fontMetrics().horizontalAdvance(title) + 44;
    if (box_->view()->minimumWidth() < widest) box_->view()->setMinimumWidth(widest);
    showTooltip();
}

int ChoiceRow::value() const { return box_->currentData(value_role).toInt(); }

void ChoiceRow::setValue(int value) {
    const int index = box_->findData(value, value_role);
    if (index >= 0 && index != box_->currentIndex()) box_->setCurrentIndex(index);
    showTooltip();
}

void ChoiceRow::setRule(const Rule& rule) {
    rule_ = rule;
    box_->setEnabled(rule.enabled);
    label_->setEnabled(rule.enabled);
    showTooltip();
}

void ChoiceRow::setChoiceRule(int value, const Rule& rule) {
    const int index = box_->findData(value, value_role);
    auto* model = qobject_cast<QStandardItemModel*>(box_->model());
    if (index < 0 || !model) return;
    model->item(index)->setEnabled(rule.enabled);
    const QString formula = box_->itemData(index, formula_role).toString();
    box_->setItemData(index, rule.reason.isEmpty() ? formula : rule.reason, Qt::ToolTipRole);
}

void ChoiceRow::showTooltip() {
    QString text = tooltip_;
    const QString formula = box_->currentData(formula_role).toString();
    if (!formula.isEmpty()) text += '\n' + box_->currentText() + QStringLiteral(": ") + formula;
    if (!rule_.enabled) text = rule_.reason;
    for (QWidget* part : {static_cast<QWidget*>(this), static_cast<QWidget*>(label_), static_cast<QWidget*>(box_)})
        part->setToolTip(text);
}

bool ChoiceRow::eventFilter(QObject* watched, QEvent* event) {
    // a wheel that scrolls the panel must not change what passes under it
    if (watched == box_ && event->type() == QEvent::Wheel && !box_->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace separatrix
