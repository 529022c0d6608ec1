#include "tests/ui/model/session/random_sessions/session_script.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringList>
#include <chrono>
#include <thread>

#include "core/data/generators.h"
#include "core/document/row_edits.h"
#include "ui/model/files/document_files.h"
#include "ui/model/files/recovery_file.h"
#include "ui/model/loss/pinned_curves.h"
#include "ui/model/maths/fault_choice.h"
#include "ui/model/movies/class_changes.h"

namespace separatrix::tests {

namespace {

constexpr const char* names[] = {"add_point",     "move_point",   "remove_points",
                                 "relabel",       "add_rows",     "new_table",
                                 "generate",      "drag_point",   "drag_hidden_size",
                                 "model",         "hidden_size",  "hidden_layers",
                                 "activation",    "output",       "loss",
                                 "initializer",   "scale",        "seed",
                                 "precision",     "optimizer",    "momentum",
                                 "learning_rate", "schedule",     "batch_size",
                                 "order",         "penalty",      "test_fraction",
                                 "stop",          "freeze",       "break_backprop",
                                 "add_class",     "remove_class", "rename_class",
                                 "probe",         "pin",          "answer",
                                 "solve",         "type_weight",  "drag_weight",
                                 "start",         "wait",         "pause",
                                 "step_epoch",    "step_batch",   "speed",
                                 "smaller_rate",  "reset",        "new_seed",
                                 "undo",          "redo",         "compare",
                                 "save",          "save_as",      "full_disk",
                                 "open_again",    "new_document", "kill"};
static_assert(std::size(names) == action_count);

constexpr Action frequent[] = {
    Action::start,      Action::start,      Action::wait,        Action::pause, Action::pause, Action::step_epoch,
    Action::step_batch, Action::step_batch, Action::undo,        Action::undo,  Action::undo,  Action::redo,
    Action::redo,       Action::model,      Action::hidden_size, Action::reset, Action::save,  Action::open_again};

// in place of a count: the step was made while it trained, or something else than training came between
constexpr std::int64_t training = -1;
constexpr std::int64_t later = -2;

constexpr double usual_speed = 0.6;  // a thousand epochs a second: short curves, so that checking them is quick

/// Where two texts begin to differ.
QString difference(const std::string& a, const std::string& b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    const std::size_t begin = at < 60 ? 0 : at - 60;
    const auto piece = [&](const std::string& text) {
        return QString::fromStdString(begin < text.size() ? text.substr(begin, 140) : std::string());
    };
    return QStringLiteral("\n  %1\n  %2").arg(piece(a), piece(b));
}

/// The same bits, NaN included.
bool same_metrics(const SetMetrics& a, const SetMetrics& b) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.count == b.count && same(a.loss, b.loss) && same(a.accuracy, b.accuracy);
}

template <class Choice>
Choice any_of(Rng& rng, int count) {
    return static_cast<Choice>(rng.below(static_cast<std::uint64_t>(count)));
}

/// Settings whose change gives other weights by itself.
bool same_network(const Document& a, const Document& b) {
    return a.settings.seed == b.settings.seed && a.settings.model.model == b.settings.model.model &&
           a.settings.model.initializer == b.settings.model.initializer &&
           a.settings.training.precision == b.settings.training.precision &&
           architecture_of(a.settings.model, a.classes()) == architecture_of(b.settings.model, b.classes());
}

}  // namespace

const char* name_of(Action action) { return names[static_cast<int>(action)]; }

Script script_from(std::uint64_t seed, int length) {
    Rng rng(seed);
    Script script;
    for (int i = 0; i < length; ++i) {
        const bool often = rng.below(2) == 0;
        const Action action = often ? frequent[rng.below(std::size(frequent))] : any_of<Action>(rng, action_count);
        script.push_back({action, rng.bits()});
    }
    return script;
}

QString text_of(const Script& script) {
    QStringList words;
    for (const Step& step : script)
        words << QStringLiteral("{Action::%1, %2u}").arg(name_of(step.action)).arg(step.seed);
    return words.join(QStringLiteral(", "));
}

Player::Player(const QString& folder) : folder_(folder) {
    other_->setSpeed(1);
    makeSession();
    settleAll();
    saved_ = work();
}

Player::~Player() {
    companion_.reset();
    if (journal_) journal_->finish();
}

