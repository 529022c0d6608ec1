// One sentence across the top of the plane, with what can be done about it: divergence, refusals, problems with files.
#pragma once

#include <QFrame>
#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace separatrix {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Shows the sentence; with `action` there is a button that calls it and closes the bar.
    void show(const QString& sentence, const QString& button = {}, const std::function<void()>& action = {});
    void dismiss();
    QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* layout_;
    QLabel* text_;
    QPushButton* action_button_;
    QPushButton* close_button_;
    std::function<void()> action_;
};

}  // namespace separatrix
