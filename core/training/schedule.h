// How the learning rate changes from epoch to epoch.
#pragma once

#include <array>
#include <cstdint>

namespace separatrix {

enum class ScheduleKind { constant, step, cosine };

inline constexpr std::array all_schedule_kinds{ScheduleKind::constant, ScheduleKind::step, ScheduleKind::cosine};

struct LearningRateSchedule {
    ScheduleKind kind = ScheduleKind::constant;
    std::int64_t epochs = 100;  ///< N: from one step to the next, or the length of the cosine
    double factor = 0.1;        ///< F: of each step; the cosine ends at F alpha
    bool operator==(const LearningRateSchedule&) const = default;
};

/// The rate of the epoch that begins after t finished ones, from the rate alpha that is set: the same whenever it is
/// asked for. PyTorch's StepLR and CosineAnnealingLR, stepped once an epoch, but that the cosine stays at its end.
///  constant  alpha
///  step      alpha F^floor(t / N)
///  cosine    F alpha + (1 - F) alpha (1 + cos(pi t / N)) / 2, F alpha from t = N on
double scheduled_rate(double alpha, const LearningRateSchedule& schedule, std::int64_t t);

}  // namespace separatrix
