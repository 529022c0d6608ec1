// The movies as a table: titles, marks and labels to edit, what the network makes of them as it learns.
#pragma once

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>
#include <optional>

#include "core/threads/latest_worker.h"
#include "ui/model/movies/movies_order.h"
#include "ui/model/session/session.h"

namespace separatrix {

/// Answers come from a worker where they take long; small documents are answered at once. While the network learns, the
/// numbers follow five times a second and the order, where it depends on them, once a second.
class MoviesTable : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit MoviesTable(Session* session, QObject* parent = nullptr);

    enum Role {
        label_role = Qt::UserRole,  ///< index of the class in this cell
        wrong_role,                 ///< predicted wrongly
        key_role                    ///< for a narrow column: "0" of "class 0"; nothing where the sign says it all
    };

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// One sentence about what cannot be put into this cell; empty if it can.
    QString problem(const QModelIndex& index, const QString& text) const;

    const MoviesQuery& query() const { return query_; }
    void setQuery(const MoviesQuery& query);
    /// "What it gets wrong": the wrong ones only, the largest loss first.
    void showMistakes(bool shown);
    bool showsMistakes() const;

    /// Nothing is computed while nobody looks.
    void setActive(bool active);
    /// While a cell is edited the rows stay where they are.
    void setEditing(bool editing);

    /// Rows are coming, going or changing places by themselves: a selection that changes now is nobody's choice.
    bool isChangingRows() const { return changing_rows_; }

    std::optional<std::uint64_t> idAt(int row) const;
    int rowOf(std::uint64_t id) const;  ///< -1: not shown
    /// "24 movies · 3 wrong", "2 of 24 movies · 3 wrong"
    QString countText() const;
    /// Why there is no row; empty if there are some.
    QString emptyText() const;
    bool hasTestMovies() const;
    bool hasTitles() const;
    /// A column's header; shorter ones for narrow columns.
    QString heading(MovieColumn column, bool narrow) const;
    void setNarrow(bool narrow);
    /// The class names as they read in the table.
    QStringList classWords() const;
    /// ... and in a narrow column.
    QStringList classKeys() const;
    /// A class in a narrow column, beside its sign: "0" of "class 0"; nothing where the sign has to say it all.
    static QString keyOf(const QString& class_name);

signals:
    void queryChanged();
    void countsChanged();
    void rowsChanged();  ///< other rows, or the same in another order

private:
    using AnswerPointer = std::shared_ptr<const MoviesAnswer>;
    const Point* pointAt(int row) const;
    QString cellText(int row, MovieColumn column, bool exact) const;
    QString cellTip(int row, MovieColumn column) const;
    QString columnTip(MovieColumn column) const;
    void documentChanged();
    void frameChanged();
    void refresh(bool reorder);
    void follow();
    void takeAnswer();
    void show(AnswerPointer answer);
    void showRows(const AnswerPointer& answer);
    void exchangeRows(const AnswerPointer& answer, const std::vector<std::uint64_t>& before,
                      const std::vector<std::uint64_t>& after);
    void relayout(const AnswerPointer& answer, const std::vector<std::uint64_t>& before);

    Session* session_;
    MoviesQuery query_;
    bool active_ = false;
    bool stale_ = true;
    bool editing_ = false;
    bool changing_rows_ = false;
    bool narrow_ = false;
    bool order_wanted_ = true;                  ///< until an answer in the order of the query is here
    std::shared_ptr<const Document> document_;  ///< as a worker may hold it; another pointer, another document
    AnswerPointer shown_;
    AnswerPointer waiting_;  ///< other rows, for when the editor closes
    QTimer timer_;
    QElapsedTimer since_order_;
    LatestWorker<MoviesRequest, MoviesAnswer> worker_;  ///< last: joins first
};

}  // namespace separatrix
