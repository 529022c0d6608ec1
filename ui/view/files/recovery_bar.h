// A quiet bar above the plane: what was recovered after a crash, to open, to discard, or to leave for later.
#pragma once

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace separatrix {

class RecoveryBar : public QFrame {
    Q_OBJECT
public:
    explicit RecoveryBar(QWidget* parent = nullptr);

    void offer(const QString& sentence);

signals:
    void openWanted();
    void discardWanted();
    void laterWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QPushButton* addButton(const char* name, const QString& text, const QString& tip);

    QLabel* text_;
    QBoxLayout* layout_;
    QHBoxLayout* buttons_;
};

}  // namespace separatrix
