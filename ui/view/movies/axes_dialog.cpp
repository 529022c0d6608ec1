#include "ui/view/movies/axes_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/model/session/session.h"
#include "ui/view/look/style.h"

namespace separatrix {

AxesDialog::AxesDialog(Session* session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      message_(new QLabel),
      fit_(new QPushButton(tr("&Fit to the movies"))),
      ok_(nullptr) {
    setObjectName(QStringLiteral("axesDialog"));
    setWindowTitle(tr("Axes"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    const QString heads[] = {QString(), tr("Name"), tr("From"), tr("To")};
    for (int c = 1; c < 4; ++c) {
        auto* head = new QLabel(heads[c]);
        setRole(head, "section");
        grid->addWidget(head, 0, c);
    }
    const QString titles[] = {tr("Across"), tr("Up")};
    const QString letters[] = {QStringLiteral("x₁"), QStringLiteral("x₂")};
    for (int a = 0; a < 2; ++a) {
        const QString number = QString::number(a + 1);
        Row& row = rows_[static_cast<std::size_t>(a)];
        row.name = addField("axisName" + number, tr("Name of the axis %1").arg(titles[a]),
                            tr("What %1 is, such as Alfred's mark").arg(letters[a]));
        row.low = addField("axisLow" + number, tr("Where the axis %1 begins").arg(titles[a]),
                           tr("Smallest %1 on the plane").arg(letters[a]));
        row.high = addField("axisHigh" + number, tr("Where the axis %1 ends").arg(titles[a]),
                            tr("Largest %1 on the plane").arg(letters[a]));
        row.name->setMinimumWidth(220);
        row.low->setFixedWidth(88);
        row.high->setFixedWidth(88);
        grid->addWidget(new QLabel(titles[a] + QStringLiteral("  ") + letters[a]), a + 1, 0);
        grid->addWidget(row.name, a + 1, 1);
        grid->addWidget(row.low, a + 1, 2);
        grid->addWidget(row.high, a + 1, 3);
    }
    message_->setObjectName(QStringLiteral("axesMessage"));
    message_->setWordWrap(true);
    message_->setMinimumHeight(message_->fontMetrics().height() * 2);
    message_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    fit_->setObjectName(QStringLiteral("axesFit"));
    fit_->setAccessibleName(tr("Fit both ranges to the movies"));
    const bool any = !session->document().points.empty();
    fit_->setEnabled(any);
    fit_->setToolTip(any ? tr("Round ranges that hold all movies") : tr("There is no movie to fit to"));
    fit_->setAutoDefault(false);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setObjectName(QStringLiteral("axesOk"));
    ok_->setAccessibleName(tr("Use these axes"));
    QPushButton* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("axesCancel"));
    cancel->setAccessibleName(tr("Leave the axes as they are"));
    cancel->setToolTip(tr("Leave the axes as they are"));
    buttons->addButton(fit_, QDialogButtonBox::ResetRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(message_);
    column->addWidget(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);

    connect(buttons, &QDialogButtonBox::accepted, this, &AxesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AxesDialog::reject);
    connect(fit_, &QPushButton::clicked, this, [this] {
        Document named = session_->document();
        if (const auto axes = axes_from(typed()))
            for (std::size_t a = 0; a < 2; ++a) named.axes[a].name = (*axes)[a].name;
        showAxes(fitted_axes(named));
    });
    showAxes(session->document().axes);
}

QLineEdit* AxesDialog::addField(const QString& object_name, const QString& spoken, const QString& tooltip) {
    auto* field = new QLineEdit;
    field->setObjectName(object_name);
    field->setAccessibleName(spoken);
    field->setToolTip(tooltip);
    connect(field, &QLineEdit::textChanged, this, &AxesDialog::check);
    return field;
}

std::array<TypedAxis, 2> AxesDialog::typed() const {
    std::array<TypedAxis, 2> axes;
    for (std::size_t a = 0; a < 2; ++a) axes[a] = {rows_[a].name->text(), rows_[a].low->text(), rows_[a].high->text()};
    return axes;
}

void AxesDialog::showAxes(const std::array<Axis, 2>& axes) {
    for (std::size_t a = 0; a < 2; ++a) {
        const TypedAxis axis = typed_axis(axes[a]);
        rows_[a].name->setText(axis.name);
        rows_[a].low->setText(axis.low);
        rows_[a].high->setText(axis.high);
    }
    check();
}

void AxesDialog::check() {
    if (!ok_) return;
    const auto axes = axes_from(typed());
    const auto mark = [](QLineEdit* field, bool wrong) {
        if (field->property("wrong").toBool() == wrong) return;
        field->setProperty("wrong", wrong);
        field->style()->unpolish(field);
        field->style()->polish(field);
    };
    for (int a = 0; a < 2; ++a) {
        const Row& row = rows_[static_cast<std::size_t>(a)];
        const auto is_wrong = [&](const char* field) {
            return !axes && axes.error().axis == a && axes.error().field == field;
        };
        mark(row.name, is_wrong("name"));
        mark(row.low, is_wrong("low"));
        mark(row.high, is_wrong("high"));
    }
    message_->setText(axes ? outside_text(session_->document(), *axes) : axes.error().sentence);
    setRole(message_, axes ? "small" : "error");
    ok_->setEnabled(axes.has_value());
    ok_->setToolTip(axes ? tr("Use these axes; Undo takes them back") : axes.error().sentence);
}

void AxesDialog::accept() {
    const auto axes = axes_from(typed());
    if (!axes) return;
    session_->apply(tr("Change the axes"),
                    [&axes](Document document) { return with_axes(std::move(document), *axes); });
    QDialog::accept();
}

}  // namespace separatrix
