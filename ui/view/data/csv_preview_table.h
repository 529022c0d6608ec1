// The first rows of a table that is to be imported, under the columns' names and what becomes of them.
#pragma once

#include <QTableWidget>
#include <vector>

namespace separatrix {

class CsvImport;

/// As both tables of the import look: close rows, no grid, no numbers before them.
void prepare_import_table(QTableWidget* table, const char* name, const QString& spoken);

class CsvPreviewTable : public QTableWidget {
    Q_OBJECT
public:
    explicit CsvPreviewTable(const CsvImport* import, QWidget* parent = nullptr);
    void showPreview();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What becomes of a column; empty: nothing.
    QString part(std::size_t column) const;
    bool isMark(std::size_t column) const;
    void showHeads();
    void showRows();
    /// The cell that the import's sentence is about.
    void markProblem();
    /// Where not all columns fit, those with long texts that nobody chose as mark or label give way.
    void fitColumns();

    const CsvImport* import_;
    std::vector<int> wanted_widths_;  ///< of the columns, if there were room
};

}  // namespace separatrix