void Player::makeSession() {
    session_ = std::make_unique<Session>();
    last_epoch_ = 0;
    epoch_may_fall_ = true;
    session_->setSpeed(usual_speed);
    QObject::connect(session_.get(), &Session::runStarted, session_.get(), [this] { epoch_may_fall_ = true; });
    QObject::connect(session_.get(), &Session::frameChanged, session_.get(), [this] { checkFrames(); });
    journal_ = std::make_unique<RecoveryJournal>(session_.get(), folder_ + QStringLiteral("/recovery"));
    steps_.clear();
}

void Player::expect(bool holds, const QString& what) {
    if (!holds && !broken_) broken_ = what;
}

void Player::checkFrames() {
    const FramePointer frame = session_->frame();
    if (!epoch_may_fall_)
        expect(frame->epoch >= last_epoch_,
               QStringLiteral("the epoch fell from %1 to %2 by itself").arg(last_epoch_).arg(frame->epoch));
    if (session_->frameIsCurrent()) epoch_may_fall_ = false;
    last_epoch_ = frame->epoch;
}

std::optional<QString> Player::play(const Script& script) {
    for (std::size_t i = 0; i < script.size() && !broken_; ++i) {
        act(script[i]);
        if (!broken_) check();
        if (broken_)
            broken_ = QStringLiteral("step %1, %2: %3").arg(i + 1).arg(name_of(script[i].action)).arg(*broken_);
    }
    return broken_;
}

void Player::settleAll() { session_->settledSnapshot(); }

std::string Player::work() {
    DocumentSnapshot now = session_->snapshot();
    now.view = {};
    return now.text();
}

// --- what is done -----------------------------------------------------------------------------------------------

void Player::act(const Step& step) {
    Rng rng(step.seed);
    const int index = session_->undoStack()->index();
    const int count = session_->undoStack()->count();
    if (!session_->isTraining()) settleAll();
    const Undoable before{work(), false, session_->isTraining() ? training : trained_};
    const Document document = session_->document();
    switch (step.action) {
        case Action::start:
        case Action::wait:
        case Action::pause:
        case Action::step_epoch:
        case Action::step_batch:
        case Action::speed: train(rng, step.action); return;
        case Action::undo: undo(); return;
        case Action::redo: redo(); return;
        case Action::save:
        case Action::save_as:
        case Action::full_disk:
        case Action::open_again:
        case Action::new_document: file(step.action); return;
        case Action::kill: kill(); return;
        case Action::compare:
            if (companion_)
                companion_.reset();
            else
                companion_ = std::make_unique<Companion>(
                    session_.get(), [](const Document& d) { return compatible(d.settings, d.classes()); });
            return;
        case Action::solve:
            session_->achievements()->markSolved(rng.below(2) == 0 ? "linear" : "rings");
            // what was achieved stays, whatever is undone
            for (Undoable& undoable : steps_) undoable = {{}, false, training};
            return;
        case Action::reset: session_->reset(); break;
        case Action::new_seed: session_->newSeed(); break;
        case Action::smaller_rate:
            session_->continueWithSmallerRate();
            ++trained_;
            break;
        default: edit(rng, step.action);
    }
    // what was pushed (gestures join into one)
    const int now = session_->undoStack()->index();
    if (now == index && session_->undoStack()->count() == count) return;
    steps_.resize(static_cast<std::size_t>(index));
    if (now == index) return;  // there and back
    Undoable pushed = before;
    pushed.changes_weights = step.action == Action::reset || step.action == Action::type_weight ||
                             step.action == Action::drag_weight || step.action == Action::generate ||
                             !same_network(document, session_->document());
    steps_.push_back(pushed);
    expect(static_cast<int>(steps_.size()) == now, QStringLiteral("one action, one undo step"));
}

