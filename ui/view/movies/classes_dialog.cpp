#include "ui/view/movies/classes_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "core/data/point.h"
#include "ui/model/movies/class_changes.h"
#include "ui/model/words/number_text.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int shape_size = 18;

void mark_wrong(QLineEdit* field, bool wrong) {
    if (field->property("wrong").toBool() == wrong) return;
    field->setProperty("wrong", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

}  // namespace

ClassesDialog::ClassesDialog(Session* session, const Theme& theme, QWidget* parent)
    : QDialog(parent), session_(session) {
    setObjectName(QStringLiteral("classesDialog"));
    setWindowTitle(tr("Classes"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    const QStringList heads{tr("Key"), QString(), tr("Name"), tr("Movies")};
    for (int column = 0; column < heads.size(); ++column) {
        auto* head = new QLabel(heads[column]);
        setRole(head, "section");
        grid->addWidget(head, 0, column, column == 3 ? Qt::AlignRight : Qt::AlignLeft);
    }
    for (int label = 0; label < max_classes; ++label) {
        const Row row = makeRow(label);
        row.shape->setPixmap(class_icon(label, theme, shape_size).pixmap(QSize(shape_size, shape_size)));
        grid->addWidget(row.key, label + 1, 0, Qt::AlignCenter);
        grid->addWidget(row.shape, label + 1, 1);
        grid->addWidget(row.name, label + 1, 2);
        grid->addWidget(row.movies, label + 1, 3, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(row.remove, label + 1, 4);
        rows_.push_back(row);
    }
    problem_ = new QLabel;
    problem_->setObjectName(QStringLiteral("classesProblem"));
    problem_->setWordWrap(true);
    problem_->setMinimumHeight(2 * problem_->fontMetrics().height());
    setRole(problem_, "error");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    add_ = buttons->addButton(tr("&Add class…"), QDialogButtonBox::ActionRole);
    add_->setObjectName(QStringLiteral("classesAdd"));
    add_->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);  // Enter in a name takes the name
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 16);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addWidget(problem_);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(440);
    connect(add_, &QPushButton::clicked, this, &ClassesDialog::addWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(session, &Session::documentChanged, this, &ClassesDialog::show_document);
    show_document();
}

ClassesDialog::Row ClassesDialog::makeRow(int label) {
    Row row{new QLabel(class_key(label)), new QLabel, new QLineEdit, new QLabel, new QToolButton};
    setRole(row.key, "muted");
    setRole(row.movies, "muted");
    row.key->setToolTip(tr("This key chooses the class that a click places"));
    row.name->setObjectName(QStringLiteral("name%1").arg(label));
    row.name->setAccessibleName(tr("Name of class %1").arg(label + 1));
    row.name->setToolTip(tr("Type another name; Enter takes it"));
    row.remove->setObjectName(QStringLiteral("remove%1").arg(label));
    row.remove->setText(tr("Remove"));
    row.remove->setFocusPolicy(Qt::StrongFocus);
    connect(row.name, &QLineEdit::textEdited, this, [this, label] { check(label); });
    connect(row.name, &QLineEdit::editingFinished, this, [this, label] { commit(label); });
    connect(row.remove, &QToolButton::clicked, this, [this, label] { emit removalWanted(label); });
    return row;
}

void ClassesDialog::show_document() {
    const Document& document = session_->document();
    std::vector<int> movies(static_cast<std::size_t>(max_classes), 0);
    for (const auto& point : document.points) ++movies[static_cast<std::size_t>(point.label)];
    const Rule removing = rule_of_removing(document);
    for (int label = 0; label < max_classes; ++label) {
        const Row& row = rows_[static_cast<std::size_t>(label)];
        const bool shown = label < document.classes();
        for (QWidget* widget : std::initializer_list<QWidget*>{row.key, row.shape, row.name, row.movies, row.remove})
            widget->setVisible(shown);
        if (!shown) continue;
        const QString name = QString::fromStdString(document.class_names[static_cast<std::size_t>(label)]);
        if (!row.name->isModified() && row.name->text() != name) {
            row.name->setText(name);
            row.name->setCursorPosition(0);
        }
        row.movies->setText(grouped_number(movies[static_cast<std::size_t>(label)]));
        row.remove->setEnabled(removing.enabled);
        row.remove->setToolTip(removing.enabled ? tr("Remove “%1”").arg(name) : removing.reason);
        row.remove->setAccessibleName(tr("Remove %1").arg(name));
    }
    const Rule adding = rule_of_adding(document);
    add_->setEnabled(adding.enabled);
    add_->setToolTip(adding.enabled ? tr("A class more: a new output neuron starts random, the others stay")
                                    : adding.reason);
}

void ClassesDialog::check(int label) {
    QLineEdit* field = rows_[static_cast<std::size_t>(label)].name;
    const auto name = class_name_from(session_->document(), field->text(), label);
    problem_->setText(name ? QString() : name.error());
    field->setAccessibleDescription(problem_->text());
    mark_wrong(field, !name);
}

void ClassesDialog::commit(int label) {
    QLineEdit* field = rows_[static_cast<std::size_t>(label)].name;
    if (!field->isModified() || label >= session_->document().classes()) return;
    const auto name = class_name_from(session_->document(), field->text(), label);
    field->setModified(false);
    mark_wrong(field, false);
    if (name) {
        rename_class(*session_, label, *name);
        problem_->clear();
    }
    show_document();  // a refused name goes back to what it was; the sentence stays
}

}  // namespace separatrix
