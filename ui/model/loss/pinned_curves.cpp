#include "ui/model/loss/pinned_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <optional>

#include "core/training/settings_table.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct PinnedCurvesWords {
    Q_DECLARE_TR_FUNCTIONS(PinnedCurves)
};

/// One thing that may distinguish two runs. `brief` is empty where the usual choice need not be said.
struct Facet {
    QString brief;
    QString whole;
    bool operator==(const Facet&) const = default;
};

Facet same(const QString& text) { return {text, text}; }

Facet hidden_facet(const ModelSettings& model) {
    if (model.model != ModelKind::mlp) return {};
    QStringList sizes;
    for (const int size : model.hidden) sizes << QString::number(size);
    return same(sizes.isEmpty() ? PinnedCurvesWords::tr("no hidden layer")
                                : PinnedCurvesWords::tr("hidden %1").arg(sizes.join(QStringLiteral("-"))));
}

Facet activation_facet(const ModelSettings& model) {
    const bool applies = model.model == ModelKind::neuron || (model.model == ModelKind::mlp && !model.hidden.empty());
    return applies ? same(title(model.activation).toLower()) : Facet{};
}

Facet output_facet(const ModelSettings& model) {
    if (model.model != ModelKind::mlp && model.model != ModelKind::softmax) return {};
    return model.output == OutputKind::sigmoid ? same(PinnedCurvesWords::tr("sigmoid output"))
                                               : Facet{{}, PinnedCurvesWords::tr("linear output")};
}

Facet batch_facet(const TrainingSettings& training) {
    if (training.optimizer.kind == OptimizerKind::gd || training.batch_size == 0)
        return same(PinnedCurvesWords::tr("all points"));
    return same(PinnedCurvesWords::tr("batch %1").arg(grouped_number(training.batch_size)));
}

Facet optimizer_facet(const OptimizerSettings& optimizer) {
    const QString momentum = exact_text(optimizer.momentum);
    switch (optimizer.kind) {
        case OptimizerKind::gd: return {{}, PinnedCurvesWords::tr("gradient descent")};
        case OptimizerKind::sgd: return {{}, PinnedCurvesWords::tr("SGD")};
        case OptimizerKind::momentum: return same(PinnedCurvesWords::tr("momentum %1").arg(momentum));
        case OptimizerKind::nesterov: return same(PinnedCurvesWords::tr("Nesterov %1").arg(momentum));
        case OptimizerKind::rmsprop: return same(PinnedCurvesWords::tr("RMSProp"));
        case OptimizerKind::adam: return same(PinnedCurvesWords::tr("Adam"));
    }
    return {};
}

Facet penalty_facet(const char* name, double strength) {
    const QString option = QString::fromLatin1(name);
    if (strength == 0) return {{}, PinnedCurvesWords::tr("no %1").arg(option)};
    return same(option + ' ' + exact_text(strength));
}

Facet biases_facet(const Penalty& penalty) {
    const bool counted = penalty.biases && (penalty.l1 != 0 || penalty.l2 != 0);
    return counted ? same(PinnedCurvesWords::tr("biases penalised")) : Facet{};
}

Facet schedule_facet(const LearningRateSchedule& schedule) {
    const QString factor = exact_text(schedule.factor);
    const QString epochs = grouped_number(schedule.epochs);
    switch (schedule.kind) {
        case ScheduleKind::constant: return {{}, PinnedCurvesWords::tr("constant rate")};
        case ScheduleKind::step:
            return same(PinnedCurvesWords::tr("rate × %1 every %2 epoch(s)", nullptr, plural(schedule.epochs))
                            .arg(factor, epochs));
        case ScheduleKind::cosine:
            return same(PinnedCurvesWords::tr("cosine to × %1 over %2 epoch(s)", nullptr, plural(schedule.epochs))
                            .arg(factor, epochs));
    }
    return {};
}

Facet faults_facet(const BackpropFaults& faults) {
    return faults.any() ? same(PinnedCurvesWords::tr("backprop with mistakes"))
                        : Facet{{}, PinnedCurvesWords::tr("backprop without mistakes")};
}

Facet frozen_facet(const FrozenParameters& frozen) {
    if (frozen.empty()) return {{}, PinnedCurvesWords::tr("nothing frozen")};
    return same(
        PinnedCurvesWords::tr("%n frozen weight(s)", nullptr, plural(static_cast<std::int64_t>(frozen.size()))));
}

/// A number that matters while `applies`: its usual value need not be said.
Facet number_facet(bool applies, const QString& text, double value, double usual) {
    if (!applies || value == usual) return {};
    return same(text.arg(exact_text(value)));
}

