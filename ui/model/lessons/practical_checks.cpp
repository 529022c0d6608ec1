#include "ui/model/lessons/practical_checks.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <cmath>

#include "ui/model/loss/loss_plot_model.h"
#include "ui/model/loss/pinned_curves.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

constexpr double solved_linear = 0.95;
constexpr double solved_layers = 0.93;
constexpr double solved_rings = 0.9;
constexpr double not_solved = 0.8;  ///< one neuron stays below: 75 % is the most that a line gets of the bar
constexpr double least_momentum = 0.5;
constexpr int compared_batch = 16;
constexpr int shortest_answer = 15;

struct PracticalChecksWords {
    Q_DECLARE_TR_FUNCTIONS(PracticalSession)
};

PracticeCheck check(bool met, const QString& wanted, const QString& now) {
    return {wanted, met ? QString() : now, met};
}

/// A run as a check sees it, whether it is pinned or the current one.
struct Run {
    Settings settings;
    DataFacts facts;
    std::int64_t epochs = 0;
    std::int64_t since = 0;
};

Run run_of(const Pin& pin) {
    const auto& buckets = pin.run->history.buckets();
    return {pin.run->settings, facts_of(*pin.run), buckets.empty() ? 0 : buckets.back().last_epoch, pin.run->since};
}

std::optional<Run> current_run(const PracticeState& state) {
    if (!state.frame) return std::nullopt;
    return Run{state.document->settings, state.facts, state.frame->epoch, state.since};
}

bool has_data(const DataFacts& facts, GeneratorKind kind, int classes) {
    return facts.kind == kind && facts.classes == classes && facts.train >= practice_train_count &&
           facts.test >= practice_test_count;
}

bool is_neuron(const Settings& settings) {
    return settings.model.model == ModelKind::neuron && settings.model.activation == Activation::sigmoid &&
           settings.training.loss == LossKind::cross_entropy;
}

/// Three linear layers with tanh between.
bool has_layers(const Settings& settings) {
    return settings.model.model == ModelKind::mlp && settings.model.hidden.size() == 2 &&
           settings.model.activation == Activation::tanh;
}

bool is_plain(const Settings& settings, int batch) {
    return settings.training.optimizer.kind == OptimizerKind::sgd && settings.training.batch_size == batch;
}

bool has_momentum(const Settings& settings) {
    return settings.training.optimizer.kind == OptimizerKind::momentum &&
           settings.training.optimizer.momentum >= least_momentum && settings.training.batch_size == compared_batch;
}

bool is_compared(const Run& run) {
    return has_data(run.facts, GeneratorKind::donut, 2) && has_layers(run.settings) &&
           run.epochs >= practice_compared_epochs && run.since == 0;
}

/// Nothing but the batch, the optimizer and the end of the run differs.
bool comparable(Settings a, const Settings& b) {
    a.training.batch_size = b.training.batch_size;
    a.training.optimizer = b.training.optimizer;
    a.training.stop_epochs = b.training.stop_epochs;
    a.training.stop_loss = b.training.stop_loss;
    return a == b;
}

// --- single checks

PracticeCheck data_check(const PracticeState& state, GeneratorKind kind, int classes) {
    const DataFacts wanted{kind, classes, practice_train_count, practice_test_count};
    return check(has_data(state.facts, kind, classes), data_text(wanted), data_text(state.facts));
}

PracticeCheck neuron_check(const Settings& settings) {
    return check(is_neuron(settings), PracticalChecksWords::tr("Model: one neuron, sigmoid, cross-entropy"),
                 title(settings.model.model) + QStringLiteral(", ") + title(settings.model.activation).toLower() +
                     QStringLiteral(", ") + title(settings.training.loss).toLower());
}

PracticeCheck layers_check(const Settings& settings) {
    QString now = title(settings.model.model);
    if (settings.model.model == ModelKind::mlp)
        now = PracticalChecksWords::tr("%n hidden layer(s), %1", nullptr,
                                       plural(static_cast<std::int64_t>(settings.model.hidden.size())))
                  .arg(title(settings.model.activation).toLower());
    return check(has_layers(settings), PracticalChecksWords::tr("Model: MLP, two hidden layers, tanh"), now);
}

PracticeCheck rate_check(const TrainingSettings& training) {
    // the slider's own values are not round: three digits are what it shows
    const bool met = std::abs(training.learning_rate - practice_rate) < 0.005 * practice_rate;
    return check(met, PracticalChecksWords::tr("Learning rate %1").arg(exact_text(practice_rate)),
                 exact_text(training.learning_rate));
}

