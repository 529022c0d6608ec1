#include "ui/model/session/session.h"

#include <QThread>
#include <algorithm>
#include <cmath>

#include "core/training/settings_table.h"
#include "ui/model/session/edit_command.h"
#include "ui/model/session/waking.h"
#include "ui/model/session/weights_command.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr double drawn_epochs_per_second = 60;  // up to here every epoch is drawn
constexpr double fastest_paced = 1e5;           // epochs a second just below "as fast as it goes"
constexpr int undo_steps = 1000;                // each holds its chunks of the document
constexpr double smallest_rate = 1e-9;

/// Whether a curve that was begun under `a` goes on under the same conditions under `b`.
bool same_conditions(const Document& a, const Document& b) {
    return same_conditions(a.settings, b.settings) && a.points == b.points && a.axes == b.axes &&
           a.class_names.size() == b.class_names.size();
}

}  // namespace

Session::Session(QObject* parent) : QObject(parent), document_(std::make_shared<const Document>(sample_document())) {
    undo_.setUndoLimit(undo_steps);
    field_worker_ = std::make_unique<FieldWorker>(waking(this, &Session::takeField));
    trainer_ = std::make_unique<TrainingThread>(waking(this, &Session::frameWaits));
    setSpeed(first_speed);
    newGeneration({});
}

Session::~Session() = default;

// --- the document -----------------------------------------------------------------------------------------------

void Session::apply(const QString& text, const Edit& edit, int gesture) {
    auto after = std::make_shared<const Document>(edit(*document_));
    if (*after == *document_) return;
    undo_.push(new EditCommand(*this, text, document_, std::move(after), gesture));
}

void Session::applyAnew(const QString& text, const Edit& edit) {
    auto after = std::make_shared<const Document>(edit(*document_));
    if (*after == *document_ && untouched_) return;
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
    const bool other_shape = !(architecture_of(a.model, before.classes()) == architecture_of(b.model, after.classes()));
    // an untrained network of another shape is what a new document of that shape starts with
    return other_start(a, b) || (other_shape && untouched_) ? Effect::restart : Effect::live;
}

Session::Resume Session::newestWeights() const {
    // a frame of another generation tells nothing about this one
    if (!frame_ || !frame_->checkpoint || frame_->generation != generation_) return start_;
    return {frame_->checkpoint, frame_->history, start_.origin, since_};
}

Session::Resume Session::resetPoint() const {
    const Resume now = newestWeights();
    const bool untrained = !now.checkpoint || (now.checkpoint->epoch == 0 && now.checkpoint->position == 0);
    return untrained || !start_.origin ? Resume{} : Resume{start_.origin, nullptr, start_.origin};
}

Session::Resume Session::resumePoint() const { return untouched_ ? start_ : newestWeights(); }

void Session::editWeights(const QString& text, const std::function<void(Network&)>& edit, int gesture) {
    if (!newestWeights().checkpoint) settle();  // the very first ones are being drawn from the seed
    const Resume now = newestWeights();
    if (!now.checkpoint) return;
    auto changed = std::make_shared<Checkpoint>(*now.checkpoint);
    edit(changed->predictor.network);
    if (changed->predictor.network == now.checkpoint->predictor.network) return;
    // before anything is trained the curve begins with the loss of these weights
    const bool trained = changed->epoch > 0;
    // and reset comes back to them
    const auto origin = trained || changed->position > 0 ? now.origin : changed;
    const std::int64_t since = trained ? changed->epoch : 0;
    undo_.push(new WeightsCommand(*this, text, {changed, trained ? now.history : nullptr, origin, since}, gesture));
}

void Session::replaceWeights(const Resume& resume) {
    const auto picture = picture_;
    newGeneration(resume);
    picture_ = picture;
}

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
    if (effect == Effect::live && !untouched_ && !same_conditions(*document_, *document)) {
        const Resume now = newestWeights();
        since_ = now.checkpoint ? now.checkpoint->epoch : 0;
    }
    setDocument(std::move(document));
    if (effect == Effect::restart)
        newGeneration({});
    else
        submitJob();
    emit documentChanged();
    if (other_notebook) emit notebookChanged();
}

void Session::replaceDocument(DocumentPointer document, const Resume& resume) {
    const bool other_notebook = !(document->notebook == document_->notebook);
    setDocument(std::move(document));
    newGeneration(resume);
    emit documentChanged();
    if (other_notebook) emit notebookChanged();
}

void Session::open(SavedDocument saved, const QString& path, bool modified) {
    setTraining(false);
    Resume resume;
    if (saved.checkpoint) resume.checkpoint = std::make_shared<const Checkpoint>(std::move(*saved.checkpoint));
    if (resume.checkpoint) resume.history = std::make_shared<const LossHistory>(std::move(saved.history));
    // only typed weights are saved untrained
    if (resume.checkpoint && resume.checkpoint->epoch == 0 && resume.checkpoint->position == 0)
        resume.origin = resume.checkpoint;
    else if (saved.origin)
        resume.origin = std::make_shared<const Checkpoint>(std::move(*saved.origin));
    resume.since = saved.progress.since;
    solved_ = std::move(saved.progress.solved);
    view_ = saved.view;
    last_export_.reset();
    undo_.clear();
    if (modified) undo_.resetClean();
    path_ = path;
    replaceDocument(std::make_shared<const Document>(std::move(saved.document)), resume);
    saved_epoch_ = resume.checkpoint ? resume.checkpoint->epoch : 0;
    saved_generation_ = generation_;
    emit pathChanged();
    emit notebookChanged();
}

