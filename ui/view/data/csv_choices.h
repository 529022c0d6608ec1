// How a table is read: characters, separator, which column is what, how many rows. One form for CsvImport's options.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace separatrix {

class CsvImport;

/// Scrolls where the screen is low, so that the dialog's buttons stay.
class CsvChoices : public QScrollArea {
    Q_OBJECT
public:
    /// From so many rows on a sample is worth to be spoken of.
    static constexpr long many_rows = 20'000;

    explicit CsvChoices(CsvImport* import, QWidget* parent = nullptr);
    /// Follows what the import found in the file.
    void showPreview();
    bool takesSample() const { return sample_->isChecked(); }
    /// What is wrong with the form itself, in one sentence; empty if nothing is.
    QString problem() const;

signals:
    /// The person chose something; the import hears of it right after.
    void edited();

private:
    QComboBox* addBox(QGridLayout* grid, const QString& caption, const char* name, const QString& tooltip);
    void buildFile(QVBoxLayout* column);
    void buildColumns(QVBoxLayout* column);
    void buildRows(QVBoxLayout* column);
    void connectAll();
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
};

}  // namespace separatrix
