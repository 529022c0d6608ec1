// The Movies tab: every movie with what the network makes of it, to edit, sort, filter and choose.
#pragma once

#include <QLabel>
#include <QStackedWidget>
#include <QTableView>

#include "ui/model/look/theme.h"
#include "ui/model/movies/movies_table.h"

namespace separatrix {

class MovieCellDelegate;
class MoviesFilter;
class NumberLabel;

class MoviesView : public QWidget {
    Q_OBJECT
public:
    explicit MoviesView(Session* session, QWidget* parent = nullptr);
    ~MoviesView() override;
    void setTheme(const Theme& theme);
    MoviesTable* table() { return table_; }
    QTableView* rows() { return rows_; }
    QSize minimumSizeHint() const override { return {270, 180}; }

public slots:
    void copyRows();
    void pasteRows();
    void deleteRows();

signals:
    /// One sentence about rows that could not be pasted.
    void problem(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildRows();
    void showOrder();
    void showClasses();
    void showCounts();
    void fitColumns();
    void showMenu(QPoint place);
    void takeSelection();               ///< from the rows into the session
    void showSelection(bool go_there);  ///< from the session into the rows
    std::vector<std::uint64_t> selectedIds() const;

    Session* session_;
    MoviesTable* table_;
    MoviesFilter* filter_;
    NumberLabel* count_;
    QTableView* rows_;
    MovieCellDelegate* delegate_;
    QLabel* nothing_;
    QStackedWidget* pages_;
    bool syncing_ = false;
};

}  // namespace separatrix