bool Session::isSolved(const std::string& task) const {
    return std::find(solved_.begin(), solved_.end(), task) != solved_.end();
}

void Session::markSolved(const std::string& task) {
    if (isSolved(task)) return;
    solved_.push_back(task);
    emit notebookChanged();
}

void Session::noteExport(const QString& format, const QString& path) {
    last_export_ = Export{format, path, document_->settings};
    emit notebookChanged();
}

bool Session::trainedSinceSaved() const {
    // a frame of the document before tells nothing about this one
    return frame_ && frame_->generation >= picture_ && !untouched_ &&
           (frame_->epoch != saved_epoch_ || frame_->generation != saved_generation_);
}

bool Session::isModified() const { return !undo_.isClean() || (!path_.isEmpty() && trainedSinceSaved()); }

bool Session::hasUnsavedWork() const { return !undo_.isClean() || trainedSinceSaved(); }

void Session::markSaved(const QString& path) {
    path_ = path;
    undo_.setClean();
    saved_epoch_ = frame_ ? frame_->epoch : 0;
    saved_generation_ = generation_;
    emit pathChanged();
}

void Session::settle() const {
    for (int waited = 0; waited < 500 && !training_; ++waited) {
        if (frame_ && frame_->generation == generation_ && frame_->revision == revision_) return;
        const_cast<Session*>(this)->takeFrame();
        QThread::msleep(1);
    }
}

DocumentSnapshot Session::snapshot() const {
    const Resume now = resumePoint();
    return {document_, now.checkpoint, now.history, {solved_, now.since}, now.origin, view_, path_};
}

QByteArray Session::savedBytes() const {
    settle();
    return QByteArray::fromStdString(snapshot().text());
}

// --- training ---------------------------------------------------------------------------------------------------

void Session::newGeneration(const Resume& resume) {
    ++generation_;
    picture_ = generation_;
    start_ = resume;
    since_ = resume.checkpoint ? resume.since : 0;
    untouched_ = !resume.checkpoint;
    submitJob();
    emit runStarted();
}

void Session::submitJob() {
    // the dataset is made on the training thread: painting among 100,000 points must not wait for it
    trainer_->submit({generation_, ++revision_, nullptr, document_->settings, start_.checkpoint, start_.history,
                      source_of(*document_)});
}

std::optional<Error> Session::refusal() const {
    if (document_->points.empty()) return Error{.code = ErrorCode::no_training_points};
    return validate(document_->settings, document_->classes());
}

void Session::setTraining(bool training) {
    if (training == training_) return;
    if (training) {
        if (const auto error = refusal()) {
            emit refused(sentence(*error));
            return;
        }
        untouched_ = false;
    }
    training_ = training;
    const auto run = trainer_->set_running(training);
    if (training) run_ = run;
    emit trainingChanged(training);
}

void Session::leaveTraining() {
    if (!training_) return;
    training_ = false;
    emit trainingChanged(false);
}

void Session::stepEpoch() {
    setTraining(false);
    if (const auto error = refusal()) {
        emit refused(sentence(*error));
        return;
    }
    untouched_ = false;
    trainer_->step_epochs(1);
}

void Session::stepBatch() {
    setTraining(false);
    if (const auto error = refusal()) {
        emit refused(sentence(*error));
        return;
    }
    untouched_ = false;
    trainer_->step_batches(1);
}

void Session::reset() {
    if (untouched_) return;
    undo_.push(new EditCommand(*this, tr("Reset the weights"), document_, document_, 0));
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
    trainer_->set_pace(pace);
}

void Session::continueWithSmallerRate() {
    apply(tr("Learning rate ÷ 10"), [](Document document) {
        auto& rate = document.settings.training.learning_rate;
        rate = std::max(rate / 10, smallest_rate);
        return document;
    });
    setTraining(true);
}

void Session::frameWaits() {
    if (pace_.due()) takeFrame();
}

void Session::takeFrame() {
    auto frame = trainer_->take_frame();
    if (!frame) return;
    pace_.taken();
    if (frame->generation < picture_) return;
    frame_ = std::make_shared<const TrainingFrame>(std::move(*frame));
    const bool ended = frame_->run_state != RunState::running && frame_->run == run_ &&
                       (frame_->run_state != RunState::paused || frame_->error);
    requestField();
    emit frameChanged();
    if (ended) leaveTraining();
    if (frame_->run_state == RunState::diverged && frame_->divergence && !frame_->again)
        emit diverged(sentence(*frame_->divergence));
    if (frame_->run_state == RunState::failed) emit refused(QString::fromStdString(frame_->exception));
}

// --- the field --------------------------------------------------------------------------------------------------

void Session::setFieldView(const PlaneRect& rect, int columns, int rows) {
    if (rect == field_rect_ && columns == field_columns_ && rows == field_rows_) return;
    field_rect_ = rect;
    field_columns_ = columns;
    field_rows_ = rows;
    requestField();
}

void Session::requestField() {
    if (!frame_ || !frame_->checkpoint || field_columns_ < 1 || field_rows_ < 1) return;
    field_worker_->request(
        {picture_, frame_->epoch, frame_->checkpoint, field_rect_, field_columns_, field_rows_, field_palette_});
}

void Session::takeField() {
    auto field = field_worker_->take();
    if (!field || field->generation != picture_) return;
    field_ = std::move(field);
    emit fieldChanged();
}

void Session::setCurrentLabel(int label) {
    label = std::clamp(label, 0, document_->classes() - 1);
    if (label == current_label_) return;
    current_label_ = label;
    emit currentLabelChanged(label);
}

}  // namespace separatrix
