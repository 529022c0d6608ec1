#include "ui/model/session/session.h"

#include <algorithm>
#include <cmath>

#include "core/training/settings_table.h"
#include "ui/model/session/edit_command.h"
#include "ui/model/session/weights_command.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr double drawn_epochs_per_second = 60;  // up to here every epoch is drawn
constexpr double fastest_paced = 1e5;           // epochs a second just below "as fast as it goes"
constexpr int undo_steps = 1000;                // each holds its chunks of the document
constexpr double smallest_rate = 1e-9;

/// The numbers that training would hold.
Network in_precision(const Settings& settings, const Network& network) {
    return settings.training.precision == Precision::float_ ? cast<double>(cast<float>(network)) : network;
}

/// Untrained weights that nobody typed: a file may hold them, but they are the document's own start.
bool is_drawn(const Document& document, const Checkpoint& checkpoint) {
    const Settings& settings = document.settings;
    const Architecture architecture = architecture_of(settings.model, document.classes());
    if (!is_start(checkpoint) || checkpoint.predictor.architecture != architecture) return false;
    const Network drawn = initial_network(architecture, settings.model.initializer, settings.seed);
    return checkpoint.predictor.network == in_precision(settings, drawn);
}

}  // namespace

Session::Session(QObject* parent)
    : QObject(parent), document_(std::make_shared<const Document>(sample_document())), field_feed_([this] {
          const MomentPointer now = shown();
          return now ? FieldMoment{run_.picture(), now->epoch, now->checkpoint} : FieldMoment{run_.picture()};
      }) {
    undo_.setUndoLimit(undo_steps);
    connect(&run_, &Run::frameTaken, this, &Session::takeFrame);
    connect(&achievements_, &Achievements::changed, this, &Session::notebookChanged);
    setSpeed(first_speed);
    begin({}, false);
    saved_ = snapshot();
}

Session::~Session() {
    // the undo stack still says "clean" on its way out, and who hears it would ask a session that is half gone
    undo_.blockSignals(true);
}

// --- the document -----------------------------------------------------------------------------------------------

void Session::apply(const QString& text, const Edit& edit, int gesture) {
    auto after = std::make_shared<const Document>(edit(*document_));
    if (*after == *document_) return;
    undo_.push(new EditCommand(*this, text, document_, std::move(after), gesture));
}

void Session::applyAnew(const QString& text, const Edit& edit) {
    auto after = std::make_shared<const Document>(edit(*document_));
    if (*after == *document_ && isUntouched()) return;
    undo_.push(new EditCommand(*this, text, document_, std::move(after), 0, true));
}

void Session::applyToClasses(const QString& text, const Edit& edit, const ClassOrigins& origins) {
    auto after = std::make_shared<const Document>(edit(*document_));
    if (*after == *document_) return;
    undo_.push(new EditCommand(*this, text, document_, std::move(after), origins));
}

Session::Effect Session::effectOf(const Document& before, const Document& after) const {
    const auto& a = before.settings;
    const auto& b = after.settings;
    const bool other_network =
        !(architecture_of(a.model, before.classes()) == architecture_of(b.model, after.classes())) ||
        a.training.precision != b.training.precision;
    // an untrained network of another shape is what a new document of that shape starts with
    return other_start(a, b) || (other_network && isUntouched()) ? Effect::restart : Effect::live;
}

Resume Session::resumePoint() const {
    if (isUntouched()) return {};
    Resume now = run_.newest();
    const bool at_start = !now.checkpoint || is_start(*now.checkpoint);
    if (at_start && !run_.start().checkpoint) return {};  // it trains, but nothing has come of it yet
    now.conditions = conditions_.left(trainMark());
    if (at_start) now.history = nullptr;  // its one point, which comes again by itself
    return now;
}

Resume Session::resetPoint() const {
    const Resume& start = run_.start();
    const bool at_start = !run_.isTrained() && (!start.checkpoint || is_start(*start.checkpoint));
    return at_start || !start.origin ? Resume{} : Resume{start.origin, nullptr, start.origin};
}

std::optional<std::uint64_t> Session::trainMark() const {
    if (run_.isRunning()) return std::nullopt;
    return run_.trainMark();
}

void Session::editWeights(const QString& text, const std::function<void(Network&)>& edit, int gesture) {
    // not the start, which may be of another shape: the weights that are seen
    if (!run_.frameIsCurrent() && !run_.isRunning()) run_.settle();
    const FramePointer frame = run_.frame();
    if (!frame || !frame->checkpoint || frame->generation < run_.picture()) return;
    auto changed = std::make_shared<Checkpoint>(*frame->checkpoint);
    edit(changed->predictor.network);
    changed->predictor.network = in_precision(document_->settings, changed->predictor.network);
    if (changed->predictor.network == frame->checkpoint->predictor.network) return;
    // before anything is trained the curve begins with the loss of these weights, and reset comes back to them
    const auto history = is_start(*changed) ? nullptr : frame->history;
    const auto origin = is_start(*changed) ? changed : run_.start().origin;
    undo_.push(new WeightsCommand(*this, text, {changed, history, origin, Conditions(changed->epoch)}, gesture));
}

void Session::replaceWeights(const Resume& resume) { begin(resume, true); }

void Session::setDocument(DocumentPointer document) {
    const bool same_points = document->points == document_->points;
    document_ = std::move(document);
    current_label_ = std::clamp(current_label_, 0, document_->classes() - 1);
    if (!same_points) selection_.keepOnly(*document_);
}

