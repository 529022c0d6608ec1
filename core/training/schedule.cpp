#include "core/training/schedule.h"

#include <cmath>
#include <numbers>

namespace separatrix {

double scheduled_rate(double alpha, const LearningRateSchedule& schedule, std::int64_t t) {
    const double F = schedule.factor;
    const std::int64_t N = schedule.epochs;
    if (schedule.kind == ScheduleKind::constant || t <= 0 || N <= 0) return alpha;
    // alpha F^floor(t / N)
    const std::int64_t steps = t / N;
    if (schedule.kind == ScheduleKind::step) return alpha * std::pow(F, static_cast<double>(steps));
    if (t >= N) return F * alpha;
    // F alpha + (1 - F) alpha (1 + cos(pi t / N)) / 2
    const double share = static_cast<double>(t) / static_cast<double>(N);
    return F * alpha + (1 - F) * alpha * (1 + std::cos(std::numbers::pi * share)) / 2;
}

}  // namespace separatrix
