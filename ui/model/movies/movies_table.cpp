#include "ui/model/movies/movies_table.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/document/row_edits.h"
#include "ui/model/plane/plane_readout.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

constexpr int follow_ms = 200;
constexpr int order_ms = 1000;
constexpr double cheap = 3e5;            ///< multiplications that nobody notices
constexpr std::size_t many_rows = 3000;  ///< from here on exchanging rows one by one takes longer than all anew
constexpr int longest_title = 200;
constexpr int longest_key = 3;

MovieColumn column_of(const QModelIndex& index) { return static_cast<MovieColumn>(index.column()); }

QString text_of(const std::string& text) { return QString::fromStdString(text); }

/// A fixed number of digits, so that the column is a column; enough to tell a hundredth of the axis apart.
QString mark_text(double mark, const Axis& axis) {
    const double span = axis.high - axis.low;
    const int digits = span > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(span / 500) - 1e-9)), 0, 9) : 2;
    if (std::abs(mark) >= 1e7 || digits > 7) return significant(mark, 5);
    QString text = QString::number(mark, 'f', digits);
    if (text.startsWith(QLatin1Char('-'))) text.replace(0, 1, QChar(0x2212));
    return text;
}

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

QString MoviesTable::keyOf(const QString& class_name) {
    return class_name.size() <= longest_key ? class_name : QString();
}

QString MoviesTable::cellText(int row, MovieColumn column, bool exact) const {
    const Point& point = *pointAt(row);
    const auto place = static_cast<Index>((*shown_->rows)[static_cast<std::size_t>(row)]);
    const Document& document = *shown_->document;
    const PointAnswers& answers = shown_->answers;
    const auto word = [&document](int label) {
        const auto k = static_cast<std::size_t>(label);
        return k < document.class_names.size() ? class_word(text_of(document.class_names[k])) : QString();
    };
    const QString nothing = QStringLiteral("–");
    switch (column) {
        case MovieColumn::title: return text_of(point.title);
        case MovieColumn::first_mark: return exact ? exact_text(point.x1) : mark_text(point.x1, document.axes[0]);
        case MovieColumn::second_mark: return exact ? exact_text(point.x2) : mark_text(point.x2, document.axes[1]);
        case MovieColumn::label: return word(point.label);
        case MovieColumn::split: return shown_->is_test[static_cast<std::size_t>(place)] ? tr("test") : tr("train");
        case MovieColumn::prediction: return answers.empty() ? nothing : word(answers.predicted(place));
        case MovieColumn::p: return answers.empty() ? nothing : QString::number(answers.p(place), 'f', 2);
        case MovieColumn::loss: return answers.empty() ? nothing : significant(answers.loss(place), 3);
    }
    return {};
}

QString MoviesTable::cellTip(int row, MovieColumn column) const {
    const Point& point = *pointAt(row);
    switch (column) {
        case MovieColumn::title: return text_of(point.title);
        case MovieColumn::first_mark: return text_of(shown_->document->axes[0].name) + " = " + exact_text(point.x1);
        case MovieColumn::second_mark: return text_of(shown_->document->axes[1].name) + " = " + exact_text(point.x2);
        case MovieColumn::prediction:
        case MovieColumn::p: {
            const auto frame = session_->shown();
            if (!frame || !frame->checkpoint || shown_->answers.empty()) return {};
            const Predictor& predictor = frame->checkpoint->predictor;
            if (predictor.architecture.classes != shown_->document->classes()) return {};
            return probability_text(*shown_->document, probabilities_at(predictor, point.x1, point.x2));
        }
        case MovieColumn::label: return cellText(row, column, false);
        case MovieColumn::split:
        case MovieColumn::loss: return {};
    }
    return {};
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

QString MoviesTable::heading(MovieColumn column, bool narrow) const {
    const Document& document = session_->document();
    switch (column) {
        case MovieColumn::title: return tr("Title");
        case MovieColumn::first_mark: return short_axis_name(document.axes[0]);
        case MovieColumn::second_mark: return short_axis_name(document.axes[1]);
        case MovieColumn::label: return tr("Label");
        case MovieColumn::split: return tr("Set");
        case MovieColumn::prediction: return narrow ? tr("Pred.") : tr("Predicted");
        case MovieColumn::p: return tr("p");
        case MovieColumn::loss: return tr("Loss");
    }
    return {};
}

QVariant MoviesTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= movie_columns) return {};
    const auto column = static_cast<MovieColumn>(section);
    const Document& document = session_->document();
    if (role == Qt::DisplayRole) return heading(column, narrow_);
    if (role == Qt::ToolTipRole) {
        QString text;
        switch (column) {
            case MovieColumn::title: text = tr("The movie's title"); break;
            case MovieColumn::first_mark: text = tr("x₁: %1").arg(text_of(document.axes[0].name)); break;
            case MovieColumn::second_mark: text = tr("x₂: %1").arg(text_of(document.axes[1].name)); break;
            case MovieColumn::label: text = tr("y: the true class"); break;
            case MovieColumn::split: text = tr("Trained on, or kept for testing"); break;
            case MovieColumn::prediction: text = tr("The class that the network answers"); break;
            case MovieColumn::p: text = tr("Probability that the network gives to its answer"); break;
            case MovieColumn::loss: text = tr("Loss of this movie alone, without penalty"); break;
        }
        return text + '\n' + tr("Click: sort; again: the other way; a third time: as in the document");
    }
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

