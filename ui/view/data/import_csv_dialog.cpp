#include "ui/view/data/import_csv_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "core/data/numbers.h"
#include "ui/model/words/number_text.h"
#include "ui/view/look/card.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr long many_rows = 20'000;
constexpr int none = -1;
constexpr int choices_width = 270;
constexpr int narrowest_column = 60;
constexpr int narrowest_text = 100;

QString column_name(const CsvPreview& preview, std::size_t column) {
    const QString number = QString::number(column + 1);
    if (column >= preview.names.size()) return ImportCsvDialog::tr("Column %1").arg(number);
    const QString name = QString::fromStdString(preview.names[column]).simplified().left(40);
    return name.isEmpty() ? ImportCsvDialog::tr("Column %1").arg(number) : name;
}

}  // namespace

ImportCsvDialog::ImportCsvDialog(CsvImport* import, QWidget* parent)
    : QDialog(parent),
      import_(import),
      decimal_comma_(new QCheckBox(tr("Decimal comma (1,5)"))),
      header_(new QCheckBox(tr("First row holds names"))),
      sample_(new QCheckBox(tr("Only a sample of"))),
      sample_rows_(new QLineEdit),
      replace_(new QRadioButton(tr("Replace the movies"))),
      append_(new QRadioButton(tr("Add to the movies"))),
      rows_(new QTableWidget),
      labels_box_(new QWidget),
      labels_(new QTableWidget),
      message_(new QLabel),
      progress_(new QProgressBar) {
    import_->setParent(this);
    setObjectName(QStringLiteral("importCsvDialog"));
    setWindowTitle(tr("Import %1").arg(QFileInfo(import_->path()).fileName()));
    const QSize wanted(900, 600);
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);

    message_->setObjectName(QStringLiteral("importMessage"));
    message_->setWordWrap(true);
    message_->setMinimumHeight(message_->fontMetrics().height() * 2);
    message_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    progress_->setObjectName(QStringLiteral("importProgress"));
    progress_->setAccessibleName(tr("How much of the file is read"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    QSizePolicy keeps = progress_->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keeps);
    progress_->hide();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setObjectName(QStringLiteral("importOk"));
    ok_->setText(tr("Import"));
    ok_->setAccessibleName(tr("Import these rows"));
    QPushButton* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("importCancel"));
    cancel->setAccessibleName(tr("Import nothing"));
    cancel->setToolTip(tr("Stop reading, or import nothing"));

    auto* middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(buildChoices());
    middle->addWidget(buildPreview(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addLayout(middle, 1);
    column->addWidget(message_);
    column->addWidget(progress_);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &ImportCsvDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportCsvDialog::reject);
    connectChoices();
    if (import_->estimatedRows() > many_rows) sample_rows_->setText(QString::number(many_rows));
    showPreview();
}

QComboBox* ImportCsvDialog::addBox(QGridLayout* grid, const QString& caption, const char* name,
                                   const QString& tooltip) {
    auto* label = new QLabel(caption);
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(caption);
    box->setToolTip(tooltip);
    box->setItemDelegate(new QStyledItemDelegate(box));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    label->setBuddy(box);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(box, row, 1);
    return box;
}

QWidget* ImportCsvDialog::buildChoices() {
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 14, 0);  // the right one holds the scroll bar
    column->setSpacing(10);
    const auto section = [column](const QString& title) {
        auto* head = new QLabel(title);
        setRole(head, "section");
        column->addWidget(head);
    };
    const auto name = [](QWidget* widget, const char* object, const QString& spoken, const QString& tooltip) {
        widget->setObjectName(QString::fromLatin1(object));
        widget->setAccessibleName(spoken);
        widget->setToolTip(tooltip);
    };
    section(tr("File"));
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
    name(decimal_comma_, "importDecimalComma", tr("Numbers have a decimal comma"), tr("Read 1,5 as one and a half"));
    name(header_, "importHeader", tr("First row holds the columns' names"),
         tr("The first row is no movie; its names become the names of the axes"));
    column->addWidget(decimal_comma_);
    column->addWidget(header_);
    section(tr("Columns"));
    auto* columns = new QGridLayout;
    columns->setVerticalSpacing(6);
    first_mark_ = addBox(columns, tr("Across x₁"), "importFirstMark", tr("Column of numbers for the horizontal axis"));
    second_mark_ = addBox(columns, tr("Up x₂"), "importSecondMark", tr("Column of numbers for the vertical axis"));
    label_ = addBox(columns, tr("Label"), "importLabel", tr("Column with the class: whole numbers or words"));
    title_ = addBox(columns, tr("Title"), "importTitle", tr("Column with the movies' titles"));
    column->addLayout(columns);
    section(tr("Rows"));
    name(sample_, "importSample", tr("Only a sample of the rows"),
         tr("A random choice, each row as likely as any other, in the file's order"));
    name(sample_rows_, "importSampleRows", tr("Number of rows in the sample"), tr("Number of rows in the sample"));
    sample_rows_->setText(QStringLiteral("1000"));
    sample_rows_->setFixedWidth(84);
    auto* sample = new QHBoxLayout;
    sample->setSpacing(6);
    sample->addWidget(sample_);
    sample->addWidget(sample_rows_);
    sample->addStretch(1);
    column->addLayout(sample);
    name(replace_, "importReplace", tr("Replace the movies"), tr("The movies on the plane go; Undo brings them back"));
    name(append_, "importAppend", tr("Add to the movies"),
         tr("The movies on the plane stay; labels are matched with their classes by name"));
    replace_->setChecked(true);
    column->addWidget(replace_);
    column->addWidget(append_);
    column->addStretch(1);
    // on a low screen the choices scroll and the buttons stay
    auto* area = new QScrollArea;
    area->setProperty("plain", true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setFixedWidth(choices_width + 14);
    area->setMinimumHeight(120);
    area->setWidget(choices);
    return area;
}

