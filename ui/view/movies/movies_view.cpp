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

#include "ui/model/session/rows_text.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/style.h"
#include "ui/view/movies/movie_cell_delegate.h"

namespace separatrix {

namespace {

constexpr int movie_row_height = 26;
constexpr int least_title_width = 96;
constexpr int least_narrow_title = 80;
constexpr int most_spread = 28;  ///< added to each column where there is room and no title to fill it

/// For the buttons that Qt puts into its own widgets.
void nameButton(QAbstractButton* button, const char* name, const QString& spoken) {
    if (!button) return;
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
}

}  // namespace

MoviesView::MoviesView(Session* session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      theme_(light_theme()),
      table_(new MoviesTable(session, this)),
      filter_(new QLineEdit),
      classes_(new QComboBox),
      mistakes_(new QToolButton),
      wrong_only_(new QCheckBox(tr("Wrong only"))),
      count_(new NumberLabel),
      rows_(new QTableView),
      delegate_(new MovieCellDelegate(table_, rows_)),
      nothing_(new QLabel),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("moviesView"));
    buildFilter();
    buildRows();

    auto* filter_line = new QHBoxLayout;
    filter_line->setSpacing(6);
    filter_line->addWidget(filter_, 1);
    filter_line->addWidget(classes_);
    auto* mistakes_line = new QHBoxLayout;
    mistakes_line->setSpacing(10);
    mistakes_line->addWidget(mistakes_);
    mistakes_line->addWidget(wrong_only_);
    mistakes_line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    column->addLayout(filter_line);
    column->addLayout(mistakes_line);
    column->addWidget(pages_, 1);
    column->addWidget(count_);
    // the rows are what a click on the tab is about: the filter would swallow the single-key shortcuts
    setFocusProxy(rows_);
    setTabOrder(rows_, filter_);
    setTabOrder(filter_, classes_);
    setTabOrder(classes_, mistakes_);
    setTabOrder(mistakes_, wrong_only_);

    connect(table_, &MoviesTable::queryChanged, this, &MoviesView::showQuery);
    connect(table_, &MoviesTable::countsChanged, this, &MoviesView::showCounts);
    connect(session_, &Session::documentChanged, this, &MoviesView::showClasses);
    connect(session_->selection(), &Selection::changed, this, [this] { showSelection(true); });
    connect(table_, &MoviesTable::rowsChanged, this, [this] { showSelection(false); });
    connect(rows_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MoviesView::takeSelection);
    showClasses();
    showCounts();
}

void MoviesView::buildFilter() {
    filter_->setObjectName(QStringLiteral("moviesFilter"));
    filter_->setPlaceholderText(tr("Filter titles"));
    filter_->setAccessibleName(tr("Part of the title"));
    filter_->setToolTip(tr("Show only movies whose title contains this"));
    filter_->setClearButtonEnabled(true);
    nameButton(filter_->findChild<QAbstractButton*>(), "moviesFilterClear", tr("Show all titles"));
    classes_->setObjectName(QStringLiteral("moviesClass"));
    classes_->setAccessibleName(tr("Class of the movies shown"));
    classes_->setToolTip(tr("Show only movies with this label"));
    classes_->setItemDelegate(new QStyledItemDelegate(classes_));  // the one that the style sheet reaches
    mistakes_->setText(tr("What it gets wrong"));
    mistakes_->setObjectName(QStringLiteral("moviesMistakes"));
    mistakes_->setAccessibleName(tr("What the network gets wrong"));
    mistakes_->setToolTip(tr("Only the movies that are answered wrongly, the largest loss first; again: all movies"));
    mistakes_->setCheckable(true);
    wrong_only_->setObjectName(QStringLiteral("moviesWrongOnly"));
    wrong_only_->setAccessibleName(tr("Only movies that are answered wrongly"));
    wrong_only_->setToolTip(tr("Show only movies that the network answers wrongly at this moment"));
    count_->setObjectName(QStringLiteral("moviesCount"));
    setRole(count_, "small");
    connect(filter_, &QLineEdit::textChanged, this, &MoviesView::takeQuery);
    connect(classes_, &QComboBox::activated, this, &MoviesView::takeQuery);
    connect(wrong_only_, &QCheckBox::clicked, this, &MoviesView::takeQuery);
    connect(mistakes_, &QToolButton::clicked, this, [this](bool checked) {
        table_->showMistakes(checked);
        rows_->scrollToTop();
    });
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
    nameButton(rows_->findChild<QAbstractButton*>(), "moviesSelectAll", tr("Select all rows"));
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
    theme_ = theme;
    delegate_->setTheme(theme);
    class_words_.clear();
    showClasses();
    rows_->viewport()->update();
}

