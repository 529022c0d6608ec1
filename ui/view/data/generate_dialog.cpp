#include "ui/view/data/generate_dialog.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/point.h"
#include "ui/model/words/generator_names.h"
#include "ui/view/data/points_picture.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr QSize thumbnail_size(64, 64);
constexpr QSize preview_size(300, 300);
constexpr int kinds_in_a_row = 5;
constexpr int most_drawn = 2000;
constexpr int field_width = 170;

}  // namespace

GenerateDialog::GenerateDialog(const Document& document, const GeneratorSettings& last, const Theme& theme,
                               QWidget* parent)
    : QDialog(parent), axes_(document.axes), theme_(theme), kinds_(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("generateDialog"));
    setWindowTitle(tr("Generate movies"));
    const GenerateForm form = form_of(last);

    preview_ = new QLabel(this);
    preview_->setObjectName(QStringLiteral("generatePreview"));
    preview_->setFixedSize(preview_size);
    caption_ = new QLabel(this);
    caption_->setObjectName(QStringLiteral("generateCaption"));
    setRole(caption_, "muted");
    rule_ = new QLabel(this);
    rule_->setObjectName(QStringLiteral("generateRule"));
    rule_->setWordWrap(true);
    rule_->setFixedWidth(preview_size.width());
    rule_->setMinimumHeight(2 * rule_->fontMetrics().lineSpacing());
    rule_->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* buttons = new QDialogButtonBox(this);
    ok_ = buttons->addButton(tr("Generate"), QDialogButtonBox::AcceptRole);
    ok_->setObjectName(QStringLiteral("generateOk"));
    ok_->setDefault(true);
    ok_->setProperty("primary", true);
    QPushButton* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("generateCancel"));
    cancel->setToolTip(tr("Leave the movies as they are (Esc)"));
    for (QAbstractButton* button : buttons->buttons()) button->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* left = new QVBoxLayout;
    left->setSpacing(14);
    left->addWidget(buildKinds(last.kind));
    left->addWidget(buildFields(form));
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(6);
    right->addWidget(preview_);
    right->addWidget(caption_);
    right->addWidget(rule_);
    right->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addLayout(left);
    columns->addLayout(right);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    showForm();
}

QWidget* GenerateDialog::buildKinds(GeneratorKind chosen) {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    int place = 0;
    for (const GeneratorKind kind : all_generators) {
        auto* button = new QToolButton(box);
        const QString name = title(kind);
        button->setObjectName(QStringLiteral("kind_%1").arg(QString::fromStdString(std::string(name_of(kind)))));
        button->setText(name);
        button->setAccessibleName(name);
        button->setToolTip(name + QStringLiteral(": ") + formula(kind));
        button->setCheckable(true);
        button->setChecked(kind == chosen);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize(thumbnail_size);
        const GeneratorSettings small{kind, 220, 0, takes_classes(kind) ? 3 : 2, 42};
        const Document plain;
        button->setIcon(
            points_picture(generate(small, plain.axes), plain.axes, theme_, thumbnail_size, devicePixelRatioF(), 3.2));
        button->setFixedSize(92, 100);
        kinds_->addButton(button, static_cast<int>(kind));
        grid->addWidget(button, place / kinds_in_a_row, place % kinds_in_a_row);
        ++place;
    }
    connect(kinds_, &QButtonGroup::idClicked, this, &GenerateDialog::showForm);
    return box;
}

