#include "core/analysis/field_worker.h"

#include <algorithm>
#include <chrono>

#include "core/math/background_thread.h"

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
    result->milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

}  // namespace

FieldWorker::FieldWorker(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& stop) {
          run_in_background();
          loop(stop);
      }) {}

FieldWorker::~FieldWorker() { thread_.request_stop(); }

void FieldWorker::request(FieldRequest request) {
    if (!request.checkpoint || request.columns < 1 || request.rows < 1) return;
    {
        std::lock_guard lock(mutex_);
        // another view or run makes the running computation useless; the next epoch of the same one does not:
        // it is finished, or a slow network would never be shown
        if (busy_with_.generation != request.generation || !(busy_with_.rect == request.rect)) newer_ = true;
        pending_ = std::move(request);
    }
    changed_.notify_all();
}

std::shared_ptr<const FieldAnswer> FieldWorker::take() {
    auto slot = answers_.take();
    return slot ? *slot : nullptr;
}

void FieldWorker::loop(const std::stop_token& stop) {
    while (true) {
        FieldRequest request;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return pending_.has_value(); })) return;
            if (stop.stop_requested()) return;
            request = std::move(*pending_);
            pending_.reset();
            busy_with_ = {request.generation, request.epoch, nullptr, request.rect, request.columns, request.rows};
            newer_ = false;
        }
        const auto cancelled = [&] { return newer_ || stop.stop_requested(); };
        const auto deliver = [&](std::shared_ptr<const FieldAnswer> result) {
            if (result && answers_.put(std::move(result))) wake_();
        };
        if (cost_of(request) > coarse_first_cost) deliver(answer(request, 4, cancelled));
        deliver(answer(request, 1, cancelled));
    }
}

}  // namespace separatrix