void Session::replaceDocument(DocumentPointer document, Effect effect) {
    if (effect == Effect::live && !(document->notebook == document_->notebook) &&
        same_but_notebook(*document, *document_)) {
        document_ = std::move(document);
        emit notebookChanged();
        return;
    }
    const bool other_notebook = !(document->notebook == document_->notebook);
    if (effect == Effect::live && !isUntouched()) {
        const Resume now = run_.newest();
        conditions_.change(document_, *document, now.checkpoint ? now.checkpoint->epoch : 0, trainMark());
    }
    setDocument(std::move(document));
    if (effect == Effect::restart)
        begin({}, false);
    else
        run_.change(document_->settings, source_of(*document_));
    emit documentChanged();
    if (other_notebook) emit notebookChanged();
}

void Session::replaceDocument(DocumentPointer document, const Resume& resume, bool same_picture) {
    const bool other_notebook = !(document->notebook == document_->notebook);
    setDocument(std::move(document));
    begin(resume, same_picture);
    emit documentChanged();
    if (other_notebook) emit notebookChanged();
}

void Session::open(SavedDocument saved, const QString& path, bool modified) {
    setTraining(false);
    Resume resume;
    if (saved.checkpoint && (saved.origin || !is_drawn(saved.document, *saved.checkpoint)))
        resume.checkpoint = std::make_shared<const Checkpoint>(std::move(*saved.checkpoint));
    if (resume.checkpoint && !is_start(*resume.checkpoint))
        resume.history = std::make_shared<const LossHistory>(std::move(saved.history));
    if (saved.origin)
        resume.origin = std::make_shared<const Checkpoint>(std::move(*saved.origin));
    else if (resume.checkpoint && is_start(*resume.checkpoint))
        resume.origin = resume.checkpoint;  // typed: else it would have been drawn
    resume.conditions = Conditions(saved.progress.since);
    view_ = saved.view;
    saved_.reset();
    undo_.clear();
    path_ = path;
    achievements_.replace(std::move(saved.progress.solved));
    replaceDocument(std::make_shared<const Document>(std::move(saved.document)), resume, false);
    opened_ = run_.generation();
    if (!modified) saved_ = snapshot();
    emit opened();
    emit pathChanged();
    emit notebookChanged();
}

bool Session::isModified() const { return !saved_ || !same_work(*saved_, snapshot()); }

void Session::markSaved(const QString& path, const DocumentSnapshot& saved) {
    path_ = path;
    saved_ = saved;
    emit pathChanged();
}

DocumentSnapshot Session::snapshot() const {
    const Resume now = resumePoint();
    return {document_,  now.checkpoint, now.history, {achievements_.solvedTasks(), now.conditions.since()},
            now.origin, view_,          path_};
}

DocumentSnapshot Session::settledSnapshot() {
    run_.settle();
    return snapshot();
}

QByteArray Session::savedBytes() { return QByteArray::fromStdString(settledSnapshot().text()); }

// --- training ---------------------------------------------------------------------------------------------------

void Session::begin(const Resume& resume, bool same_picture) {
    conditions_.comeBack(resume.checkpoint ? resume.conditions : Conditions(), trainMark());
    run_.begin(resume, document_->settings, source_of(*document_), same_picture);
    emit runStarted();
}

std::optional<Error> Session::refusal() const {
    if (document_->points.empty()) return Error{.code = ErrorCode::no_training_points};
    return validate(document_->settings, document_->classes());
}

bool Session::mayTrain() {
    const auto error = refusal();
    if (error) emit refused(sentence(*error));
    return !error;
}

void Session::setTraining(bool training) {
    if (training == isTraining() || (training && !mayTrain())) return;
    run_.setRunning(training);
    emit trainingChanged(training);
}

void Session::stepEpoch() {
    setTraining(false);
    if (mayTrain()) run_.stepEpochs(1);
}

void Session::stepBatch() {
    setTraining(false);
    if (mayTrain()) run_.stepBatches(1);
}

void Session::reset() {
    if (!isUntouched()) undo_.push(new EditCommand(*this, tr("Reset the weights"), document_, document_, 0));
}

void Session::newSeed() {
    apply(tr("New seed"), [](Document document) {
        // the next one: short to read, and always another start
        ++document.settings.seed;
        return document;
    });
}

void Session::setSpeed(double speed) {
    speed_ = std::clamp(speed, 0.0, 1.0);
    Pace pace;
    if (speed_ < 0.995) {
        pace.epochs_per_second = std::pow(fastest_paced, speed_ / 0.995);
        pace.every_frame = pace.epochs_per_second <= drawn_epochs_per_second;
    }
    run_.setPace(pace);
}

void Session::continueWithSmallerRate() {
    apply(tr("Learning rate ÷ 10"), [](Document document) {
        auto& rate = document.settings.training.learning_rate;
        rate = std::max(rate / 10, smallest_rate);
        return document;
    });
    setTraining(true);
}

void Session::takeFrame(bool ended) {
    // a file's weights may be of other settings than its own: what was opened is what they become
    if (saved_ && opened_ == run_.generation() && run_.isAsBegun()) saved_ = snapshot();
    field_feed_.request();
    emit frameChanged();
    emit shownChanged();
    if (ended) emit trainingChanged(false);
    const FramePointer frame = run_.frame();
    if (frame->run_state == RunState::diverged && frame->divergence && !frame->again)
        emit diverged(sentence(*frame->divergence));
    if (frame->run_state == RunState::failed) emit refused(QString::fromStdString(frame->exception));
}

void Session::setCurrentLabel(int label) {
    label = std::clamp(label, 0, document_->classes() - 1);
    if (label == current_label_) return;
    current_label_ = label;
    emit currentLabelChanged(label);
}

}  // namespace separatrix