void Player::edit(Rng& rng, Action action) {
    Session& s = *session_;
    const Document& d = s.document();
    const auto any_id = [&] { return d.points[rng.below(d.points.size())].id; };
    const auto change = [&](const Session::Edit& edit) { s.apply(QString::fromLatin1(name_of(action)), edit); };
    const bool has_points = d.points.size() > 3;
    switch (action) {
        case Action::add_point: {
            const double x = rng.uniform(0, 5);
            const double y = rng.uniform(0, 5);
            const int label = static_cast<int>(rng.below(static_cast<std::uint64_t>(d.classes())));
            return change([=](Document document) { return separatrix::add_point(std::move(document), x, y, label); });
        }
        case Action::move_point:
            if (has_points)
                change([id = any_id(), x = rng.uniform(0, 5)](Document document) {
                    return separatrix::move_point(std::move(document), id, x, 2);
                });
            return;
        case Action::drag_point:
            if (has_points) {
                const int gesture = s.newGesture();
                const auto id = any_id();
                const double home = d.points[0].x1;
                const bool back = rng.below(3) == 0;
                for (const double x : {1.0, 2.0, back ? home : 3.0})
                    s.apply(
                        QStringLiteral("drag"),
                        [&](Document document) {
                            const auto moved = back ? document.points[0].id : id;
                            const double y = back ? document.points[0].x2 : 1.5;
                            return separatrix::move_point(std::move(document), moved, x, y);
                        },
                        gesture);
            }
            return;
        case Action::remove_points:
            if (has_points)
                change([id = any_id()](Document document) {
                    const std::vector<std::uint64_t> ids{id};
                    return separatrix::remove_points(std::move(document), ids);
                });
            return;
        case Action::relabel:
            if (has_points)
                change([id = any_id(), label = static_cast<int>(rng.below(2))](Document document) {
                    const std::vector<std::uint64_t> ids{id};
                    return relabel_points(std::move(document), ids, label);
                });
            return;
        case Action::add_rows:
        case Action::new_table: {
            CsvData data;
            data.class_names = d.class_names;
            if (rng.below(3) == 0 && data.class_names.size() < 4)
                data.class_names.push_back("maybe " + std::to_string(data.class_names.size()));
            for (std::uint64_t i = 0; i < 12; ++i)
                data.points.push_back(
                    {rng.uniform(0, 5), rng.uniform(0, 5), static_cast<int>(i % data.class_names.size()), i, {}});
            return change([&](Document document) {
                if (action == Action::new_table) return with_table(std::move(document), data);
                const Document kept = document;
                auto added = with_rows_added(std::move(document), data, {0, false});
                return added ? *added : kept;
            });
        }
        case Action::generate: {
            GeneratorSettings settings;
            settings.kind = rng.below(2) == 0 ? GeneratorKind::xor_ : GeneratorKind::moons;
            settings.count = 20;
            settings.seed = rng.bits();
            return s.applyAnew(QStringLiteral("generate"), [&](Document document) {
                const auto axes = document.axes;
                return with_points(std::move(document), Points(generate(settings, axes)), 2);
            });
        }
        case Action::drag_hidden_size: {
            const int gesture = s.newGesture();
            for (int i = 0; i < 3; ++i)
                s.apply(
                    QStringLiteral("hidden"),
                    [&](Document document) {
                        document.settings.model.hidden = {1 + static_cast<int>(rng.below(6))};
                        return document;
                    },
                    gesture);
            return;
        }
        case Action::add_class:
            if (d.classes() < 4) separatrix::add_class(s, proposed_class_name(d));
            return;
        case Action::remove_class:
            if (d.classes() > 2 && rule_of_removing(d).enabled)
                separatrix::remove_class(s, static_cast<int>(rng.below(static_cast<std::uint64_t>(d.classes()))), {});
            return;
        case Action::rename_class: return separatrix::rename_class(s, 0, QStringLiteral("name %1").arg(rng.below(100)));
        case Action::probe:
            return change([](Document document) {
                return document.probes.size() < 5 ? add_probe(std::move(document), 1, 2, "Gravity?") : document;
            });
        case Action::pin:
            if (const MomentPointer moment = s.shown();
                s.frameIsCurrent() && moment && why_not_pin(d, moment.get()).isEmpty())
                change([&](Document document) { return with_pin(std::move(document), *moment, s.conditionsSince()); });
            return;
        case Action::answer:
            return change([text = std::to_string(rng.below(100))](Document document) {
                document.notebook.answers["linear"] = text;
                return document;
            });
        case Action::break_backprop: return set_fault(s, BackpropFault::forget_bias, rng.below(2) == 0);
        case Action::type_weight:
        case Action::drag_weight: {
            const int gesture = action == Action::drag_weight ? s.newGesture() : 0;
            for (int i = 0; i < (action == Action::drag_weight ? 3 : 1); ++i)
                s.editWeights(
                    QStringLiteral("weights"),
                    [&](Network& network) { network.layers.front().W(0, 0) = rng.uniform(-2, 2); }, gesture);
            return;
        }
        default:
            return change([&](Document document) {
                Settings settings = document.settings;
                setting(rng, action, settings);
                const Settings fitting = compatible(settings, document.classes());
                return with_settings(std::move(document), fitting);
            });
    }
}

