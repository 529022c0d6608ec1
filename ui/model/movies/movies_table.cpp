#include "ui/model/movies/movies_table.h"

#include <algorithm>

#include "core/document/row_edits.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

constexpr int follow_ms = 200;
constexpr int longest_title = 200;
constexpr int longest_key = 3;

MovieColumn column_of(const QModelIndex& index) { return static_cast<MovieColumn>(index.column()); }

QString text_of(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

MoviesTable::MoviesTable(Session* session, QObject* parent)
    : QAbstractTableModel(parent),
      session_(session),
      document_(std::make_shared<const Document>(session->document())),
      worker_(
          waking(this, &MoviesTable::takeAnswer),
          [](const MoviesRequest& request, const auto&, const auto& deliver) {
              deliver(std::make_shared<const MoviesAnswer>(movies_answer(request)));
          },
          [](const MoviesRequest&, const MoviesRequest&) { return false; }) {
    timer_.setSingleShot(true);
    timer_.setInterval(follow_ms);
    since_order_.start();
    connect(&timer_, &QTimer::timeout, this, &MoviesTable::follow);
    connect(session, &Session::documentChanged, this, &MoviesTable::documentChanged);
    connect(session, &Session::shownChanged, this, &MoviesTable::frameChanged);
    connect(session, &Session::trainingChanged, this, [this](bool training) {
        if (!training && query_.follows_training()) refresh(true);
    });
}

// --- what is shown ----------------------------------------------------------------------------------------------

int MoviesTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !shown_ ? 0 : static_cast<int>(shown_->rows->size());
}

int MoviesTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : movie_columns; }

const Point* MoviesTable::pointAt(int row) const {
    if (!shown_ || row < 0 || row >= rowCount()) return nullptr;
    return &shown_->document->points[(*shown_->rows)[static_cast<std::size_t>(row)]];
}

std::optional<std::uint64_t> MoviesTable::idAt(int row) const {
    return shown_ && row >= 0 && row < rowCount() ? std::optional(shown_->ids[static_cast<std::size_t>(row)])
                                                  : std::nullopt;
}

int MoviesTable::rowOf(std::uint64_t id) const {
    if (!shown_) return -1;
    const auto& rows = shown_->row_of_id;
    const auto found = std::lower_bound(rows.begin(), rows.end(), std::pair(id, -1));
    return found != rows.end() && found->first == id ? found->second : -1;
}

QStringList MoviesTable::classWords() const {
    QStringList words;
    for (const auto& name : session_->document().class_names) words << class_word(text_of(name));
    return words;
}

QStringList MoviesTable::classKeys() const {
    QStringList keys;
    for (const auto& name : session_->document().class_names) keys << keyOf(text_of(name));
    return keys;
}

QString MoviesTable::keyOf(const QString& class_name) {
    return class_name.size() <= longest_key ? class_name : QString();
}

QVariant MoviesTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !pointAt(index.row())) return {};
    const int row = index.row();
    const MovieColumn column = column_of(index);
    const Point& point = *pointAt(row);
    const auto place = static_cast<Index>((*shown_->rows)[static_cast<std::size_t>(row)]);
    const PointAnswers& answers = shown_->answers;
    switch (role) {
        case Qt::DisplayRole: return cellText(row, column, false);
        case Qt::EditRole:
            if (column == MovieColumn::label) return point.label;
            return cellText(row, column, true);
        case Qt::ToolTipRole: return cellTip(row, column);
        case Qt::TextAlignmentRole: {
            const bool number = column == MovieColumn::first_mark || column == MovieColumn::second_mark ||
                                column == MovieColumn::p || column == MovieColumn::loss;
            return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        case label_role:
            if (column == MovieColumn::label) return point.label;
            if (column == MovieColumn::prediction && !answers.empty())
                return static_cast<int>(answers.predicted(place));
            return {};
        case key_role: {
            const QVariant label = data(index, label_role);
            if (!label.isValid() || label.toUInt() >= shown_->document->class_names.size()) return {};
            return keyOf(text_of(shown_->document->class_names[label.toUInt()]));
        }
        case wrong_role: return !answers.empty() && answers.predicted(place) != point.label;
        default: return {};
    }
}

