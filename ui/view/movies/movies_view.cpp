#include "ui/view/movies/movies_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/model/movies/movie_widths.h"
#include "ui/model/session/rows_text.h"
#include "ui/model/session/selection_edits.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/style.h"
#include "ui/view/movies/movie_cell_delegate.h"
#include "ui/view/movies/movies_filter.h"

namespace separatrix {

namespace {

constexpr int movie_row_height = 26;

}  // namespace

MoviesView::MoviesView(Session* session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(new MoviesTable(session, this)),
      filter_(new MoviesFilter(table_)),
      count_(new NumberLabel),
      rows_(new QTableView),
      delegate_(new MovieCellDelegate(table_, rows_)),
      nothing_(new QLabel),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("moviesView"));
    buildRows();
    count_->setObjectName(QStringLiteral("moviesCount"));
    setRole(count_, "small");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    column->addWidget(filter_);
    column->addWidget(pages_, 1);
    column->addWidget(count_);
    // the rows are what a click on the tab is about: the filter would swallow the single-key shortcuts
    setFocusProxy(rows_);
    filter_->setTabOrderAfter(rows_);

    connect(table_, &MoviesTable::queryChanged, this, &MoviesView::showOrder);
    connect(filter_, &MoviesFilter::mistakesChosen, rows_, &QTableView::scrollToTop);
    connect(table_, &MoviesTable::countsChanged, this, &MoviesView::showCounts);
    connect(session_, &Session::documentChanged, this, &MoviesView::showClasses);
    connect(session_->selection(), &Selection::changed, this, [this] { showSelection(true); });
    connect(table_, &MoviesTable::rowsChanged, this, [this] { showSelection(false); });
    connect(rows_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MoviesView::takeSelection);
    showClasses();
    showCounts();
}

void MoviesView::buildRows() {
    rows_->setObjectName(QStringLiteral("moviesTable"));
    rows_->setAccessibleName(tr("Movies"));
    rows_->setModel(table_);
    rows_->setItemDelegate(delegate_);
    rows_->setSelectionBehavior(QAbstractItemView::SelectRows);
    rows_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    rows_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    rows_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    rows_->setShowGrid(false);
    rows_->setWordWrap(false);
    rows_->setTextElideMode(Qt::ElideRight);
    if (auto* corner = rows_->findChild<QAbstractButton*>()) {  // Qt puts it in
        corner->setObjectName(QStringLiteral("moviesSelectAll"));
        corner->setAccessibleName(tr("Select all rows"));
        corner->setToolTip(tr("Select all rows"));
    }
    rows_->setContextMenuPolicy(Qt::CustomContextMenu);
    rows_->verticalHeader()->hide();
    rows_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    rows_->verticalHeader()->setDefaultSectionSize(movie_row_height);
    QHeaderView* header = rows_->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(28);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    rows_->setSortingEnabled(true);
    rows_->installEventFilter(this);
    nothing_->setObjectName(QStringLiteral("moviesNothing"));
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    nothing_->setContextMenuPolicy(Qt::CustomContextMenu);
    nothing_->setFocusPolicy(Qt::StrongFocus);
    nothing_->installEventFilter(this);
    setRole(nothing_, "muted");
    pages_->addWidget(rows_);
    pages_->addWidget(nothing_);
    connect(rows_, &QWidget::customContextMenuRequested, this, &MoviesView::showMenu);
    connect(nothing_, &QWidget::customContextMenuRequested, this, &MoviesView::showMenu);
}

MoviesView::~MoviesView() {
    delete rows_;  // an open editor hands in its value when it goes, while all this is still there
}

void MoviesView::setTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    filter_->setTheme(theme);
    fitColumns();
    rows_->viewport()->update();
}

// --- what is shown ----------------------------------------------------------------------------------------------

void MoviesView::showOrder() {
    const MoviesQuery& query = table_->query();
    QHeaderView* header = rows_->horizontalHeader();
    const Qt::SortOrder order = query.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (header->sortIndicatorSection() != query.sort_column || header->sortIndicatorOrder() != order)
        header->setSortIndicator(query.sort_column, order);
}

void MoviesView::showClasses() {
    if (filter_->showClasses()) fitColumns();
}

void MoviesView::showCounts() {
    count_->setText(table_->countText());
    const QString reason = table_->emptyText();
    nothing_->setText(reason);
    QWidget* page = reason.isEmpty() ? static_cast<QWidget*>(rows_) : nothing_;
    if (pages_->currentWidget() != page) pages_->setCurrentWidget(page);
    rows_->setColumnHidden(static_cast<int>(MovieColumn::split), !table_->hasTestMovies());
    fitColumns();
}

void MoviesView::fitColumns() {
    const MovieWidths columns = movie_widths(*table_, QFontMetrics(rows_->font()), rows_->viewport()->width());
    table_->setNarrow(columns.narrow);
    delegate_->setNarrow(columns.narrow);
    rows_->setColumnHidden(static_cast<int>(MovieColumn::title), columns.without_titles);
    for (const auto& [column, width] : columns.widths) {
        const int c = static_cast<int>(column);
        if (rows_->columnWidth(c) != width && !rows_->isColumnHidden(c)) rows_->setColumnWidth(c, width);
    }
}