void Player::setting(Rng& rng, Action action, Settings& settings) {
    auto& model = settings.model;
    auto& training = settings.training;
    switch (action) {
        case Action::model: model.model = any_of<ModelKind>(rng, 4); break;
        case Action::hidden_size:
            for (int& size : model.hidden) size = 1 + static_cast<int>(rng.below(6));
            break;
        case Action::hidden_layers: model.hidden.assign(rng.below(4), 3); break;
        case Action::activation: model.activation = any_of<Activation>(rng, 4); break;
        case Action::output: model.output = any_of<OutputKind>(rng, 2); break;
        case Action::loss: training.loss = any_of<LossKind>(rng, 2); break;
        case Action::initializer: model.initializer = any_of<Initializer>(rng, 4); break;
        case Action::scale: model.scale = any_of<ScaleKind>(rng, 3); break;
        case Action::seed: settings.seed = rng.below(5); break;
        case Action::precision: training.precision = any_of<Precision>(rng, 2); break;
        case Action::optimizer: training.optimizer.kind = any_of<OptimizerKind>(rng, 6); break;
        case Action::momentum: training.optimizer.momentum = rng.uniform(0, 0.95); break;
        case Action::learning_rate: training.learning_rate = std::pow(10.0, rng.uniform(-4, 0)); break;
        case Action::schedule: training.schedule = {any_of<ScheduleKind>(rng, 3), 10, 0.5}; break;
        case Action::batch_size: training.batch_size = static_cast<int>(rng.below(6)); break;
        case Action::order: training.order = any_of<BatchOrder>(rng, 3); break;
        case Action::penalty: training.penalty.l2 = rng.uniform(0, 0.01); break;
        case Action::test_fraction: training.test_fraction = rng.below(2) == 0 ? 0 : 0.3; break;
        case Action::stop: training.stop_epochs = static_cast<std::int64_t>(rng.below(3) * 20); break;
        case Action::freeze:
            training.frozen = with_frozen(training.frozen, {FrozenParameter::output_layer, 0, 0}, rng.below(2) == 0);
            break;
        default: break;
    }
}

void Player::train(Rng& rng, Action action) {
    const auto live = [&](int milliseconds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
        do {
            QCoreApplication::processEvents();
            std::this_thread::sleep_for(std::chrono::microseconds(300));
        } while (std::chrono::steady_clock::now() < end);
    };
    switch (action) {
        case Action::start:
            session_->setTraining(true);
            ++trained_;
            // at once the next thing is done, or a little later, or after a frame has come
            if (rng.below(3) == 0) live(static_cast<int>(rng.below(20)));
            return;
        case Action::wait: return live(1 + static_cast<int>(rng.below(20)));
        case Action::pause: return session_->setTraining(false);
        case Action::speed: return session_->setSpeed(rng.below(2) == 0 ? 1 : usual_speed);
        case Action::step_epoch: session_->stepEpoch(); break;
        case Action::step_batch:
            for (auto i = rng.below(4); i < 4; ++i) session_->stepBatch();
            break;
        default: return;
    }
    ++trained_;
}

void Player::file(Action action) {
    const QString path = folder_ + (action == Action::save_as ? QStringLiteral("/b.sepx") : QStringLiteral("/a.sepx"));
    switch (action) {
        case Action::save:
        case Action::save_as: {
            const DocumentSnapshot snapshot = session_->settledSnapshot();
            saved_ = work();
            saved_at_rest_ = !session_->isTraining();
            const auto done = save_document(path, QByteArray::fromStdString(snapshot.text()));
            expect(done.has_value(), QStringLiteral("a save failed"));
            session_->markSaved(path, snapshot);
            recovered_ = false;
            return;
        }
        case Action::full_disk:
            expect(!save_document(QStringLiteral("/dev/full"), session_->savedBytes()),
                   QStringLiteral("a full disk took a document"));
            return;
        case Action::open_again: {
            if (session_->path().isEmpty()) return;
            auto opened = open_file(session_->path());
            expect(opened.has_value(), QStringLiteral("what was saved does not open"));
            if (opened) session_->open(std::move(opened->saved), session_->path());
            break;
        }
        default: session_->open({sample_document(), std::nullopt, LossHistory{}}, {}); break;
    }
    settleAll();
    const std::string now = work();
    if (action == Action::open_again && saved_at_rest_)
        expect(now == saved_,
               QStringLiteral("the file opens as something else than was saved: ") + difference(saved_, now));
    saved_ = now;
    recovered_ = false;
    steps_.clear();
    ++trained_;
}

