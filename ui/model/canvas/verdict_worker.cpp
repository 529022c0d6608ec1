#include "ui/model/canvas/verdict_worker.h"

#include "ui/model/canvas/point_verdicts.h"

namespace separatrix {

namespace {

void compute(const VerdictRequest& request, const std::function<bool()>& cancelled,
             const std::function<void(std::shared_ptr<const VerdictAnswer>)>& deliver) {
    auto answer = std::make_shared<VerdictAnswer>();
    answer->points_version = request.points_version;
    answer->checkpoint = request.checkpoint;
    answer->wrong = wrong_points(request.points, request.classes, request.checkpoint->predictor, cancelled);
    if (!cancelled()) deliver(std::move(answer));
}

bool outdates(const VerdictRequest& newer, const VerdictRequest& running) {
    return newer.points_version != running.points_version;
}

}  // namespace

VerdictWorker::VerdictWorker(std::function<void()> wake) : worker_(std::move(wake), compute, outdates) {}

}  // namespace separatrix
