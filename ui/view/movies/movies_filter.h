// Which movies the table shows: part of the title, a class, what the network gets wrong.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

#include "ui/model/look/theme.h"

namespace separatrix {

class MoviesTable;

class MoviesFilter : public QWidget {
    Q_OBJECT
public:
    explicit MoviesFilter(MoviesTable* table, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// The Tab key comes here from `before`.
    void setTabOrderAfter(QWidget* before);
    /// The document's classes; false: they are the same as before.
    bool showClasses();

signals:
    /// The person asked for what it gets wrong, or for all again.
    void mistakesChosen();

private:
    void describe();
    void takeQuery();
    void showQuery();

    MoviesTable* table_;
    Theme theme_;
    QLineEdit* title_;
    QComboBox* classes_;
    QStringList class_words_;
    QToolButton* mistakes_;
    QCheckBox* wrong_only_;
};

}  // namespace separatrix
