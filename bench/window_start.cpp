// From the start of the process to the first painted frame of the window, in milliseconds.
#include <QApplication>
#include <QTimer>
#include <chrono>
#include <cstdio>

#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

class FirstPaint : public QObject {
public:
    explicit FirstPaint(std::chrono::steady_clock::time_point begin) : begin_(begin) {}

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && !seen_) {
            seen_ = true;
            // when the event queue is next empty everything has been painted
            QTimer::singleShot(0, [this] {
                const auto spent = std::chrono::steady_clock::now() - begin_;
                std::printf("first frame painted after %.0f ms\n",
                            std::chrono::duration<double, std::milli>(spent).count());
                QCoreApplication::exit(0);
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::chrono::steady_clock::time_point begin_;
    bool seen_ = false;
};

}  // namespace

int main(int argc, char** argv) {
    const auto begin = std::chrono::steady_clock::now();
    QApplication application(argc, argv);
    FirstPaint first(begin);
    MainWindow window;
    window.installEventFilter(&first);
    window.show();
    return QApplication::exec();
}