void Player::kill() {
    session_->setTraining(false);
    settleAll();
    const std::string before = work();
    const bool modified = session_->isModified();
    journal_->writeNow();
    const QString kept = journal_->file();
    companion_.reset();
    journal_.reset();  // without finish(): nobody said that the work may go
    session_.reset();
    if (!modified) {
        QFile::remove(kept);
        makeSession();
        settleAll();
        saved_ = work();
    } else {
        auto recovered = read_recovery_file(kept);
        expect(recovered.has_value(), QStringLiteral("nothing to recover"));
        makeSession();
        if (recovered) session_->open(std::move(recovered->saved), recovered->path, true);
        settleAll();
        expect(work() == before,
               QStringLiteral("recovered is something else than was there: ") + difference(before, work()));
        QFile::remove(kept);
        recovered_ = true;
    }
    ++trained_;
}

void Player::undo() {
    QUndoStack* stack = session_->undoStack();
    if (!stack->canUndo()) return;
    const Undoable step = steps_[static_cast<std::size_t>(stack->index() - 1)];
    const bool was_training = session_->isTraining();
    const std::string after = work();
    stack->undo();
    if (session_->isTraining()) return;
    settleAll();
    const bool comparable =
        !was_training && (step.trained == trained_ || (step.changes_weights && step.trained != training));
    if (comparable && work() != step.before)
        expect(false, QStringLiteral("undo does not give back what was there: ") + difference(step.before, work()));
    steps_[static_cast<std::size_t>(stack->index())].trained = later;
}

void Player::redo() {
    QUndoStack* stack = session_->undoStack();
    if (!stack->canRedo()) return;
    const std::string before = work();
    stack->redo();
    Undoable& step = steps_[static_cast<std::size_t>(stack->index() - 1)];
    step.before = before;
    step.trained = session_->isTraining() ? training : trained_;
}

// --- what must hold ---------------------------------------------------------------------------------------------

void Player::check() {
    QCoreApplication::processEvents();
    if (!session_->isTraining()) settleAll();
    if (broken_) return;
    const std::string text = work();
    const bool differs = recovered_ || text != saved_;
    if (session_->isModified() != differs)
        expect(false, (differs ? QStringLiteral("work would be lost without a question: ")
                               : QStringLiteral("asks although nothing would be lost: ")) +
                          difference(saved_, text));
    if (broken_) return;
    checkOpened(text);
    if (!broken_ && !session_->isTraining()) checkUndo(text);
}

void Player::checkOpened(const std::string& text) {
    auto saved = read_document(text, "a.sepx");
    if (!saved) return expect(false, QStringLiteral("what would be saved does not read"));
    other_->open(std::move(*saved), {});
    other_->settledSnapshot();
    DocumentSnapshot opened = other_->snapshot();
    opened.view = {};
    // weights that have not met the newest settings are brought to them when they are opened
    if (session_->frameIsCurrent() || !session_->snapshot().checkpoint)
        expect(opened.text() == text,
               QStringLiteral("what opens would be saved as something else: ") + difference(text, opened.text()));
    expect(other_->document() == session_->document(), QStringLiteral("another document opens"));
    if (session_->isTraining() || !session_->frameIsCurrent()) return;
    const MomentPointer here = session_->shown();
    const MomentPointer there = other_->shown();
    if (!here || !there || !here->checkpoint || !there->checkpoint)
        return expect(false, QStringLiteral("nothing is shown"));
    expect(there->checkpoint->epoch == here->checkpoint->epoch &&
               there->checkpoint->position == here->checkpoint->position,
           QStringLiteral("shown (%1, %2), opened (%3, %4)")
               .arg(here->checkpoint->epoch)
               .arg(here->checkpoint->position)
               .arg(there->checkpoint->epoch)
               .arg(there->checkpoint->position));
    expect(there->checkpoint->predictor == here->checkpoint->predictor, QStringLiteral("other weights open"));
    expect(*there->checkpoint == *here->checkpoint, QStringLiteral("another optimizer or order opens"));
    expect(*there->history == *here->history, QStringLiteral("another curve opens"));
    expect(same_metrics(there->metrics.train, here->metrics.train) &&
               same_metrics(there->metrics.test, here->metrics.test),
           QStringLiteral("other metrics open"));
}

void Player::checkUndo(const std::string& text) {
    QUndoStack* stack = session_->undoStack();
    if (stack->canUndo()) {
        stack->undo();
        settleAll();
        stack->redo();
        settleAll();
        expect(work() == text, QStringLiteral("undo and redo give something else: ") + difference(text, work()));
    }
    if (!broken_ && stack->canRedo()) {
        stack->redo();
        settleAll();
        stack->undo();
        settleAll();
        expect(work() == text, QStringLiteral("redo and undo give something else: ") + difference(text, work()));
    }
}

}  // namespace separatrix::tests
