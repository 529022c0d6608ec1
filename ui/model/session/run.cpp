#include "ui/model/session/run.h"

#include <algorithm>

#include "ui/model/session/waking.h"

namespace separatrix {

namespace {

constexpr std::chrono::milliseconds longest_wait{500};

}  // namespace

Run::Run(QObject* parent) : QObject(parent) {
    thread_ = std::make_unique<TrainingThread>(waking(this, &Run::frameWaits));
}

Run::~Run() = default;

void Run::begin(const Resume& start, const Settings& settings, const DataSource& source, bool same_picture) {
    ++generation_;
    if (!same_picture) picture_ = generation_;
    start_ = start;
    submit(settings, source);
    begun_ = thread_->told();
    begun_revision_ = revision_;
    // a run that is begun while it trains trains on
    if (running_) noteTraining();
}

void Run::change(const Settings& settings, const DataSource& source) { submit(settings, source); }

void Run::submit(const Settings& settings, const DataSource& source) {
    // the dataset is made on the training thread: painting among 100,000 points must not wait for it
    thread_->submit({generation_, ++revision_, nullptr, settings, start_.checkpoint, start_.history, source});
}

void Run::setRunning(bool running) {
    if (running == running_) return;
    running_ = running;
    const auto run = thread_->set_running(running);
    if (running) run_ = run;
    noteTraining();  // also when it stops: what it trained until then has not been told yet
}

void Run::stepEpochs(std::int64_t count) {
    thread_->step_epochs(count);
    noteTraining();
}

void Run::stepBatches(std::int64_t count) {
    thread_->step_batches(count);
    noteTraining();
}

void Run::setPace(Pace pace) { thread_->set_pace(pace); }

Resume Run::newest() const {
    if (!ownFrame() || !frame_->checkpoint) return start_;
    return {frame_->checkpoint, frame_->history, start_.origin, start_.conditions};
}

bool Run::isTrained() const {
    if (running_) return true;
    const std::uint64_t answered = std::max(begun_, ownFrame() ? frame_->told : 0);
    if (train_mark_ > answered) return true;
    if (!ownFrame() || !frame_->checkpoint) return false;
    const Checkpoint& now = *frame_->checkpoint;
    if (!start_.checkpoint) return !is_start(now);
    const Checkpoint& begun = *start_.checkpoint;
    return now.epoch != begun.epoch || now.position != begun.position || now.begun != begun.begun;
}

void Run::settle() {
    if (running_) return;
    thread_->wait_answer(longest_wait);
    takeFrame();
}

void Run::frameWaits() {
    if (pace_.due()) takeFrame();
}

void Run::takeFrame() {
    auto frame = thread_->take_frame();
    if (!frame) return;
    pace_.taken();
    const bool own = frame->generation == generation_;
    // a hand on the weights begins generation after generation, faster than frames of many movies come; but no run is
    // seen to go back
    if (!own && (running_ || frame->generation < picture_)) return;
    frame_ = std::make_shared<const TrainingFrame>(std::move(*frame));
    const RunState state = frame_->run_state;
    const bool has_ended =
        running_ && frame_->run == run_ && state != RunState::running && (state != RunState::paused || frame_->error);
    if (has_ended) running_ = false;
    emit frameTaken(has_ended);
}

}  // namespace separatrix
