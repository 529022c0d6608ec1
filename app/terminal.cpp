#include "app/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace separatrix {

namespace {

volatile std::sig_atomic_t interrupted = 0;

/// All bytes to a file descriptor; 0 or errno.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

void prepare_terminal() {
    // opened for reading only, so that writing to it is still the error it would be
    for (int descriptor = 0; descriptor <= 2; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0 && ::open("/dev/null", O_RDONLY) < 0) return;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

Outcome<void> write_output(std::string_view text) {
    const int error = write_all(STDOUT_FILENO, text);
    if (error != 0)
        return data_failure("Standard output cannot be written to its end (" + std::string(std::strerror(error)) +
                            ").");
    return {};
}

void write_message(std::string_view sentence) {
    std::string line(sentence);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    line += '\n';
    write_all(STDERR_FILENO, line);
}

void catch_interrupts() {
    struct sigaction action = {};
    action.sa_handler = [](int) { interrupted = 1; };
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

bool was_interrupted() { return interrupted != 0; }

}  // namespace separatrix