PracticeCheck batch_check(const Settings& settings, int batch) {
    const auto kind = settings.training.optimizer.kind;
    return check(is_plain(settings, batch), PracticalChecksWords::tr("SGD, batch %1").arg(batch),
                 kind == OptimizerKind::gd
                     ? title(kind)
                     : title(kind) + QStringLiteral(", ") +
                           PracticalChecksWords::tr("batch %1").arg(settings.training.batch_size));
}

PracticeCheck epochs_check(const PracticeState& state, std::int64_t epochs) {
    const std::int64_t now = state.frame ? state.frame->epoch : 0;
    return check(now >= epochs, PracticalChecksWords::tr("Trained for %n epoch(s)", nullptr, plural(epochs)),
                 PracticalChecksWords::tr("epoch %1").arg(grouped_number(now)));
}

/// Only told where it is not so.
void add_whole_run(QVector<PracticeCheck>& checks, const PracticeState& state) {
    if (state.since > 0)
        checks << check(false, PracticalChecksWords::tr("The whole run with these settings"),
                        PracticalChecksWords::tr("they changed at epoch %1: reset (R) and train again")
                            .arg(grouped_number(state.since)));
}

double test_accuracy(const PracticeState& state) {
    return state.frame && state.frame->metrics.test.count > 0 ? state.frame->metrics.test.accuracy
                                                              : std::numeric_limits<double>::quiet_NaN();
}

/// `met` and `now` are told only once movies and model are those of the task: those are the checks before this one.
PracticeCheck once_set_up(const QVector<PracticeCheck>& before, bool met, const QString& wanted, const QString& now) {
    const bool ready = all_met(before);
    return check(met && ready, wanted, ready ? now : PracticalChecksWords::tr("waits for the checks above"));
}

PracticeCheck accuracy_check(const PracticeState& state, const QVector<PracticeCheck>& before, double wanted) {
    const double now = test_accuracy(state);
    return once_set_up(before, now >= wanted,
                       PracticalChecksWords::tr("Accuracy on the test movies: %1 or more").arg(percent_text(wanted)),
                       share_text(now));
}

PracticeCheck failure_check(const PracticeState& state, const QVector<PracticeCheck>& before) {
    const double now = test_accuracy(state);
    return once_set_up(
        before, now < not_solved,
        PracticalChecksWords::tr("Accuracy on the test movies stays below %1").arg(percent_text(not_solved)),
        share_text(now));
}

PracticeCheck answer_check(const PracticeState& state, const std::string& task) {
    const auto& answers = state.document->notebook.answers;
    const auto found = answers.find(task);
    const qsizetype length = found == answers.end() ? 0 : QString::fromStdString(found->second).simplified().size();
    return check(
        length >= shortest_answer, PracticalChecksWords::tr("The question is answered below"),
        length == 0 ? PracticalChecksWords::tr("nothing written yet") : PracticalChecksWords::tr("a sentence, please"));
}

/// A run of the comparison that is pinned, or (where that is enough) the current one.
PracticeCheck run_check(const PracticeState& state, const QString& what, bool (*fits)(const Settings&), bool pinned) {
    const auto good = [fits](const Run& run) { return is_compared(run) && fits(run.settings); };
    const auto& pins = state.document->notebook.pins;
    bool met = std::any_of(pins.begin(), pins.end(), [&](const Pin& pin) { return good(run_of(pin)); });
    const auto current = current_run(state);
    met = met || (!pinned && current && good(*current));
    QString now = PracticalChecksWords::tr("not pinned yet");
    if (current && fits(current->settings)) {
        if (current->since > 0)
            now = PracticalChecksWords::tr("settings changed at epoch %1: reset (R) and train again")
                      .arg(grouped_number(current->since));
        else if (current->epochs < practice_compared_epochs)
            now = PracticalChecksWords::tr("epoch %1 of %2")
                      .arg(grouped_number(current->epochs))
                      .arg(practice_compared_epochs);
        else if (!has_layers(current->settings))
            now = PracticalChecksWords::tr("the model is not the MLP of task 3");
        else if (!has_data(current->facts, GeneratorKind::donut, 2))
            now = PracticalChecksWords::tr("the movies are: %1").arg(data_text(current->facts));
        else
            now = PracticalChecksWords::tr("trained: pin it (P)");
    } else if (!pinned) {
        now = PracticalChecksWords::tr("not trained yet");
    }
    return check(met, what, now);
}

bool is_batch_1(const Settings& settings) { return is_plain(settings, 1); }
bool is_batch_16(const Settings& settings) { return is_plain(settings, compared_batch); }

