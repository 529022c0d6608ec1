// "Break the backprop": three mistakes to switch on and to watch.
#pragma once

#include <QCheckBox>
#include <QFrame>
#include <QLabel>

#include "ui/model/maths/fault_choice.h"

namespace separatrix {

class Session;

class FaultBox : public QFrame {
    Q_OBJECT
public:
    explicit FaultBox(Session* session, QWidget* parent = nullptr);

private:
    void showDocument();

    Session* session_;
    QLabel* state_;
    std::vector<std::pair<BackpropFault, QCheckBox*>> boxes_;
};

}  // namespace separatrix
