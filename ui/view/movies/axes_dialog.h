// Names and ranges of both axes.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/model/movies/axes_form.h"

namespace separatrix {

class Session;

class AxesDialog : public QDialog {
    Q_OBJECT
public:
    explicit AxesDialog(Session* session, QWidget* parent = nullptr);
    /// One undo step; nothing if they are as they were.
    void accept() override;

private:
    struct Row {
        QLineEdit* name;
        QLineEdit* low;
        QLineEdit* high;
    };
    QLineEdit* addField(const QString& object_name, const QString& spoken, const QString& tooltip);
    std::array<TypedAxis, 2> typed() const;
    void showAxes(const std::array<Axis, 2>& axes);
    void check();

    Session* session_;
    std::array<Row, 2> rows_{};
    QLabel* message_;
    QPushButton* fit_;
    QPushButton* ok_;
};

}  // namespace separatrix
