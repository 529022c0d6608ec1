#include "ui/model/lessons/practice_watch.h"

#include <algorithm>

namespace separatrix {

namespace {

constexpr int look_interval_ms = 150;

int task_count() { return static_cast<int>(practice_tasks().size()); }

/// The longest beginning of whole characters that fits.
std::string bounded(const QString& text) {
    QString kept = text;
    while (kept.toUtf8().size() > static_cast<qsizetype>(max_answer_size))
        kept.chop(std::max<qsizetype>(1, (kept.toUtf8().size() - static_cast<qsizetype>(max_answer_size)) / 4));
    return kept.toStdString();
}

}  // namespace

PracticeWatch::PracticeWatch(Session* session, QObject* parent) : QObject(parent), session_(session) {
    timer_.setSingleShot(true);
    timer_.setInterval(look_interval_ms);
    connect(&timer_, &QTimer::timeout, this, &PracticeWatch::look);
    connect(session, &Session::shownChanged, this, &PracticeWatch::lookSoon);
    connect(session, &Session::documentChanged, this, [this] {
        facts_known_ = false;
        lookSoon();
    });
    connect(session, &Session::notebookChanged, this, [this] {
        lookSoon();
        if (!writing_) emit answerChanged();
    });
    connect(session, &Session::pathChanged, this, &PracticeWatch::lookSoon);
}

void PracticeWatch::setActive(bool active) {
    if (active == active_) return;
    active_ = active;
    if (!active) return;
    if (!chosen_) task_ = firstUnsolved();
    look();
    emit answerChanged();
}

void PracticeWatch::setTask(int index) {
    const int wanted = std::clamp(index, 0, task_count() - 1);
    chosen_ = true;
    if (wanted == task_ && !checks_.isEmpty()) return;
    task_ = wanted;
    look();
    emit answerChanged();
}

bool PracticeWatch::isSolved(int index) const {
    const auto parts = practice_tasks()[static_cast<std::size_t>(index)].parts;
    return std::all_of(parts.begin(), parts.end(), [this](PracticePart part) { return isSolved(part); });
}

int PracticeWatch::firstUnsolved() const {
    for (int i = 0; i < task_count(); ++i)
        if (!isSolved(i)) return i;
    return task_count() - 1;
}

void PracticeWatch::setUp(PracticePart part) {
    session_->setTraining(false);
    session_->applyAnew(tr("Set up: %1").arg(title(part)),
                        [part](Document document) { return with_set_up(std::move(document), part); });
}

QString PracticeWatch::answer() const {
    const auto& answers = session_->document().notebook.answers;
    const auto found = answers.find(currentTask().id);
    return found == answers.end() ? QString() : QString::fromStdString(found->second);
}

void PracticeWatch::setAnswer(const QString& text, int gesture) {
    writing_ = true;
    session_->apply(
        tr("Write the answer"),
        [text = bounded(text), id = currentTask().id](Document document) {
            if (text.empty())
                document.notebook.answers.erase(id);
            else
                document.notebook.answers[id] = text;
            return document;
        },
        gesture);
    writing_ = false;
}

void PracticeWatch::lookSoon() {
    if (active_ && !timer_.isActive()) timer_.start();
}

void PracticeWatch::look() {
    if (!active_) return;
    if (!facts_known_) {
        facts_ = data_facts(session_->document());
        facts_known_ = true;
    }
    const MomentPointer frame = session_->shown();
    PracticeState state;
    state.document = &session_->document();
    state.facts = facts_;
    state.frame = session_->frameIsCurrent() ? frame.get() : nullptr;
    state.since = session_->conditionsSince();
    state.last_export = session_->achievements()->lastExport();
    checks_.clear();
    const auto parts = currentTask().parts;
    for (const PracticePart part : parts) {
        checks_ << checks_of(part, state);
        if (all_met(checks_.back())) session_->achievements()->markSolved(name_of(part));
    }
    emit changed();
}

}  // namespace separatrix