QString MoviesTable::countText() const {
    const auto all = static_cast<qint64>(shown_ ? shown_->document->points.size() : 0);
    const qint64 here = rowCount();
    QString text = counted(tr("%1 movie(s)", nullptr, plural(all)), all);
    if (here != all) text = tr("%1 of %2").arg(grouped_number(here), text);
    if (shown_ && !shown_->answers.empty())
        text += QStringLiteral(" · ") + counted(tr("%1 wrong", nullptr, plural(static_cast<qint64>(shown_->wrong))),
                                                static_cast<qint64>(shown_->wrong));
    return text;
}

QString MoviesTable::emptyText() const {
    if (rowCount() > 0) return {};
    if (!shown_ || shown_->document->points.empty())
        return tr("There is no movie yet: click on the plane, or paste rows here.");
    if (query_.wrong_only && query_.label < 0 && query_.text.isEmpty() && shown_->wrong == 0 &&
        !shown_->answers.empty())
        return tr("The network answers every movie right.");
    return tr("No movie fits the filter.");
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

// --- following --------------------------------------------------------------------------------------------------

void MoviesTable::documentChanged() {
    document_ = std::make_shared<const Document>(session_->document());
    emit headerDataChanged(Qt::Horizontal, 0, movie_columns - 1);
    if (query_.label >= session_->document().classes()) {
        MoviesQuery query = query_;
        query.label = -1;
        query_ = query;
        emit queryChanged();
    }
    refresh(true);
}

void MoviesTable::frameChanged() {
    stale_ = true;
    if (active_ && !timer_.isActive()) timer_.start();
}

void MoviesTable::follow() {
    // rows that jump about cannot be read; when the training rests they are put right at once
    refresh(query_.follows_training() && (!session_->isTraining() || since_order_.elapsed() >= order_ms));
}

void MoviesTable::refresh(bool reorder) {
    stale_ = true;
    if (!active_) return;
    stale_ = false;
    MoviesRequest request;
    request.document = document_;
    const auto frame = session_->shown();
    if (frame) request.checkpoint = frame->checkpoint;
    request.query = query_;
    // a newer request takes the place of one that waits: what that one was to bring is still wanted
    order_wanted_ = order_wanted_ || reorder;
    if (order_wanted_)
        since_order_.restart();
    else if (shown_ && shown_->document == request.document)
        request.rows = shown_->rows;
    if (movies_cost(request) > cheap)
        worker_.request(std::move(request));
    else
        show(std::make_shared<const MoviesAnswer>(movies_answer(request)));
}

void MoviesTable::takeAnswer() {
    auto answer = worker_.take();
    // one for a document that is no more: the next one is on its way
    if (!answer || answer->document != document_) return;
    show(std::move(answer));
}

void MoviesTable::show(AnswerPointer answer) {
    const bool same_rows = shown_ && (answer->document == shown_->document) && *answer->rows == *shown_->rows;
    if (editing_ && !same_rows) {
        waiting_ = std::move(answer);
        return;
    }
    waiting_.reset();
    if (answer->ordered && answer->query == query_) order_wanted_ = false;
    if (same_rows) {
        shown_ = std::move(answer);
        if (rowCount() > 0)
            emit dataChanged(index(0, static_cast<int>(MovieColumn::prediction)),
                             index(rowCount() - 1, movie_columns - 1));
    } else {
        changing_rows_ = true;
        showRows(answer);
        changing_rows_ = false;
        emit rowsChanged();
    }
    emit countsChanged();
}

/// Tells the views what happened to the rows in the least disturbing words.
void MoviesTable::showRows(const AnswerPointer& answer) {
    const std::vector<std::uint64_t> before = shown_ ? shown_->ids : std::vector<std::uint64_t>();
    const std::vector<std::uint64_t>& after = answer->ids;
    const auto put = [&] { shown_ = answer; };
    const auto first = static_cast<int>(std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
                                        before.begin());
    const int left = static_cast<int>(before.size()) - first;  // behind what is alike
    const int comes = static_cast<int>(after.size()) - first;
    const int tail =
        static_cast<int>(std::mismatch(before.rbegin(), before.rbegin() + std::min(left, comes), after.rbegin()).first -
                         before.rbegin());
    const int removed = left - tail;
    const int inserted = comes - tail;
    if (removed == 0 && inserted == 0) {
        put();
        if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, movie_columns - 1));
    } else if (removed == 0) {
        beginInsertRows({}, first, first + inserted - 1);
        put();
        endInsertRows();
    } else if (inserted == 0) {
        beginRemoveRows({}, first, first + removed - 1);
        put();
        endRemoveRows();
    } else if (std::max(before.size(), after.size()) > many_rows) {
        beginResetModel();
        put();
        endResetModel();
    } else {
        exchangeRows(answer, before, after);
    }
}

