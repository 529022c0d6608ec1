#include "ui/view/data/csv_label_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/model/data/csv_import.h"
#include "ui/model/words/number_text.h"
#include "ui/view/data/csv_preview_table.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int name_column = 2;

}  // namespace

CsvLabelTable::CsvLabelTable(CsvImport* import, QWidget* parent)
    : QWidget(parent), import_(import), table_(new QTableWidget) {
    prepare_import_table(table_, "importLabels", tr("The labels and what they are called"));
    table_->setColumnCount(3);
    table_->setHorizontalHeaderLabels({tr("Label in the file"), tr("Rows looked at"), tr("Called")});
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                            QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->setToolTip(tr("Type another name into the last column; two labels with the same name become one class"));
    auto* head = new QLabel(tr("Classes"));
    setRole(head, "section");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(head);
    column->addWidget(table_);
    setMaximumHeight(190);
    connect(table_, &QTableWidget::cellChanged, this, [this](int row, int column_changed) {
        if (column_changed != name_column) return;
        emit edited();
        import_->setClassName(static_cast<std::size_t>(row), table_->item(row, name_column)->text());
    });
}

void CsvLabelTable::showPreview() {
    const CsvPreview& preview = import_->preview();
    const bool shown = preview.chosen.label.has_value() && !preview.labels.empty() &&
                       preview.labels.size() <= static_cast<std::size_t>(max_classes);
    setVisible(shown);
    if (!shown) return;
    const QSignalBlocker quiet(table_);  // nobody renames anything
    table_->setRowCount(static_cast<int>(preview.labels.size()));
    // no higher than its rows: what is left is for the first rows of the file
    table_->setMaximumHeight(table_->horizontalHeader()->sizeHint().height() + 4 +
                             table_->rowCount() * table_->verticalHeader()->defaultSectionSize());
    for (std::size_t k = 0; k < preview.labels.size(); ++k) {
        const int row = static_cast<int>(k);
        auto* word = new QTableWidgetItem(QString::fromStdString(preview.labels[k].first));
        auto* count = new QTableWidgetItem(grouped_number(preview.labels[k].second));
        for (QTableWidgetItem* fixed : {word, count}) fixed->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        table_->setItem(row, 0, word);
        table_->setItem(row, 1, count);
        table_->setItem(row, name_column, new QTableWidgetItem(import_->className(k)));
    }
}

}  // namespace separatrix
