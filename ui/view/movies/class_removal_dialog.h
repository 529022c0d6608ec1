// A class with movies leaves: do they go with it, or get another label?
#pragma once

#include <QDialog>
#include <optional>

#include "ui/model/look/theme.h"
#include "ui/model/movies/class_changes.h"

class QComboBox;
class QRadioButton;

namespace separatrix {

class ClassRemovalDialog : public QDialog {
    Q_OBJECT
public:
    ClassRemovalDialog(const RemovalQuestion& question, const Theme& theme, QWidget* parent = nullptr);
    /// Nothing: the movies go.
    std::optional<int> relabelTo() const;

private:
    QRadioButton* go_;
    QRadioButton* relabel_;
    QComboBox* other_;
};

}  // namespace separatrix