QWidget* ImportCsvDialog::buildPreview() {
    auto* preview = new QWidget;
    auto* column = new QVBoxLayout(preview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto prepare = [](QTableWidget* table, const char* name, const QString& spoken) {
        table->setObjectName(QString::fromLatin1(name));
        table->setAccessibleName(spoken);
        table->verticalHeader()->hide();
        table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table->verticalHeader()->setDefaultSectionSize(24);
        table->horizontalHeader()->setHighlightSections(false);
        table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        table->setMinimumHeight(76);
        table->setShowGrid(false);
        table->setCornerButtonEnabled(false);
        table->setTabKeyNavigation(false);
        table->setWordWrap(false);
    };
    prepare(rows_, "importRows", tr("The first rows"));
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setSelectionMode(QAbstractItemView::NoSelection);
    rows_->viewport()->installEventFilter(this);
    rows_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    prepare(labels_, "importLabels", tr("The labels and what they are called"));
    labels_->setColumnCount(3);
    labels_->setHorizontalHeaderLabels({tr("Label in the file"), tr("Rows looked at"), tr("Called")});
    labels_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    labels_->setSelectionMode(QAbstractItemView::SingleSelection);
    labels_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    labels_->setToolTip(tr("Type another name into the last column; two labels with the same name become one class"));
    const auto heading = [](const QString& title) {
        auto* head = new QLabel(title);
        setRole(head, "section");
        return head;
    };
    auto* labels = new QVBoxLayout(labels_box_);
    labels->setContentsMargins(0, 0, 0, 0);
    labels->setSpacing(6);
    labels->addWidget(heading(tr("Classes")));
    labels->addWidget(labels_);
    labels_box_->setMaximumHeight(190);
    column->addWidget(heading(tr("The first rows")));
    column->addWidget(rows_, 1);
    column->addWidget(labels_box_);
    return preview;
}

void ImportCsvDialog::connectChoices() {
    connect(import_, &CsvImport::previewChanged, this, &ImportCsvDialog::showPreview);
    connect(import_, &CsvImport::progressed, this,
            [this](double share) { progress_->setValue(static_cast<int>(share * 1000)); });
    connect(import_, &CsvImport::imported, this, [this] { QDialog::accept(); });
    connect(import_, &CsvImport::failed, this, [this](const QString& sentence) {
        problem_ = sentence;
        showState();
    });
    connect(encoding_, &QComboBox::activated, this, [this] {
        problem_.clear();
        import_->setEncoding(static_cast<TextEncoding>(encoding_->currentData().toInt()));
    });
    connect(separator_, &QComboBox::activated, this, [this] {
        problem_.clear();
        import_->setSeparator(static_cast<char>(separator_->currentData().toInt()));
    });
    connect(decimal_comma_, &QCheckBox::clicked, this, [this](bool checked) {
        problem_.clear();
        import_->setDecimalComma(checked);
    });
    connect(header_, &QCheckBox::clicked, this, [this](bool checked) {
        problem_.clear();
        import_->setHeader(checked);
    });
    for (QComboBox* box : {first_mark_, second_mark_, label_, title_})
        connect(box, &QComboBox::activated, this, &ImportCsvDialog::takeColumns);
    connect(sample_, &QCheckBox::toggled, this, &ImportCsvDialog::takeSample);
    connect(sample_rows_, &QLineEdit::textChanged, this, &ImportCsvDialog::takeSample);
    connect(replace_, &QRadioButton::toggled, this, [this](bool replace) {
        problem_.clear();
        import_->setTarget(replace ? CsvImport::Target::replace : CsvImport::Target::append);
    });
    connect(labels_, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (syncing_ || column != 2) return;
        problem_.clear();
        import_->setClassName(static_cast<std::size_t>(row), labels_->item(row, column)->text());
    });
}

