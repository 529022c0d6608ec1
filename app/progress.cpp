#include "app/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

constexpr auto interval = std::chrono::milliseconds(100);
constexpr int bar_width = 24;

void write_terminal(const std::string& text) {
    // a progress line that cannot be drawn is no error
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

std::string two_digits(long long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

ProgressLine::ProgressLine(std::int64_t epochs) : terminal_(::isatty(STDERR_FILENO) == 1), epochs_(epochs) {
    due_ += interval;  // short runs draw nothing
}

ProgressLine::~ProgressLine() {
    if (drawn_) write_terminal("\r\033[K");
}

void ProgressLine::show(std::int64_t done, const Metrics& metrics) {
    if (!terminal_) return;
    const auto now = Clock::now();
    if (now < due_) return;
    due_ = now + interval;
    drawn_ = true;
    const double share = static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(epochs_, 1));
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const auto filled = static_cast<std::size_t>(std::lround(share * bar_width));
    const QString numbers = QStringLiteral("epoch %1 of %2 · loss %3 · accuracy %4")
                                .arg(grouped_number(done), grouped_number(epochs_), significant(metrics.train.loss, 4),
                                     percent_text(metrics.train.accuracy));
    write_terminal("\r\033[K[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] " +
                   numbers.toStdString() + " · " + duration_text(seconds / share - seconds) + " left");
}

std::string ProgressLine::duration_text(double seconds) {
    if (!std::isfinite(seconds) || seconds > 1e9) return "long";
    const auto whole = static_cast<long long>(std::ceil(std::max(seconds, 0.0)));
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + two_digits(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + two_digits(whole % 3600 / 60) + " min";
}

}  // namespace separatrix
