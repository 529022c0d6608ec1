#include "ui/model/shell/quit_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>

namespace separatrix {

namespace {

// a signal handler may touch nothing else
int writing_end = -1;

void tell(int number) {
    const auto byte = static_cast<unsigned char>(number);
    // nothing can be done about a full pipe: then there is a signal in it already
    [[maybe_unused]] const ssize_t count = ::write(writing_end, &byte, 1);
}

}  // namespace

QuitSignals::QuitSignals(std::function<void()> prepare, QObject* parent)
    : QObject(parent), prepare_(std::move(prepare)) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    writing_end = ends[1];
    auto* notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, end = ends[0]] { received(end); });
    struct sigaction action {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction before {};
        // nohup's wish is respected
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

void QuitSignals::received(int descriptor) const {
    unsigned char number = 0;
    if (::read(descriptor, &number, 1) != 1) return;
    prepare_();
    // the parent process sees what ended the program
    std::signal(number, SIG_DFL);
    std::raise(number);
}

}  // namespace separatrix