// --- what the person says ---------------------------------------------------------------------------------------

void ImportCsvDialog::takeColumns() {
    problem_.clear();
    const auto optional = [](const QComboBox* box) {
        const int column = box->currentData().toInt();
        return column == none ? std::nullopt : std::optional(static_cast<std::size_t>(column));
    };
    CsvColumns columns;
    columns.marks = {static_cast<std::size_t>(first_mark_->currentData().toInt()),
                     static_cast<std::size_t>(second_mark_->currentData().toInt())};
    columns.label = optional(label_);
    columns.title = optional(title_);
    import_->setColumns(columns);
}

void ImportCsvDialog::takeSample() {
    problem_.clear();
    sample_rows_->setEnabled(sample_->isChecked());
    const auto rows = parse_integer(sample_rows_->text().simplified().remove(QLatin1Char(' ')).toStdString());
    const bool valid = rows && *rows >= 2 && *rows <= max_rows;
    if (sample_->isChecked() && !valid) {
        problem_ = tr("A sample has 2 to %1 rows.").arg(grouped_number(max_rows));
        showState();
        return;
    }
    import_->setSample(sample_->isChecked() ? std::optional(static_cast<long>(*rows)) : std::nullopt);
}

// --- what is to be seen -----------------------------------------------------------------------------------------

void ImportCsvDialog::showPreview() {
    syncing_ = true;
    const CsvPreview& preview = import_->preview();
    encoding_->setCurrentIndex(encoding_->findData(static_cast<int>(import_->encoding())));
    separator_->setCurrentIndex(separator_->findData(int{preview.separator}));
    decimal_comma_->setChecked(preview.decimal_comma);
    header_->setChecked(preview.has_header);
    sample_rows_->setEnabled(sample_->isChecked());
    showColumnBoxes();
    showRows();
    showLabels();
    syncing_ = false;
    showState();
}

void ImportCsvDialog::showColumnBoxes() {
    const CsvPreview& preview = import_->preview();
    const auto fill = [&preview](QComboBox* box, std::optional<std::size_t> chosen, const QString& without) {
        box->clear();
        if (!without.isEmpty()) box->addItem(without, none);
        for (std::size_t c = 0; c < preview.columns; ++c) box->addItem(column_name(preview, c), static_cast<int>(c));
        box->setCurrentIndex(box->findData(chosen ? static_cast<int>(*chosen) : none));
    };
    fill(first_mark_, preview.chosen.marks[0], {});
    fill(second_mark_, preview.chosen.marks[1], {});
    fill(label_, preview.chosen.label, tr("None: the chosen label"));
    fill(title_, preview.chosen.title, tr("None"));
}

void ImportCsvDialog::showRows() {
    const CsvPreview& preview = import_->preview();
    rows_->clear();
    rows_->setColumnCount(static_cast<int>(preview.columns));
    rows_->setRowCount(static_cast<int>(preview.rows.size()));
    const auto part = [&preview](std::size_t column) {
        if (column == preview.chosen.marks[0]) return QStringLiteral("x₁");
        if (column == preview.chosen.marks[1]) return QStringLiteral("x₂");
        if (column == preview.chosen.label) return tr("label");
        if (column == preview.chosen.title) return tr("title");
        return QString();
    };
    QStringList heads;
    for (std::size_t c = 0; c < preview.columns; ++c) {
        const QString what = part(c);
        heads << (what.isEmpty() ? column_name(preview, c) : column_name(preview, c) + QStringLiteral(" → ") + what);
    }
    rows_->setHorizontalHeaderLabels(heads);
    const QColor unused = palette().color(QPalette::Disabled, QPalette::Text);
    for (std::size_t r = 0; r < preview.rows.size(); ++r) {
        const auto& fields = preview.rows[r];
        for (std::size_t c = 0; c < std::min(fields.size(), preview.columns); ++c) {
            auto* item = new QTableWidgetItem(QString::fromStdString(fields[c]).simplified().left(80));
            const bool mark = c == preview.chosen.marks[0] || c == preview.chosen.marks[1];
            if (mark) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (part(c).isEmpty()) item->setForeground(unused);
            rows_->setItem(static_cast<int>(r), static_cast<int>(c), item);
        }
    }
    for (int c = 0; c < rows_->columnCount(); ++c)
        if (part(static_cast<std::size_t>(c)) == QStringLiteral("x₁") ||
            part(static_cast<std::size_t>(c)) == QStringLiteral("x₂"))
            rows_->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    rows_->resizeColumnsToContents();
    wanted_widths_.clear();
    for (int c = 0; c < rows_->columnCount(); ++c)
        wanted_widths_.push_back(std::clamp(rows_->columnWidth(c) + 8, narrowest_column, 220));
    fitColumns();
    markProblem();
}

