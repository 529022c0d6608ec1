// Cells of the movies table: class signs, mistakes in red, and editors that say at the cell what is wrong.
#pragma once

#include <QLabel>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include "ui/model/look/theme.h"

class QTableView;

namespace separatrix {

class MoviesTable;

class MovieCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    MovieCellDelegate(MoviesTable* table, QTableView* view);
    void setTheme(const Theme& theme);
    /// Classes as sign and short key only.
    void setNarrow(bool narrow) { narrow_ = narrow; }
    /// The sentence at the cell; empty: none.
    QString errorText() const;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString problem(QWidget* editor) const;
    void showProblem(QWidget* editor, const QString& sentence) const;

    MoviesTable* table_;
    QTableView* view_;
    Theme theme_;
    bool narrow_ = false;
    QLabel* error_;  ///< over the view, under the cell
    mutable QPersistentModelIndex edited_;
};

}  // namespace separatrix
