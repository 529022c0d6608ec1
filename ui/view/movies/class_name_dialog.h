// Asks for the name of a class; what is wrong with it is said while it is typed.
#pragma once

#include <QDialog>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace separatrix {

class Session;

class ClassNameDialog : public QDialog {
    Q_OBJECT
public:
    /// label -1: of a new class.
    ClassNameDialog(Session* session, int label, QWidget* parent = nullptr);
    /// As it was accepted, without the spaces around it.
    QString name() const { return name_; }

private:
    void check();

    Session* session_;
    int label_;
    QString name_;
    QLineEdit* field_;
    QLabel* problem_;
    QPushButton* ok_;
};

}  // namespace separatrix
