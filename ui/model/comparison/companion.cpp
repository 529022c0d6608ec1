#include "ui/model/comparison/companion.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr int patience_ms = 2000;                   // for catching up after a pause
constexpr Index most_stepped_samples = 20'000'000;  // batches one by one cost a look at all points each

}  // namespace

Companion::Companion(Session* session, Variation variation, QObject* parent)
    : QObject(parent), session_(session), variation_(std::move(variation)), field_feed_([this] {
          return frame_ ? FieldMoment{run_.picture(), frame_->epoch, frame_->checkpoint} : FieldMoment{run_.picture()};
      }) {
    patience_.setSingleShot(true);
    patience_.setInterval(patience_ms);
    connect(&patience_, &QTimer::timeout, this, [this] {
        resting_ = true;
        stop();
    });
    connect(&run_, &Run::frameTaken, this, &Companion::takeFrame);
    connect(session_, &Session::documentChanged, this, &Companion::takeDocument);
    connect(session_, &Session::frameChanged, this, &Companion::takeSessionFrame);
    connect(session_, &Session::runStarted, this, [this] {
        session_frame_is_old_ = true;
        // a hand on the weights leaves the epoch where it is; a reset, an undo or another model does not
        const std::int64_t start = session_->startEpoch();
        if (start == 0 || (frame_ && frame_->epoch > start)) startAnew();
    });
    connect(session_, &Session::opened, this, &Companion::startAnew);
    connect(session_, &Session::trainingChanged, this, [this](bool training) {
        if (training)
            patience_.stop();
        else if (run_.isRunning())
            patience_.start();
    });
    settings_ = variation_(session_->document());
    source_ = source_of(session_->document());
    run_.begin({}, settingsFor(0), source_);
}

Companion::~Companion() = default;

std::int64_t Companion::behind() const {
    const FramePointer main = session_->frame();
    return main && frame_ ? main->epoch - frame_->epoch : 0;
}

void Companion::takeSessionFrame() {
    session_frame_is_old_ = false;
    resting_ = false;
    follow();
}

void Companion::takeDocument() {
    const Settings settings = variation_(session_->document());
    const DataSource source = source_of(session_->document());
    if (settings == settings_ && source == source_) return;
    // outputs are matched by position here: with other classes it is simplest, and exact, to begin again
    const bool anew = source.classes != source_.classes || settings.seed != settings_.seed ||
                      settings.model.model != settings_.model.model ||
                      settings.model.initializer != settings_.model.initializer;
    settings_ = settings;
    source_ = source;
    stuck_ = false;
    if (anew)
        startAnew();
    else
        stop();
}

void Companion::startAnew() {
    patience_.stop();
    run_.setRunning(false);
    stuck_ = resting_ = false;
    frame_.reset();
    run_.begin({}, settingsFor(0), source_);
}

void Companion::stop() {
    patience_.stop();
    run_.setRunning(false);
    // the answer to this tells the exact epoch: nothing is followed before it is here
    run_.change(settingsFor(0), source_);
}

Settings Companion::settingsFor(std::int64_t epochs) const {
    Settings settings = settings_;
    settings.training.stop_epochs = epochs;
    settings.training.stop_loss = 0;
    return settings;
}

void Companion::follow() {
    if (run_.isRunning() || stuck_ || resting_ || session_frame_is_old_ || !frame_ || !run_.frameIsCurrent()) return;
    if (goal_epoch_ == frame_->epoch && frame_->position < goal_position_) return;  // batches are under way
    goal_position_ = 0;
    if (behind() == 0) return followBatches();
    if (behind() < 0) return;
    // a run just as long as the session is ahead, at full speed: then both stand at the same epoch
    run_.change(settingsFor(behind()), source_);
    run_.setRunning(true);
    if (!session_->isTraining()) patience_.start();
}

void Companion::followBatches() {
    const Index position = session_->frame()->position;
    const Index n = frame_->metrics.train.count;
    if (session_->isTraining() || position <= frame_->position || position >= n) return;
    const auto& training = settings_.training;
    const bool all = training.batch_size == 0 || training.optimizer.kind == OptimizerKind::gd;
    const Index batch = all ? n : std::min<Index>(training.batch_size, n);
    const Index steps = (position - frame_->position) / batch;
    if (steps < 1 || steps * n > most_stepped_samples) return;
    goal_epoch_ = frame_->epoch;
    goal_position_ = frame_->position + steps * batch;
    run_.stepBatches(steps);
}

void Companion::takeFrame(bool ended) {
    const FramePointer frame = run_.frame();
    if (frame->generation != run_.picture()) return;  // of the run before
    frame_ = frame;
    const RunState state = frame_->run_state;
    stuck_ = frame_->error || state == RunState::diverged || state == RunState::failed;
    if (ended) patience_.stop();
    if (stuck_) goal_position_ = 0;
    field_feed_.request();
    emit frameChanged();
    follow();
}

}  // namespace separatrix