/// Leaving rows go to the end and out, coming ones come in at the end and to their places: what stays keeps its
/// selection, its editor and its place on the screen.
void MoviesTable::exchangeRows(const AnswerPointer& answer, const std::vector<std::uint64_t>& before,
                               const std::vector<std::uint64_t>& after) {
    using Rows = std::vector<std::uint32_t>;
    std::unordered_map<std::uint64_t, std::uint32_t> old_place;
    for (std::size_t i = 0; i < before.size(); ++i) old_place.emplace(before[i], (*shown_->rows)[i]);
    Rows old_rows;
    Rows new_rows;
    Rows coming;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto found = old_place.find(after[i]);
        if (found == old_place.end()) {
            coming.push_back((*answer->rows)[i]);
            continue;
        }
        old_rows.push_back(found->second);
        new_rows.push_back((*answer->rows)[i]);
        old_place.erase(found);
    }
    const auto with_rows = [](const MoviesAnswer& from, Rows rows) {
        auto changed = std::make_shared<MoviesAnswer>(from);
        changed->ids = ids_at(*from.document, rows);
        changed->row_of_id = rows_by_id(changed->ids);
        changed->rows = std::make_shared<const Rows>(std::move(rows));
        return changed;
    };
    const auto put = [this](AnswerPointer shown) { shown_ = std::move(shown); };
    const int staying = static_cast<int>(old_rows.size());
    Rows leaving_last = old_rows;
    for (const auto id : before)
        if (const auto found = old_place.find(id); found != old_place.end()) leaving_last.push_back(found->second);
    relayout(with_rows(*shown_, std::move(leaving_last)), before);
    if (rowCount() > staying) {
        beginRemoveRows({}, staying, rowCount() - 1);
        put(with_rows(*shown_, std::move(old_rows)));
        endRemoveRows();
    }
    if (!coming.empty()) {
        beginInsertRows({}, staying, staying + static_cast<int>(coming.size()) - 1);
        new_rows.insert(new_rows.end(), coming.begin(), coming.end());
        put(with_rows(*answer, std::move(new_rows)));
        endInsertRows();
    } else {
        put(with_rows(*answer, std::move(new_rows)));
    }
    relayout(answer, std::vector(shown_->ids));
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, movie_columns - 1));
}

/// The same movies in another order.
void MoviesTable::relayout(const AnswerPointer& answer, const std::vector<std::uint64_t>& before) {
    emit layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    shown_ = answer;
    QModelIndexList now;
    for (const QModelIndex& index : old)
        now << this->index(rowOf(before[static_cast<std::size_t>(index.row())]), index.column());
    changePersistentIndexList(old, now);
    emit layoutChanged();
}

}  // namespace separatrix
