// File > Import > CSV: how a table is read, with its first rows to look at.
#pragma once

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <vector>

#include "ui/model/data/csv_import.h"

namespace separatrix {

class ImportCsvDialog : public QDialog {
    Q_OBJECT
public:
    /// `import` has a file open; the dialog takes it.
    explicit ImportCsvDialog(CsvImport* import, QWidget* parent = nullptr);
    void accept() override;
    void reject() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* addBox(QGridLayout* grid, const QString& caption, const char* name, const QString& tooltip);
    QWidget* buildChoices();
    QWidget* buildPreview();
    void connectChoices();
    void showPreview();
    void showColumnBoxes();
    void showRows();
    void markProblem();
    void fitColumns();
    void showLabels();
    void showState();
    void takeColumns();
    void takeSample();

    CsvImport* import_;
    QComboBox* encoding_ = nullptr;
    QComboBox* separator_ = nullptr;
    QCheckBox* decimal_comma_;
    QCheckBox* header_;
    QComboBox* first_mark_ = nullptr;
    QComboBox* second_mark_ = nullptr;
    QComboBox* label_ = nullptr;
    QComboBox* title_ = nullptr;
    QCheckBox* sample_;
    QLineEdit* sample_rows_;
    QRadioButton* replace_;
    QRadioButton* append_;
    QTableWidget* rows_;
    std::vector<int> wanted_widths_;  ///< of the columns, if there were room
    QWidget* labels_box_;
    QTableWidget* labels_;
    QLabel* message_;
    QProgressBar* progress_;
    QPushButton* ok_ = nullptr;
    QString problem_;
    bool syncing_ = false;
};

}  // namespace separatrix
