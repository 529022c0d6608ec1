// File > Import > CSV: how a table is read, with its first rows to look at.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/model/data/csv_import.h"

namespace separatrix {

class CsvChoices;
class CsvLabelTable;
class CsvPreviewTable;

class ImportCsvDialog : public QDialog {
    Q_OBJECT
public:
    /// `import` has a file open; the dialog takes it.
    explicit ImportCsvDialog(CsvImport* import, QWidget* parent = nullptr);
    void accept() override;
    void reject() override;

private:
    QWidget* buildPreview();
    void buildProgress();
    void showPreview();
    void showState();
    /// What went wrong when it was last read counts no longer.
    void forgetFailure();

    CsvImport* import_;
    CsvChoices* choices_;
    CsvPreviewTable* rows_;
    CsvLabelTable* labels_;
    QLabel* message_;
    QProgressBar* progress_;
    QPushButton* ok_ = nullptr;
    QString failure_;  ///< of the reading
};

}  // namespace separatrix
