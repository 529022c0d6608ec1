#include "ui/view/data/import_csv_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/model/words/number_text.h"
#include "ui/view/data/csv_choices.h"
#include "ui/view/data/csv_label_table.h"
#include "ui/view/data/csv_preview_table.h"
#include "ui/view/look/style.h"

namespace separatrix {

ImportCsvDialog::ImportCsvDialog(CsvImport* import, QWidget* parent)
    : QDialog(parent),
      import_(import),
      choices_(new CsvChoices(import)),
      rows_(new CsvPreviewTable(import)),
      labels_(new CsvLabelTable(import)),
      message_(new QLabel),
      progress_(new QProgressBar) {
    import_->setParent(this);
    setObjectName(QStringLiteral("importCsvDialog"));
    setWindowTitle(tr("Import %1").arg(QFileInfo(import_->path()).fileName()));
    const QSize wanted(900, 600);
    resize(parent ? wanted.boundedTo(parent->size() - QSize(40, 40)) : wanted);
    buildProgress();

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
    middle->addWidget(choices_);
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
    connect(choices_, &CsvChoices::edited, this, &ImportCsvDialog::forgetFailure);
    connect(labels_, &CsvLabelTable::edited, this, &ImportCsvDialog::forgetFailure);
    connect(import_, &CsvImport::previewChanged, this, &ImportCsvDialog::showPreview);
    connect(import_, &CsvImport::progressed, this,
            [this](double share) { progress_->setValue(static_cast<int>(share * 1000)); });
    connect(import_, &CsvImport::imported, this, [this] { QDialog::accept(); });
    connect(import_, &CsvImport::failed, this, [this](const QString& sentence) {
        failure_ = sentence;
        showState();
    });
    showPreview();
}

void ImportCsvDialog::buildProgress() {
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
}

QWidget* ImportCsvDialog::buildPreview() {
    auto* preview = new QWidget;
    auto* column = new QVBoxLayout(preview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QLabel(tr("The first rows"));
    setRole(head, "section");
    column->addWidget(head);
    column->addWidget(rows_, 1);
    column->addWidget(labels_);
    return preview;
}

void ImportCsvDialog::forgetFailure() {
    failure_.clear();
    showState();
}

void ImportCsvDialog::showPreview() {
    choices_->showPreview();
    rows_->showPreview();
    labels_->showPreview();
    showState();
}

void ImportCsvDialog::showState() {
    const bool reading = import_->isReading();
    QString problem = choices_->problem();
    if (problem.isEmpty()) problem = failure_.isEmpty() ? import_->problem() : failure_;
    QString text = problem;
    if (reading) {
        text = tr("Reading the file…");
    } else if (problem.isEmpty()) {
        const long rows = import_->estimatedRows();
        text = counted(tr("About %1 row(s).", nullptr, plural(rows)), rows);
        if (rows > CsvChoices::many_rows && !choices_->takesSample())
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
    failure_.clear();
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
