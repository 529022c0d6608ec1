#include "ui/model/report/report_feed.h"
#include "ui/model/session/waking.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr double share = 4;  ///< the worker rests this many times as long as it worked: training needs the core

}  // namespace

ReportFeed::ReportFeed(Session* session, QObject* parent)
    : QObject(parent), session_(session), worker_(waking(this, &ReportFeed::take)) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &ReportFeed::request);
    connect(session, &Session::shownChanged, this, &ReportFeed::ask);
    connect(session, &Session::documentChanged, this, &ReportFeed::ask);
}

void ReportFeed::setWatched(const void* watcher, bool watched) {
    if (watched)
        watchers_.insert(watcher);
    else
        watchers_.remove(watcher);
    ask();
}

void ReportFeed::ask() {
    if (!running_ && !pause_.isActive()) request();
}

void ReportFeed::request() {
    const MomentPointer frame = session_->shown();
    if (running_ || watchers_.isEmpty() || !frame || !frame->checkpoint) return;
    const auto& dataset = frame->dataset;
    if (!dataset || (frame->checkpoint == requested_ && dataset == requested_dataset_)) return;
    requested_ = frame->checkpoint;
    requested_dataset_ = dataset;
    running_ = true;
    worker_.request({requested_, requested_dataset_});
}

void ReportFeed::take() {
    auto answer = worker_.take();
    if (!answer) return;
    running_ = false;
    answer_ = std::move(answer);
    // whatever came meanwhile, the last frame too, is asked for after the pause
    pause_.start(std::max(shortest_pause, static_cast<int>(std::min(answer_->milliseconds * share, 5000.0))));
    emit reportChanged();
}

NeuronState ReportFeed::stateOf(const NeuronId& id) const {
    if (!answer_ || id.layer < 1 || id.index < 0) return NeuronState::learning;
    const auto layer = static_cast<std::size_t>(id.layer - 1);
    const auto index = static_cast<std::size_t>(id.index);
    const auto& layers = answer_->report.layers;
    if (layer >= layers.size() || index >= layers[layer].neurons.size()) return NeuronState::learning;
    return layers[layer].neurons[index];
}

}  // namespace separatrix
