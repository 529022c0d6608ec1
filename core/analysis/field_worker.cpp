#include "core/analysis/field_worker.h"

#include <algorithm>
#include <chrono>

namespace separatrix {

namespace {

/// Rough number of multiplications per node from which a quick coarse picture is worth showing first.
constexpr double coarse_first_cost = 4e8;

double cost_of(const FieldRequest& request) {
    return static_cast<double>(request.checkpoint->predictor.network.parameter_count()) * request.columns *
           request.rows;
}

std::shared_ptr<const FieldAnswer> answer(const FieldRequest& request, int divisor,
                                          const std::function<bool()>& cancelled) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = std::make_shared<FieldAnswer>();
    result->generation = request.generation;
    result->epoch = request.epoch;
    result->coarse = divisor > 1;
    result->field = decision_field(request.checkpoint->predictor, request.rect, std::max(2, request.columns / divisor),
                                   std::max(2, request.rows / divisor), cancelled);
    if (cancelled && cancelled()) return nullptr;
    result->boundary = boundary_of(result->field);
    result->palette = request.palette;
    if (request.palette) result->pixels = field_pixels(result->field, *request.palette);
    result->milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

void compute(const FieldRequest& request, const std::function<bool()>& cancelled,
             const std::function<void(std::shared_ptr<const FieldAnswer>)>& deliver) {
    if (cost_of(request) > coarse_first_cost) deliver(answer(request, 4, cancelled));
    if (cancelled()) return;  // a large field takes its time even before its first row
    deliver(answer(request, 1, cancelled));
}

bool outdates(const FieldRequest& newer, const FieldRequest& running) {
    return running.generation != newer.generation || !(running.rect == newer.rect);
}

}  // namespace

FieldWorker::FieldWorker(std::function<void()> wake) : worker_(std::move(wake), compute, outdates) {}

void FieldWorker::request(FieldRequest request) {
    if (!request.checkpoint || request.columns < 1 || request.rows < 1) return;
    worker_.request(std::move(request));
}

}  // namespace separatrix