PracticeCheck comparable_check(const PracticeState& state) {
    std::vector<Settings> runs;
    for (const Pin& pin : state.document->notebook.pins) {
        const Run run = run_of(pin);
        if (is_compared(run) && (is_batch_1(run.settings) || is_batch_16(run.settings) || has_momentum(run.settings)))
            runs.push_back(run.settings);
    }
    // one of each among those that are alike in the rest
    const auto has = [&](const Settings& like, bool (*fits)(const Settings&)) {
        return std::any_of(runs.begin(), runs.end(), [&](const Settings& s) { return comparable(s, like) && fits(s); });
    };
    const bool met = std::any_of(runs.begin(), runs.end(), [&](const Settings& like) {
        return has(like, is_batch_1) && has(like, is_batch_16) && has(like, has_momentum);
    });
    return check(met, PracticalChecksWords::tr("Nothing else differs between the three"),
                 runs.size() < 3 ? PracticalChecksWords::tr("%1 of 3 are pinned").arg(runs.size())
                                 : PracticalChecksWords::tr("other settings differ too: see the curves' tooltips"));
}

QVector<PracticeCheck> export_checks(const PracticeState& state) {
    const auto& last = state.last_export;
    const bool is_script = last && last->format == QLatin1String("pytorch");
    QByteArray beginning;
    if (is_script) {
        QFile file(last->path);
        if (file.open(QIODevice::ReadOnly)) beginning = file.read(1 << 16);
    }
    return {check(beginning.contains("import torch"), PracticalChecksWords::tr("A PyTorch script was written"),
                  !is_script            ? PracticalChecksWords::tr("nothing exported yet")
                  : beginning.isEmpty() ? PracticalChecksWords::tr("%1 cannot be read").arg(last->path)
                                        : PracticalChecksWords::tr("%1 does not use torch").arg(last->path)),
            check(is_script && last->settings == state.document->settings,
                  PracticalChecksWords::tr("It holds the model as it is now"),
                  is_script ? PracticalChecksWords::tr("the settings changed since: export again")
                            : PracticalChecksWords::tr("nothing exported yet"))};
}

}  // namespace

QVector<PracticeCheck> checks_of(PracticePart part, const PracticeState& state) {
    const Settings& settings = state.document->settings;
    QVector<PracticeCheck> checks;
    switch (part) {
        case PracticePart::linear:
            checks << data_check(state, GeneratorKind::linear, 2) << neuron_check(settings)
                   << rate_check(settings.training) << batch_check(settings, 1);
            checks << accuracy_check(state, checks, solved_linear);
            checks.insert(checks.size() - 1, epochs_check(state, practice_epochs));
            add_whole_run(checks, state);
            break;
        case PracticePart::neuron_on_bar:
        case PracticePart::neuron_on_donut:
            checks << data_check(state, part == PracticePart::neuron_on_bar ? GeneratorKind::bar : GeneratorKind::donut,
                                 2)
                   << neuron_check(settings);
            checks << failure_check(state, checks);
            checks.insert(checks.size() - 1, epochs_check(state, practice_epochs));
            // after both were seen
            if (part == PracticePart::neuron_on_donut) checks << answer_check(state, "fail");
            break;
        case PracticePart::layers_on_bar:
        case PracticePart::layers_on_donut:
            checks << data_check(state, part == PracticePart::layers_on_bar ? GeneratorKind::bar : GeneratorKind::donut,
                                 2)
                   << layers_check(settings);
            checks << accuracy_check(state, checks, solved_layers);
            break;
        case PracticePart::batch:
            checks << run_check(state, PracticalChecksWords::tr("Pinned: batch 1, 20 epochs"), is_batch_1, true)
                   << run_check(state, PracticalChecksWords::tr("Trained: batch 16, 20 epochs"), is_batch_16, false);
            break;
        case PracticePart::momentum:
            checks << run_check(state, PracticalChecksWords::tr("Pinned: batch 16, 20 epochs"), is_batch_16, true)
                   << run_check(state, PracticalChecksWords::tr("Trained: batch 16 and momentum, 20 epochs"),
                                has_momentum, false);
            break;
        case PracticePart::overlay:
            checks << run_check(state, PracticalChecksWords::tr("Pinned: batch 1, 20 epochs"), is_batch_1, true)
                   << run_check(state, PracticalChecksWords::tr("Pinned: batch 16, 20 epochs"), is_batch_16, true)
                   << run_check(state, PracticalChecksWords::tr("Pinned: batch 16 and momentum, 20 epochs"),
                                has_momentum, true)
                   << comparable_check(state) << answer_check(state, "overlay");
            break;
        case PracticePart::rings:
            checks << data_check(state, GeneratorKind::rings, 4);
            checks << accuracy_check(state, checks, solved_rings);
            break;
        case PracticePart::pytorch: checks = export_checks(state); break;
    }
    return checks;
}

bool all_met(const QVector<PracticeCheck>& checks) {
    return std::all_of(checks.begin(), checks.end(), [](const PracticeCheck& check) { return check.met; });
}

}  // namespace separatrix
