#include "ui/view/data/csv_choices.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "core/data/numbers.h"
#include "ui/model/data/csv_import.h"
#include "ui/model/words/number_text.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int no_column = -1;
constexpr int choices_width = 270;
constexpr int scroll_bar_width = 14;

void addSection(QVBoxLayout* column, const QString& title) {
    auto* head = new QLabel(title);
    setRole(head, "section");
    column->addWidget(head);
}

void describe(QWidget* widget, const char* name, const QString& spoken, const QString& tooltip) {
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(spoken);
    widget->setToolTip(tooltip);
}

/// The sample's size; nothing if it is not one.
std::optional<long> rows_of(const QString& text) {
    const auto rows = parse_integer(text.simplified().remove(QLatin1Char(' ')).toStdString());
    if (!rows || *rows < 2 || *rows > max_rows) return std::nullopt;
    return static_cast<long>(*rows);
}

}  // namespace

CsvChoices::CsvChoices(CsvImport* import, QWidget* parent)
    : QScrollArea(parent),
      import_(import),
      decimal_comma_(new QCheckBox(tr("Decimal comma (1,5)"))),
      header_(new QCheckBox(tr("First row holds names"))),
      sample_(new QCheckBox(tr("Only a sample of"))),
      sample_rows_(new QLineEdit),
      replace_(new QRadioButton(tr("Replace the movies"))),
      append_(new QRadioButton(tr("Add to the movies"))) {
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, scroll_bar_width, 0);
    column->setSpacing(10);
    buildFile(column);
    buildColumns(column);
    buildRows(column);
    column->addStretch(1);
    setProperty("plain", true);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFixedWidth(choices_width + scroll_bar_width);
    setMinimumHeight(120);
    setWidget(choices);
    connectAll();
}

QComboBox* CsvChoices::addBox(QGridLayout* grid, const QString& caption, const char* name, const QString& tooltip) {
    auto* label = new QLabel(caption);
    auto* box = new QComboBox;
    describe(box, name, caption, tooltip);
    box->setItemDelegate(new QStyledItemDelegate(box));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    label->setBuddy(box);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(box, row, 1);
    return box;
}

void CsvChoices::buildFile(QVBoxLayout* column) {
    addSection(column, tr("File"));
    auto* file = new QGridLayout;
    file->setVerticalSpacing(6);
    encoding_ = addBox(file, tr("Characters"), "importEncoding", tr("How letters are written in the file"));
    encoding_->addItem(tr("UTF-8"), static_cast<int>(TextEncoding::utf8));
    encoding_->addItem(tr("UTF-16"), static_cast<int>(TextEncoding::utf16));
    encoding_->addItem(tr("Latin-1"), static_cast<int>(TextEncoding::latin1));
    separator_ = addBox(file, tr("Separator"), "importSeparator", tr("What stands between two columns"));
    separator_->addItem(tr("Comma"), int{','});
    separator_->addItem(tr("Semicolon"), int{';'});
    separator_->addItem(tr("Tab"), int{'\t'});
    separator_->addItem(tr("Vertical bar"), int{'|'});
    separator_->addItem(tr("Blank"), int{' '});
    column->addLayout(file);
    describe(decimal_comma_, "importDecimalComma", tr("Numbers have a decimal comma"),
             tr("Read 1,5 as one and a half"));
    describe(header_, "importHeader", tr("First row holds the columns' names"),
             tr("The first row is no movie; its names become the names of the axes"));
    column->addWidget(decimal_comma_);
    column->addWidget(header_);
}

void CsvChoices::buildColumns(QVBoxLayout* column) {
    addSection(column, tr("Columns"));
    auto* columns = new QGridLayout;
    columns->setVerticalSpacing(6);
    first_mark_ = addBox(columns, tr("Across x₁"), "importFirstMark", tr("Column of numbers for the horizontal axis"));
    second_mark_ = addBox(columns, tr("Up x₂"), "importSecondMark", tr("Column of numbers for the vertical axis"));
    label_ = addBox(columns, tr("Label"), "importLabel", tr("Column with the class: whole numbers or words"));
    title_ = addBox(columns, tr("Title"), "importTitle", tr("Column with the movies' titles"));
    column->addLayout(columns);
}