QLineEdit* GenerateDialog::addField(QGridLayout* grid, int row, const char* name, const QString& label,
                                    const QString& tooltip, QLabel** error) {
    auto* caption = new QLabel(label, this);
    auto* field = new QLineEdit(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    field->setToolTip(tooltip);
    field->setFixedWidth(field_width);
    caption->setBuddy(field);
    caption->setToolTip(tooltip);
    *error = new QLabel(this);
    (*error)->setObjectName(QString::fromLatin1(name) + QStringLiteral("Error"));
    (*error)->setWordWrap(true);
    setRole(*error, "error");
    grid->addWidget(caption, row, 0);
    grid->addWidget(field, row, 1);
    grid->addWidget(*error, row, 2);
    connect(field, &QLineEdit::textChanged, this, &GenerateDialog::showForm);
    return field;
}

QWidget* GenerateDialog::buildFields(const GenerateForm& form) {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    grid->setColumnMinimumWidth(0, 70);
    count_ = addField(grid, 0, "generateCount", tr("Count"), tr("How many movies: 1 to 100 000"), &count_error_);
    noise_ =
        addField(grid, 1, "generateNoise", tr("Noise"),
                 tr("Deviation of the noise added after labelling, in sides of the square: 0 to 1"), &noise_error_);
    auto* caption = new QLabel(tr("Classes"), this);
    classes_ = new QComboBox(this);
    classes_->setObjectName(QStringLiteral("generateClasses"));
    classes_->setAccessibleName(tr("Classes"));
    classes_->setFixedWidth(field_width);
    classes_->setItemDelegate(new QStyledItemDelegate(classes_));
    for (int k = 2; k <= max_classes; ++k) classes_->addItem(QString::number(k), k);
    caption->setBuddy(classes_);
    grid->addWidget(caption, 2, 0);
    grid->addWidget(classes_, 2, 1);
    seed_ = addField(grid, 3, "generateSeed", tr("Seed"),
                     tr("The same seed gives the same movies, here and on the command line"), &seed_error_);
    // the fields of a new dialog are filled before anybody listens
    const QSignalBlocker quiet[] = {QSignalBlocker(count_), QSignalBlocker(noise_), QSignalBlocker(seed_)};
    count_->setText(form.count);
    noise_->setText(form.noise);
    seed_->setText(form.seed);
    classes_->setCurrentIndex(std::max(0, classes_->findData(form.classes)));
    connect(classes_, &QComboBox::currentIndexChanged, this, &GenerateDialog::showForm);
    return box;
}

GenerateForm GenerateDialog::form() const {
    return {static_cast<GeneratorKind>(kinds_->checkedId()), count_->text(), noise_->text(),
            classes_->currentData().toInt(), seed_->text()};
}

void GenerateDialog::showForm() {
    const GenerateForm typed = form();
    const GenerateProblems problems = problems_of(typed);
    const auto tell = [](QLineEdit* field, QLabel* error, const QString& problem) {
        error->setText(problem);
        if (field->property("wrong").toBool() == !problem.isEmpty()) return;
        field->setProperty("wrong", !problem.isEmpty());
        setRole(field, "field");  // the style sheet looks at the field again
    };
    tell(count_, count_error_, problems.count);
    tell(noise_, noise_error_, problems.noise);
    tell(seed_, seed_error_, problems.seed);
    const bool takes = takes_classes(typed.kind);
    classes_->setEnabled(takes);
    classes_->setToolTip(
        takes ? tr("How many classes: 2 to 10")
              : tr("%1 always has two classes; rings, spiral and gaussians take more.").arg(title(typed.kind)));
    rule_->setText(formula(typed.kind));
    ok_->setEnabled(problems.none());
    ok_->setToolTip(problems.none() ? tr("Replace the movies by these; one step to undo")
                                    : problems.count + problems.noise + problems.seed);
    const auto wanted = settings_of(typed);
    if (!wanted) return;  // the last picture that made sense stays
    GeneratorSettings drawn = *wanted;
    drawn.count = std::min(drawn.count, most_drawn);  // more points begin with the same
    const qreal dot = drawn.count > 800 ? 3 : drawn.count > 200 ? 4 : 6;
    preview_->setPixmap(points_picture(generate(drawn, axes_), axes_, theme_, preview_size, devicePixelRatioF(), dot));
    caption_->setText(preview_caption(drawn.count, wanted->count));
    preview_->setAccessibleName(tr("Preview: %1, %2").arg(title(typed.kind), caption_->text()));
}

}  // namespace separatrix
