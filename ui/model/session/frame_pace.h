// When the window takes a frame that waits: at most one for each refresh of the screen, at once if the last is long
// ago.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

namespace separatrix {

class FramePace {
public:
    template <class Owner>
    FramePace(Owner* owner, void (Owner::*take)()) {
        timer_.setSingleShot(true);
        timer_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer_, &QTimer::timeout, owner, take);
        last_.start();
    }
    /// A frame waits; true: it is to be taken now, else the timer sees to it.
    bool due() {
        const qint64 since = last_.elapsed();
        if (since >= interval_ms) return true;
        if (!timer_.isActive()) timer_.start(static_cast<int>(interval_ms - since));
        return false;
    }
    void taken() { last_.restart(); }

private:
    static constexpr int interval_ms = 16;
    QTimer timer_;
    QElapsedTimer last_;
};

}  // namespace separatrix