/// How a setting distinguishes runs; nothing where it does not apply, or is said by another one or by the movies.
Facet facet_of(SettingId id, const Settings& settings) {
    static const OptimizerSettings usual;
    const auto& training = settings.training;
    const auto& optimizer = training.optimizer;
    const bool rmsprop = optimizer.kind == OptimizerKind::rmsprop;
    const bool adam = optimizer.kind == OptimizerKind::adam;
    switch (id) {
        case SettingId::model: return same(title(settings.model.model));
        case SettingId::hidden: return hidden_facet(settings.model);
        case SettingId::activation: return activation_facet(settings.model);
        case SettingId::output: return output_facet(settings.model);
        case SettingId::loss: return same(title(training.loss).toLower());
        case SettingId::batch_size: return batch_facet(training);
        case SettingId::optimizer: return optimizer_facet(optimizer);  // with its momentum
        case SettingId::learning_rate:
            return same(PinnedCurvesWords::tr("α %1").arg(exact_text(training.learning_rate)));
        case SettingId::schedule: return schedule_facet(training.schedule);  // with its epochs and factor
        case SettingId::decay:
            return number_facet(rmsprop, PinnedCurvesWords::tr("decay %1"), optimizer.decay, usual.decay);
        case SettingId::beta1: return number_facet(adam, PinnedCurvesWords::tr("β₁ %1"), optimizer.beta1, usual.beta1);
        case SettingId::beta2: return number_facet(adam, PinnedCurvesWords::tr("β₂ %1"), optimizer.beta2, usual.beta2);
        case SettingId::epsilon:
            return number_facet(rmsprop || adam, PinnedCurvesWords::tr("ε %1"), optimizer.epsilon, usual.epsilon);
        case SettingId::order:
            return optimizer.kind == OptimizerKind::gd ? Facet{} : same(title(training.order).toLower());
        case SettingId::l1: return penalty_facet("L1", training.penalty.l1);
        case SettingId::l2: return penalty_facet("L2", training.penalty.l2);
        case SettingId::penalize_biases: return biases_facet(training.penalty);
        case SettingId::frozen: return frozen_facet(training.frozen);
        case SettingId::faults: return faults_facet(training.faults);
        case SettingId::start: return same(PinnedCurvesWords::tr("start %1").arg(title(settings.model.initializer)));
        case SettingId::scale: return same(title(settings.model.scale).toLower());
        case SettingId::precision: return same(title(training.precision).toLower());
        case SettingId::seed: return same(PinnedCurvesWords::tr("seed %1").arg(settings.seed));
        case SettingId::schedule_epochs:
        case SettingId::schedule_factor:
        case SettingId::momentum:
        case SettingId::test_fraction:
        case SettingId::epochs:
        case SettingId::stop_loss: break;
    }
    return {};
}

std::vector<Facet> facets_of(const Settings& settings, const Facet& data) {
    std::vector<Facet> facets{data};
    for (const Setting& setting : settings_table()) facets.push_back(facet_of(setting.id, settings));
    return facets;
}

std::vector<Facet> facets_of(const RunRecord& run) { return facets_of(run.settings, same(data_text(facts_of(run)))); }

/// The differing facets of one run, in words; the whole words if the brief ones say nothing.
QString distinguishing(const std::vector<Facet>& facets, const std::vector<bool>& differs) {
    QStringList brief;
    QStringList whole;
    for (std::size_t i = 0; i < facets.size(); ++i) {
        if (!differs[i]) continue;
        if (!facets[i].brief.isEmpty()) brief << facets[i].brief;
        if (!facets[i].whole.isEmpty()) whole << facets[i].whole;
    }
    return (brief.isEmpty() ? whole : brief).join(QStringLiteral(", "));
}

}  // namespace

DataFacts facts_of(const RunRecord& run) {
    DataFacts facts{std::nullopt, run.classes, run.train_count, run.test_count};
    for (const GeneratorKind kind : all_generators)
        if (name_of(kind) == run.data) facts.kind = kind;
    return facts;
}

QString why_not_pin(const Document& document, const Moment* frame) {
    if (!frame || !frame->history || frame->history->empty() || frame->epoch < 1)
        return PinnedCurvesWords::tr("There is no curve yet: train first.");
    if (document.notebook.pins.size() >= max_pins)
        return PinnedCurvesWords::tr("%n curve(s) are pinned, which is as many as can be told apart: remove one first.",
                                     nullptr, static_cast<int>(max_pins));
    return {};
}

RunRecord record_of(const Document& document, const Moment& frame, std::int64_t since) {
    const DataFacts data = data_facts(document);
    RunRecord run;
    run.settings = document.settings;
    run.classes = document.classes();
    run.train_count = data.train;
    run.test_count = data.test;
    if (data.kind) run.data = name_of(*data.kind);
    run.since = since;
    if (frame.history) run.history = frame.history->reduced(pin_buckets);
    return run;
}

