// One line on the terminal while a long training goes on; nothing where standard error is not a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/training/metrics.h"

namespace separatrix {

class ProgressLine {
public:
    explicit ProgressLine(std::int64_t epochs);
    /// Wipes the line.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Called after every epoch; draws ten times a second at most.
    void show(std::int64_t done, const Metrics& metrics);
    /// "3 s", "4 min 05 s", "2 h 07 min".
    static std::string duration_text(double seconds);

private:
    using Clock = std::chrono::steady_clock;
    bool terminal_;
    bool drawn_ = false;
    std::int64_t epochs_;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point due_ = begin_;
};

}  // namespace separatrix
