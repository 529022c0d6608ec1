// Says over the plane that back-propagation is broken on purpose, as long as it is, with the way out of it.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace separatrix {

class Session;

class FaultBanner : public QFrame {
    Q_OBJECT
public:
    explicit FaultBanner(Session* session, QWidget* parent = nullptr);
    QString text() const { return isHidden() ? QString() : text_->text(); }

private:
    void showDocument();

    Session* session_;
    QLabel* text_;
    QPushButton* repair_;
};

}  // namespace separatrix