// --- filter -----------------------------------------------------------------------------------------------------

void MoviesView::takeQuery() {
    MoviesQuery query = table_->query();
    query.text = filter_->text();
    query.label = classes_->currentIndex() - 1;
    query.wrong_only = wrong_only_->isChecked();
    table_->setQuery(query);
}

void MoviesView::showQuery() {
    const MoviesQuery& query = table_->query();
    if (filter_->text() != query.text) filter_->setText(query.text);
    classes_->setCurrentIndex(query.label + 1);
    wrong_only_->setChecked(query.wrong_only);
    mistakes_->setChecked(table_->showsMistakes());
    const Qt::SortOrder order = query.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (rows_->horizontalHeader()->sortIndicatorSection() != query.sort_column ||
        rows_->horizontalHeader()->sortIndicatorOrder() != order)
        rows_->horizontalHeader()->setSortIndicator(query.sort_column, order);
}

void MoviesView::showClasses() {
    const QStringList words = table_->classWords();
    if (words == class_words_) return;
    class_words_ = words;
    classes_->clear();
    classes_->addItem(tr("All classes"));
    for (int k = 0; k < words.size(); ++k) classes_->addItem(class_icon(k, theme_), words[k]);
    classes_->setCurrentIndex(table_->query().label + 1);
    fitColumns();
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

/// Words where there is room for them, else signs: what the network makes of a movie is to be seen without scrolling.
void MoviesView::fitColumns() {
    const QFontMetrics metrics(rows_->font());
    const auto width_for = [&metrics](const QString& text, int more) { return metrics.horizontalAdvance(text) + more; };
    const bool titles = table_->hasTitles();
    const int room = rows_->viewport()->width();
    const int mark = width_for(QStringLiteral("−8.88"), 14);
    int key = 0;
    for (const std::string& name : session_->document().class_names)
        key = std::max(key, width_for(MoviesTable::keyOf(QString::fromStdString(name)), 28));
    using Widths = std::vector<std::pair<MovieColumn, int>>;
    const auto widths_with = [&](bool narrow) {
        const auto titled = [&](MovieColumn column, int widest) {
            return std::max(widest, std::min(width_for(table_->heading(column, narrow), narrow ? 13 : 24), 90));
        };
        int word = 0;
        for (const QString& each : class_words_) word = std::max(word, width_for(each, 34));
        word = narrow ? key : std::min(word, 110);
        const int least_title = titles ? narrow ? least_narrow_title : least_title_width
                                       : width_for(table_->heading(MovieColumn::title, narrow), 14);
        return Widths{{MovieColumn::title, least_title},
                      {MovieColumn::first_mark, titled(MovieColumn::first_mark, mark)},
                      {MovieColumn::second_mark, titled(MovieColumn::second_mark, mark)},
                      {MovieColumn::label, titled(MovieColumn::label, word)},
                      {MovieColumn::split, titled(MovieColumn::split, width_for(tr("train"), 14))},
                      {MovieColumn::prediction, titled(MovieColumn::prediction, word)},
                      {MovieColumn::p, titled(MovieColumn::p, width_for(QStringLiteral("0.88"), 13))},
                      {MovieColumn::loss, titled(MovieColumn::loss, width_for(QStringLiteral("0.0888"), 13))}};
    };
    const bool split = table_->hasTestMovies();
    const auto sum = [split](const Widths& widths) {
        int used = 0;
        for (const auto& [column, width] : widths)
            if (split || column != MovieColumn::split) used += width;
        return used;
    };
    Widths widths = widths_with(false);
    const bool narrow = sum(widths) > room;
    table_->setNarrow(narrow);
    delegate_->setNarrow(narrow);
    if (narrow) widths = widths_with(true);
    // a column of nothing gives way first
    const bool without_titles = narrow && !titles && sum(widths) > room;
    rows_->setColumnHidden(static_cast<int>(MovieColumn::title), without_titles);
    const int left = std::max(0, room - sum(widths));
    const int columns = split ? movie_columns : movie_columns - 1;
    for (auto& [column, width] : widths) {
        if (titles && column == MovieColumn::title) width += left;
        if (!titles) width += std::min(left / columns, most_spread);
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
    session_->apply(tr("Delete %n movie(s)", nullptr, plural(static_cast<std::int64_t>(ids.size()))),
                    [&ids](Document document) { return remove_points(std::move(document), ids); });
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