/// Where not all columns fit, those with long texts that nobody chose as mark or label give way.
void ImportCsvDialog::fitColumns() {
    std::vector<int> widths = wanted_widths_;
    const int room = rows_->viewport()->width();
    const int used = std::accumulate(widths.begin(), widths.end(), 0);
    const CsvColumns& chosen = import_->preview().chosen;
    std::vector<std::size_t> long_ones;
    for (std::size_t c = 0; c < widths.size(); ++c)
        if (c != chosen.marks[0] && c != chosen.marks[1] && c != chosen.label && widths[c] > narrowest_text)
            long_ones.push_back(c);
    int too_much = used - room;
    for (const std::size_t c : long_ones) {
        const int less = std::clamp(too_much, 0, widths[c] - narrowest_text);
        widths[c] -= less;
        too_much -= less;
    }
    for (int c = 0; c < rows_->columnCount() && c < static_cast<int>(widths.size()); ++c)
        rows_->setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
}

/// The cell that the message is about. The reader stops at the first one, so it is the first with this text.
void ImportCsvDialog::markProblem() {
    const auto& problem = import_->rowProblem();
    if (!problem || problem->line <= 0 || problem->column <= 0) return;
    const int column = static_cast<int>(problem->column) - 1;
    if (column >= rows_->columnCount()) return;
    const QString given = QString::fromStdString(problem->given).simplified().left(80);
    for (int row = 0; row < rows_->rowCount(); ++row) {
        QTableWidgetItem* item = rows_->item(row, column);
        if (!item || item->text() != given) continue;
        const QColor error = palette().color(QPalette::BrightText);  // the theme's colour of errors
        item->setForeground(error);
        QColor behind = error;
        behind.setAlphaF(0.18F);
        item->setBackground(behind);
        item->setToolTip(import_->problem());
        rows_->scrollToItem(item);
        return;
    }
}

bool ImportCsvDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == rows_->viewport() && event->type() == QEvent::Resize) fitColumns();
    return QDialog::eventFilter(watched, event);
}

void ImportCsvDialog::showLabels() {
    const CsvPreview& preview = import_->preview();
    const bool shown = preview.chosen.label.has_value() && !preview.labels.empty() &&
                       preview.labels.size() <= static_cast<std::size_t>(max_classes);
    labels_box_->setVisible(shown);
    if (!shown) return;
    labels_->setRowCount(static_cast<int>(preview.labels.size()));
    // no higher than its rows: what is left is for the first rows of the file
    labels_->setMaximumHeight(labels_->horizontalHeader()->sizeHint().height() + 4 +
                              labels_->rowCount() * labels_->verticalHeader()->defaultSectionSize());
    for (std::size_t k = 0; k < preview.labels.size(); ++k) {
        const int row = static_cast<int>(k);
        auto* word = new QTableWidgetItem(QString::fromStdString(preview.labels[k].first));
        auto* count = new QTableWidgetItem(grouped_number(preview.labels[k].second));
        for (QTableWidgetItem* fixed : {word, count}) fixed->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        labels_->setItem(row, 0, word);
        labels_->setItem(row, 1, count);
        labels_->setItem(row, 2, new QTableWidgetItem(import_->className(k)));
    }
}

void ImportCsvDialog::showState() {
    const bool reading = import_->isReading();
    QString problem = problem_.isEmpty() ? import_->problem() : problem_;
    QString text = problem;
    if (reading) {
        text = tr("Reading the file…");
    } else if (problem.isEmpty()) {
        const long rows = import_->estimatedRows();
        text = counted(tr("About %1 row(s).", nullptr, plural(rows)), rows);
        if (rows > many_rows && !sample_->isChecked())
            text += QLatin1Char(' ') + tr("A sample trains and draws faster.");
        if (!import_->preview().chosen.label)
            text += QLatin1Char(' ') + tr("Without a label column all get the label that is chosen in the window.");
    }
    message_->setText(text);
    setRole(message_, problem.isEmpty() || reading ? "small" : "error");
    progress_->setVisible(reading);
    ok_->setEnabled(problem.isEmpty() && !reading);
    ok_->setToolTip(ok_->isEnabled() ? tr("Import these rows as one step; Undo takes it back") : text);
}

void ImportCsvDialog::accept() {
    if (!ok_->isEnabled()) return;
    problem_.clear();
    progress_->setValue(0);
    import_->start();
    showState();
}

void ImportCsvDialog::reject() {
    if (import_->isReading()) {
        import_->cancel();  // the first time the reading, the second time the dialog
        return;
    }
    QDialog::reject();
}

}  // namespace separatrix
