// The bottom line: the movies, how well it goes, how fast. Fixed places, so that nothing jumps.
#pragma once

#include "ui/view/controls/number_label.h"

namespace separatrix {

class Session;
struct Theme;

class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showDocument();
    void showFrame();
    void place();

    Session* session_;
    NumberLabel* movies_;
    NumberLabel* progress_;
    NumberLabel* speed_;
};

}  // namespace separatrix
