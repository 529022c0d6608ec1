// How the table follows document and training: answers asked for and taken, rows that come, go and change places.
#include <algorithm>
#include <unordered_map>

#include "ui/model/movies/movies_table.h"

namespace separatrix {

namespace {

constexpr int order_ms = 1000;
constexpr double cheap = 3e5;            ///< multiplications that nobody notices
constexpr std::size_t many_rows = 3000;  ///< from here on exchanging rows one by one takes longer than all anew

}  // namespace

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
