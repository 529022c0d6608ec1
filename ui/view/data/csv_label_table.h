// The labels of a table that is to be imported, and the classes' names that one may type for them.
#pragma once

#include <QWidget>

class QTableWidget;

namespace separatrix {

class CsvImport;

class CsvLabelTable : public QWidget {
    Q_OBJECT
public:
    explicit CsvLabelTable(CsvImport* import, QWidget* parent = nullptr);
    /// Hides where the table has no labels, or too many for classes.
    void showPreview();

signals:
    /// The person renamed one; the import hears of it right after.
    void edited();

private:
    CsvImport* import_;
    QTableWidget* table_;
};

}  // namespace separatrix
