// SIGTERM, SIGINT and SIGHUP close no window: they are heard here, in the event loop.
#pragma once

#include <QObject>
#include <functional>

namespace separatrix {

class QuitSignals : public QObject {
    Q_OBJECT
public:
    /// Calls `prepare` when one of them comes, then lets it end the program. One at a time in a program.
    explicit QuitSignals(std::function<void()> prepare, QObject* parent = nullptr);

private:
    void received(int descriptor) const;

    std::function<void()> prepare_;
};

}  // namespace separatrix