// --- selection --------------------------------------------------------------------------------------------------

std::vector<std::uint64_t> MoviesView::selectedIds() const {
    std::vector<std::uint64_t> ids;
    for (const QItemSelectionRange& range : rows_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (const auto id = table_->idAt(row)) ids.push_back(*id);
    return ids;
}

void MoviesView::takeSelection() {
    if (syncing_ || table_->isChangingRows()) return;
    syncing_ = true;
    std::vector<std::uint64_t> ids = selectedIds();
    // the one under the cursor is the one that was chosen last
    if (const auto current = table_->idAt(rows_->currentIndex().row())) {
        const auto found = std::find(ids.begin(), ids.end(), *current);
        if (found != ids.end()) std::rotate(found, found + 1, ids.end());
    }
    session_->selection()->set(ids);
    syncing_ = false;
}

void MoviesView::showSelection(bool go_there) {
    if (syncing_ || !isVisible()) return;
    syncing_ = true;
    std::vector<int> chosen;
    for (const auto id : session_->selection()->ids())
        if (const int row = table_->rowOf(id); row >= 0) chosen.push_back(row);
    const int current = chosen.empty() ? -1 : chosen.back();
    std::sort(chosen.begin(), chosen.end());
    QItemSelection ranges;
    for (std::size_t i = 0; i < chosen.size();) {
        std::size_t end = i + 1;
        while (end < chosen.size() && chosen[end] == chosen[end - 1] + 1) ++end;
        ranges.append(
            QItemSelectionRange(table_->index(chosen[i], 0), table_->index(chosen[end - 1], movie_columns - 1)));
        i = end;
    }
    rows_->selectionModel()->select(ranges, QItemSelectionModel::ClearAndSelect);
    if (current >= 0 && go_there) {
        const int first = rows_->isColumnHidden(0) ? 1 : 0;
        const QModelIndex index = table_->index(current, std::max(first, rows_->currentIndex().column()));
        rows_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        rows_->scrollTo(index);
    }
    syncing_ = false;
}

// --- rows -------------------------------------------------------------------------------------------------------

void MoviesView::copyRows() {
    const QString text = rows_text(session_->document(), selectedIds());
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

void MoviesView::pasteRows() {
    const auto ids = paste_rows(*session_, QApplication::clipboard()->text());
    if (!ids) {
        emit problem(tr("These rows cannot be pasted: %1").arg(sentence(ids.error())));
        return;
    }
    session_->selection()->set(*ids);
}

void MoviesView::deleteRows() {
    const auto ids = selectedIds();
    if (ids.empty()) return;
    const int row = rows_->currentIndex().row();
    delete_movies(*session_, ids);
    // the keyboard goes on from here
    const int next = std::min(row, table_->rowCount() - 1);
    const auto id = table_->idAt(next);
    if (id && std::find(ids.begin(), ids.end(), *id) == ids.end()) rows_->selectRow(next);
}

void MoviesView::showMenu(QPoint place) {
    QMenu menu(this);
    const bool any = rows_->selectionModel()->hasSelection();
    const auto add = [&menu](const QString& text, const QString& keys, bool enabled, const QString& reason) {
        QAction* action = menu.addAction(keys.isEmpty() ? text : text + QLatin1Char('\t') + keys);
        action->setEnabled(enabled);
        if (!enabled) action->setToolTip(reason);
        return action;
    };
    const QString none = tr("No row is selected");
    QAction* copy = add(tr("Copy rows"), tr("Ctrl+C"), any, none);
    QAction* paste = add(tr("Paste rows"), tr("Ctrl+V"), looks_like_rows(QApplication::clipboard()->text()),
                         tr("The clipboard holds no rows"));
    QAction* remove = add(tr("Delete rows"), tr("Del"), any, none);
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    QAction* all = add(tr("Select all rows"), tr("Ctrl+A"), table_->rowCount() > 0, tr("There is no row"));
    const auto* source = qobject_cast<QWidget*>(sender());
    const QAction* chosen = menu.exec((source == nothing_ ? nothing_ : rows_->viewport())->mapToGlobal(place));
    if (chosen == copy) copyRows();
    if (chosen == paste) pasteRows();
    if (chosen == remove) deleteRows();
    if (chosen == all) rows_->selectAll();
}

// --- events -----------------------------------------------------------------------------------------------------

bool MoviesView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == nothing_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        pasteRows();
        return true;
    }
    if (watched != rows_) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        // all rows that are shown, not all movies that there are
        if (static_cast<QKeyEvent*>(event)->matches(QKeySequence::SelectAll)) event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyRows();
            return true;
        }
        if (key->matches(QKeySequence::Paste)) {
            pasteRows();
            return true;
        }
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
            deleteRows();
            return true;
        }
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && rows_->currentIndex().flags().testFlag(Qt::ItemIsEditable)) {
            rows_->edit(rows_->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MoviesView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    table_->setActive(true);
    showSelection(true);
    fitColumns();
}

void MoviesView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    table_->setActive(false);
}

void MoviesView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitColumns();
}

}  // namespace separatrix
