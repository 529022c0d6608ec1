#include "ui/view/movies/class_name_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/model/movies/class_changes.h"
#include "ui/view/look/style.h"

namespace separatrix {

ClassNameDialog::ClassNameDialog(Session* session, int label, QWidget* parent)
    : QDialog(parent), session_(session), label_(label) {
    const bool is_new = label < 0;
    setObjectName(QStringLiteral("classNameDialog"));
    setWindowTitle(is_new ? tr("New class") : tr("Rename class"));
    auto* caption = new QLabel(is_new ? tr("&Name of the new class") : tr("&Name of the class"));
    field_ = new QLineEdit;
    field_->setObjectName(QStringLiteral("className"));
    field_->setAccessibleName(tr("Name of the class"));
    field_->setToolTip(tr("Up to %1 characters, other than the other classes' names").arg(max_class_name));
    field_->setMinimumWidth(300);
    field_->setText(is_new
                        ? proposed_class_name(session->document())
                        : QString::fromStdString(session->document().class_names.at(static_cast<std::size_t>(label))));
    field_->selectAll();
    caption->setBuddy(field_);
    problem_ = new QLabel;
    problem_->setObjectName(QStringLiteral("classNameProblem"));
    problem_->setWordWrap(true);
    setRole(problem_, "error");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(is_new ? tr("Add") : tr("Rename"));
    ok_->setDefault(true);
    for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(8);
    column->addWidget(caption);
    column->addWidget(field_);
    column->addWidget(problem_);
    column->addWidget(buttons);
    connect(field_, &QLineEdit::textChanged, this, &ClassNameDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // room for a sentence, so that the dialog does not jump while typing
    problem_->setMinimumHeight(2 * problem_->fontMetrics().height());
    check();
}

void ClassNameDialog::check() {
    const auto name = class_name_from(session_->document(), field_->text(), label_);
    name_ = name ? *name : QString();
    problem_->setText(name ? QString() : name.error());
    field_->setAccessibleDescription(problem_->text());
    ok_->setEnabled(name.has_value());
    ok_->setToolTip(problem_->text());
    field_->setProperty("wrong", !name.has_value());
    field_->style()->unpolish(field_);
    field_->style()->polish(field_);
}

}  // namespace separatrix
