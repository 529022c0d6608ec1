#include "ui/view/data/csv_preview_table.h"

#include <QHeaderView>
#include <algorithm>
#include <numeric>

#include "ui/model/data/csv_import.h"

namespace separatrix {

namespace {

constexpr int narrowest_column = 60;
constexpr int widest_column = 220;
constexpr int narrowest_text = 100;

QString field_text(const std::string& field) { return QString::fromStdString(field).simplified().left(80); }

}  // namespace

void prepare_import_table(QTableWidget* table, const char* name, const QString& spoken) {
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
}

CsvPreviewTable::CsvPreviewTable(const CsvImport* import, QWidget* parent) : QTableWidget(parent), import_(import) {
    prepare_import_table(this, "importRows", tr("The first rows"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

QString CsvPreviewTable::part(std::size_t column) const {
    const CsvColumns& chosen = import_->preview().chosen;
    if (column == chosen.marks[0]) return QStringLiteral("x₁");
    if (column == chosen.marks[1]) return QStringLiteral("x₂");
    if (column == chosen.label) return tr("label");
    if (column == chosen.title) return tr("title");
    return {};
}

bool CsvPreviewTable::isMark(std::size_t column) const {
    const CsvColumns& chosen = import_->preview().chosen;
    return column == chosen.marks[0] || column == chosen.marks[1];
}

void CsvPreviewTable::showPreview() {
    clear();
    setColumnCount(static_cast<int>(import_->preview().columns));
    setRowCount(static_cast<int>(import_->preview().rows.size()));
    showHeads();
    showRows();
    resizeColumnsToContents();
    wanted_widths_.clear();
    for (int c = 0; c < columnCount(); ++c)
        wanted_widths_.push_back(std::clamp(columnWidth(c) + 8, narrowest_column, widest_column));
    fitColumns();
    markProblem();
}

void CsvPreviewTable::showHeads() {
    const CsvPreview& preview = import_->preview();
    QStringList heads;
    for (std::size_t c = 0; c < preview.columns; ++c) {
        const QString what = part(c);
        heads << (what.isEmpty() ? column_name(preview, c) : column_name(preview, c) + QStringLiteral(" → ") + what);
    }
    setHorizontalHeaderLabels(heads);
    for (std::size_t c = 0; c < preview.columns; ++c)
        if (isMark(c)) horizontalHeaderItem(static_cast<int>(c))->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void CsvPreviewTable::showRows() {
    const CsvPreview& preview = import_->preview();
    const QColor unused = window()->palette().color(QPalette::Disabled, QPalette::Text);
    for (std::size_t r = 0; r < preview.rows.size(); ++r) {
        const auto& fields = preview.rows[r];
        for (std::size_t c = 0; c < std::min(fields.size(), preview.columns); ++c) {
            auto* item = new QTableWidgetItem(field_text(fields[c]));
            if (isMark(c)) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (part(c).isEmpty()) item->setForeground(unused);
            setItem(static_cast<int>(r), static_cast<int>(c), item);
        }
    }
}

void CsvPreviewTable::fitColumns() {
    std::vector<int> widths = wanted_widths_;
    const CsvColumns& chosen = import_->preview().chosen;
    int too_much = std::accumulate(widths.begin(), widths.end(), 0) - viewport()->width();
    for (std::size_t c = 0; c < widths.size(); ++c) {
        if (isMark(c) || c == chosen.label || widths[c] <= narrowest_text) continue;
        const int less = std::clamp(too_much, 0, widths[c] - narrowest_text);
        widths[c] -= less;
        too_much -= less;
    }
    for (int c = 0; c < columnCount() && c < static_cast<int>(widths.size()); ++c)
        setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
}

void CsvPreviewTable::markProblem() {
    const auto& problem = import_->rowProblem();
    if (!problem || problem->line <= 0 || problem->column <= 0) return;
    const int column = static_cast<int>(problem->column) - 1;
    if (column >= columnCount()) return;
    // the reader stops at the first wrong cell, so it is the first with this text
    const QString given = field_text(problem->given);
    for (int row = 0; row < rowCount(); ++row) {
        QTableWidgetItem* cell = item(row, column);
        if (!cell || cell->text() != given) continue;
        const QColor error = window()->palette().color(QPalette::BrightText);  // the theme's colour of errors
        cell->setForeground(error);
        QColor behind = error;
        behind.setAlphaF(0.18F);
        cell->setBackground(behind);
        cell->setToolTip(import_->problem());
        scrollToItem(cell);
        return;
    }
}

void CsvPreviewTable::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    fitColumns();
}

}  // namespace separatrix
