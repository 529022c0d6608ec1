// All classes in a list: names to edit, classes to add and remove. Acts at once, each act is an undo step; training
// goes on behind it.
#pragma once

#include <QDialog>
#include <vector>

#include "ui/model/look/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace separatrix {

class Session;

class ClassesDialog : public QDialog {
    Q_OBJECT
public:
    ClassesDialog(Session* session, const Theme& theme, QWidget* parent = nullptr);

signals:
    void addWanted();
    void removalWanted(int label);

private:
    struct Row {
        QLabel* key;
        QLabel* shape;
        QLineEdit* name;
        QLabel* movies;
        QToolButton* remove;
    };
    Row makeRow(int label);
    void show_document();
    void check(int label);
    void commit(int label);

    Session* session_;
    std::vector<Row> rows_;  ///< for the most classes there can be; those beyond are hidden
    QLabel* problem_;
    QPushButton* add_;
};

}  // namespace separatrix
