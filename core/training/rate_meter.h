// How fast a training goes.
#pragma once

#include <chrono>
#include <cstdint>

namespace separatrix {

/// Epochs and samples per second over the last half second.
class RateMeter {
public:
    using Clock = std::chrono::steady_clock;

    void start(std::int64_t epochs, std::int64_t samples) {
        begin_ = Clock::now();
        epochs_ = epochs;
        samples_ = samples;
        epochs_per_second = samples_per_second = 0;
    }
    void update(Clock::time_point now, std::int64_t epochs, std::int64_t samples) {
        const double seconds = std::chrono::duration<double>(now - begin_).count();
        if (now - begin_ < window && epochs_per_second > 0) return;
        if (seconds < 0.02) return;
        epochs_per_second = static_cast<double>(epochs - epochs_) / seconds;
        samples_per_second = static_cast<double>(samples - samples_) / seconds;
        begin_ = now;
        epochs_ = epochs;
        samples_ = samples;
    }
    double epochs_per_second = 0;
    double samples_per_second = 0;

private:
    static constexpr auto window = std::chrono::milliseconds(500);
    Clock::time_point begin_ = Clock::now();
    std::int64_t epochs_ = 0;
    std::int64_t samples_ = 0;
};

}  // namespace separatrix