Document with_pin(Document document, const Moment& frame, std::int64_t since) {
    if (!why_not_pin(document, &frame).isEmpty()) return document;
    std::array<bool, max_pins> taken{};
    for (const Pin& pin : document.notebook.pins) taken.at(static_cast<std::size_t>(pin.slot)) = true;
    const auto free = std::find(taken.begin(), taken.end(), false) - taken.begin();
    auto run = std::make_shared<const RunRecord>(record_of(document, frame, since));
    document.notebook.pins.push_back({{}, static_cast<int>(free), std::move(run)});
    return document;
}

Document without_pin(Document document, int slot) {
    std::erase_if(document.notebook.pins, [slot](const Pin& pin) { return pin.slot == slot; });
    return document;
}

Document without_pins(Document document) {
    document.notebook.pins.clear();
    return document;
}

Document with_pin_named(Document document, int slot, const QString& name) {
    for (Pin& pin : document.notebook.pins)
        if (pin.slot == slot) pin.name = name.simplified().left(static_cast<int>(max_pin_name)).toStdString();
    return document;
}

QStringList pin_labels(const Document& document) {
    const auto& pins = document.notebook.pins;
    if (pins.empty()) return {};
    std::vector<std::vector<Facet>> runs;
    runs.reserve(pins.size() + 1);
    for (const Pin& pin : pins) runs.push_back(facets_of(*pin.run));
    runs.push_back(facets_of(document.settings, same(data_text(data_facts(document)))));
    std::vector<bool> differs(runs.front().size(), false);
    for (const auto& run : runs)
        for (std::size_t i = 0; i < differs.size(); ++i)
            if (!(run[i] == runs.front()[i])) differs[i] = true;

    QStringList labels;
    for (std::size_t p = 0; p < pins.size(); ++p) {
        QString label = QString::fromStdString(pins[p].name);
        if (label.isEmpty()) label = distinguishing(runs[p], differs);
        if (label.isEmpty()) label = PinnedCurvesWords::tr("run %1").arg(pins[p].slot + 1);
        QString different = label;
        for (int number = 2; labels.contains(different); ++number)
            different = QStringLiteral("%1 (%2)").arg(label).arg(number);
        labels << different;
    }
    return labels;
}

QString pin_tooltip(const Pin& pin) {
    const RunRecord& run = *pin.run;
    QStringList words;
    for (const Facet& facet : facets_of(run))
        if (!facet.whole.isEmpty()) words << facet.whole;
    QStringList lines{words.join(QStringLiteral(" · "))};
    if (const auto& buckets = run.history.buckets(); !buckets.empty()) {
        const auto epoch = static_cast<double>(buckets.back().last_epoch);
        for (const PlotQuantity quantity : {PlotQuantity::loss, PlotQuantity::accuracy})
            if (const auto reading = loss_reading(run.history, epoch, quantity))
                lines << (quantity == PlotQuantity::loss ? PinnedCurvesWords::tr("Loss: %1")
                                                         : PinnedCurvesWords::tr("Accuracy: %1"))
                             .arg(reading->text);
    }
    if (run.since > 0)
        lines << PinnedCurvesWords::tr("Settings or movies were changed at epoch %1.").arg(grouped_number(run.since));
    return lines.join(QLatin1Char('\n'));
}

QString pin_reading(const QString& label, const CurvePlace& place, PlotQuantity quantity) {
    return label + QStringLiteral(" · ") +
           PinnedCurvesWords::tr("epoch %1").arg(grouped_number(static_cast<std::int64_t>(place.epoch))) +
           QStringLiteral(" · ") + value_text(place.value, quantity);
}

QColor pin_color(int slot, const Theme& theme) {
    // greyed hues between those of the classes, each at least 3 : 1 on the card
    static const std::array<QColor, 4> on_light{QColor(0x6f, 0x7d, 0x8c), QColor(0xa0, 0x78, 0x62),
                                                QColor(0x92, 0x70, 0xa4), QColor(0x6e, 0x8a, 0x72)};
    static const std::array<QColor, 4> on_dark{QColor(0x9a, 0xa8, 0xb8), QColor(0xc4, 0xa0, 0x8c),
                                               QColor(0xc8, 0xa6, 0xcc), QColor(0x9a, 0xb8, 0xa0)};
    const auto index = static_cast<std::size_t>(std::max(0, slot)) % 4;
    return theme.dark ? on_dark[index] : on_light[index];
}

bool pin_is_broken(int slot) { return slot >= 4; }

}  // namespace separatrix
