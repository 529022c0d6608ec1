// A field for a number. What no number is made of goes to the shortcuts: Space trains and R resets while the cursor is
// in here.
#pragma once

#include <QLineEdit>

namespace separatrix {

class NumberField : public QLineEdit {
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override;
};

}  // namespace separatrix