QVariant MoviesTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= movie_columns) return {};
    const auto column = static_cast<MovieColumn>(section);
    if (role == Qt::DisplayRole) return heading(column, narrow_);
    if (role == Qt::ToolTipRole)
        return columnTip(column) + '\n' + tr("Click: sort; again: the other way; a third time: as in the document");
    if (role == Qt::TextAlignmentRole) {
        const bool number = column == MovieColumn::first_mark || column == MovieColumn::second_mark ||
                            column == MovieColumn::p || column == MovieColumn::loss;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

Qt::ItemFlags MoviesTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() <= static_cast<int>(MovieColumn::label)) flags |= Qt::ItemIsEditable;
    return flags;
}

bool MoviesTable::hasTestMovies() const {
    return shown_ && std::find(shown_->is_test.begin(), shown_->is_test.end(), true) != shown_->is_test.end();
}

bool MoviesTable::hasTitles() const {
    if (!shown_) return false;
    const auto& points = shown_->document->points;
    return std::any_of(points.begin(), points.end(), [](const Point& point) { return !point.title.empty(); });
}

void MoviesTable::setNarrow(bool narrow) {
    if (narrow == narrow_) return;
    narrow_ = narrow;
    emit headerDataChanged(Qt::Horizontal, 0, movie_columns - 1);
}

// --- edits ------------------------------------------------------------------------------------------------------

QString MoviesTable::problem(const QModelIndex& index, const QString& text) const {
    const Document& document = session_->document();
    switch (column_of(index)) {
        case MovieColumn::title:
            return text.size() > longest_title ? tr("A title has at most %1 characters.").arg(longest_title)
                                               : QString();
        case MovieColumn::first_mark:
        case MovieColumn::second_mark: {
            const Axis& axis = document.axes[column_of(index) == MovieColumn::first_mark ? 0 : 1];
            const auto value = number_from_text(text);
            if (!value) return tr("“%1” is not a number.").arg(text.left(40));
            if (*value < axis.low || *value > axis.high)
                return tr("%1 goes from %2 to %3; Data ▸ Axes… changes that.")
                    .arg(text_of(axis.name), exact_text(axis.low), exact_text(axis.high));
            return {};
        }
        case MovieColumn::label: {
            bool is_number = false;
            const int label = text.toInt(&is_number);
            return is_number && label >= 0 && label < document.classes() ? QString() : tr("There is no such class.");
        }
        default: return tr("The network computes this.");
    }
}

bool MoviesTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto id = idAt(index.row());
    const QString text = value.toString();
    if (role != Qt::EditRole || !index.isValid() || !id || !problem(index, text).isEmpty()) return false;
    const Point before = *pointAt(index.row());
    const std::array ids{*id};
    switch (column_of(index)) {
        case MovieColumn::title:
            session_->apply(tr("Rename movie"), [id, title = text.simplified().toStdString()](Document document) {
                return retitle_point(std::move(document), *id, title);
            });
            return true;
        case MovieColumn::first_mark:
        case MovieColumn::second_mark: {
            const bool first = column_of(index) == MovieColumn::first_mark;
            const double mark = *number_from_text(text);
            const double x1 = first ? mark : before.x1;
            const double x2 = first ? before.x2 : mark;
            session_->apply(tr("Move movie"),
                            [id, x1, x2](Document document) { return move_point(std::move(document), *id, x1, x2); });
            return true;
        }
        case MovieColumn::label:
            session_->apply(tr("Relabel movie"), [ids, label = text.toInt()](Document document) {
                return relabel_points(std::move(document), ids, label);
            });
            return true;
        default: return false;
    }
}

void MoviesTable::setEditing(bool editing) {
    editing_ = editing;
    if (editing_ || !waiting_) return;
    show(std::exchange(waiting_, nullptr));
}

// --- order ------------------------------------------------------------------------------------------------------

void MoviesTable::setQuery(const MoviesQuery& query) {
    if (query == query_) return;
    query_ = query;
    emit queryChanged();
    refresh(true);
}

void MoviesTable::sort(int column, Qt::SortOrder order) {
    MoviesQuery query = query_;
    query.sort_column = column;
    query.descending = column >= 0 && order == Qt::DescendingOrder;
    setQuery(query);
}

void MoviesTable::showMistakes(bool shown) {
    MoviesQuery query;
    if (shown) {
        query.wrong_only = true;
        query.sort_column = static_cast<int>(MovieColumn::loss);
        query.descending = true;
    }
    setQuery(query);
}

bool MoviesTable::showsMistakes() const {
    return query_.wrong_only && query_.sort_column == static_cast<int>(MovieColumn::loss) && query_.descending;
}

void MoviesTable::setActive(bool active) {
    if (active == active_) return;
    active_ = active;
    if (active && stale_) refresh(true);
}

}  // namespace separatrix
