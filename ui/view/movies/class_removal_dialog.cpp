#include "ui/view/movies/class_removal_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

#include "ui/view/look/class_glyph.h"

namespace separatrix {

ClassRemovalDialog::ClassRemovalDialog(const RemovalQuestion& question, const Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("classRemovalDialog"));
    setWindowTitle(tr("Remove class"));
    auto* text = new QLabel(question.text);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(320);
    go_ = new QRadioButton(question.go);
    go_->setObjectName(QStringLiteral("moviesGo"));
    go_->setToolTip(tr("The movies of this class are removed too; one undo brings all back"));
    go_->setChecked(true);
    relabel_ = new QRadioButton(question.relabel);
    relabel_->setObjectName(QStringLiteral("moviesStay"));
    relabel_->setToolTip(tr("The movies stay on the plane with another label"));
    other_ = new QComboBox;
    other_->setObjectName(QStringLiteral("moviesLabel"));
    other_->setAccessibleName(tr("New label of the movies"));
    other_->setToolTip(tr("The label that the movies get"));
    for (qsizetype i = 0; i < question.others.size(); ++i)
        other_->addItem(class_icon(question.other_label[i], theme), question.others[i], question.other_label[i]);
    auto* line = new QHBoxLayout;
    line->addWidget(relabel_);
    line->addWidget(other_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Remove"));
    for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(10);
    column->addWidget(text);
    column->addWidget(go_);
    column->addLayout(line);
    column->addWidget(buttons);
    // who picks a label means it
    connect(other_, &QComboBox::activated, this, [this] { relabel_->setChecked(true); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

std::optional<int> ClassRemovalDialog::relabelTo() const {
    if (go_->isChecked()) return std::nullopt;
    return other_->currentData().toInt();
}

}  // namespace separatrix