void CsvChoices::buildRows(QVBoxLayout* column) {
    addSection(column, tr("Rows"));
    describe(sample_, "importSample", tr("Only a sample of the rows"),
             tr("A random choice, each row as likely as any other, in the file's order"));
    describe(sample_rows_, "importSampleRows", tr("Number of rows in the sample"), tr("Number of rows in the sample"));
    sample_rows_->setText(QString::number(import_->estimatedRows() > many_rows ? many_rows : 1000));
    sample_rows_->setFixedWidth(84);
    auto* sample = new QHBoxLayout;
    sample->setSpacing(6);
    sample->addWidget(sample_);
    sample->addWidget(sample_rows_);
    sample->addStretch(1);
    column->addLayout(sample);
    describe(replace_, "importReplace", tr("Replace the movies"),
             tr("The movies on the plane go; Undo brings them back"));
    describe(append_, "importAppend", tr("Add to the movies"),
             tr("The movies on the plane stay; labels are matched with their classes by name"));
    replace_->setChecked(true);
    column->addWidget(replace_);
    column->addWidget(append_);
}

void CsvChoices::connectAll() {
    connect(encoding_, &QComboBox::activated, this, [this] {
        emit edited();
        import_->setEncoding(static_cast<TextEncoding>(encoding_->currentData().toInt()));
    });
    connect(separator_, &QComboBox::activated, this, [this] {
        emit edited();
        import_->setSeparator(static_cast<char>(separator_->currentData().toInt()));
    });
    connect(decimal_comma_, &QCheckBox::clicked, this, [this](bool checked) {
        emit edited();
        import_->setDecimalComma(checked);
    });
    connect(header_, &QCheckBox::clicked, this, [this](bool checked) {
        emit edited();
        import_->setHeader(checked);
    });
    for (QComboBox* box : {first_mark_, second_mark_, label_, title_})
        connect(box, &QComboBox::activated, this, &CsvChoices::takeColumns);
    connect(sample_, &QCheckBox::toggled, this, &CsvChoices::takeSample);
    connect(sample_rows_, &QLineEdit::textChanged, this, &CsvChoices::takeSample);
    connect(replace_, &QRadioButton::toggled, this, [this](bool replace) {
        emit edited();
        import_->setTarget(replace ? CsvImport::Target::replace : CsvImport::Target::append);
    });
}

void CsvChoices::takeColumns() {
    emit edited();
    const auto optional = [](const QComboBox* box) {
        const int column = box->currentData().toInt();
        return column == no_column ? std::nullopt : std::optional(static_cast<std::size_t>(column));
    };
    CsvColumns columns;
    columns.marks = {static_cast<std::size_t>(first_mark_->currentData().toInt()),
                     static_cast<std::size_t>(second_mark_->currentData().toInt())};
    columns.label = optional(label_);
    columns.title = optional(title_);
    import_->setColumns(columns);
}

void CsvChoices::takeSample() {
    sample_rows_->setEnabled(sample_->isChecked());
    emit edited();
    if (problem().isEmpty()) import_->setSample(sample_->isChecked() ? rows_of(sample_rows_->text()) : std::nullopt);
}

QString CsvChoices::problem() const {
    if (!sample_->isChecked() || rows_of(sample_rows_->text())) return {};
    return tr("A sample has 2 to %1 rows.").arg(grouped_number(max_rows));
}

void CsvChoices::showPreview() {
    const CsvPreview& preview = import_->preview();
    encoding_->setCurrentIndex(encoding_->findData(static_cast<int>(import_->encoding())));
    separator_->setCurrentIndex(separator_->findData(int{preview.separator}));
    decimal_comma_->setChecked(preview.decimal_comma);
    header_->setChecked(preview.has_header);
    sample_rows_->setEnabled(sample_->isChecked());
    const auto fill = [&preview](QComboBox* box, std::optional<std::size_t> chosen, const QString& without) {
        box->clear();
        if (!without.isEmpty()) box->addItem(without, no_column);
        for (std::size_t c = 0; c < preview.columns; ++c) box->addItem(column_name(preview, c), static_cast<int>(c));
        box->setCurrentIndex(box->findData(chosen ? static_cast<int>(*chosen) : no_column));
    };
    fill(first_mark_, preview.chosen.marks[0], {});
    fill(second_mark_, preview.chosen.marks[1], {});
    fill(label_, preview.chosen.label, tr("None: the chosen label"));
    fill(title_, preview.chosen.title, tr("None"));
}

}  // namespace separatrix
