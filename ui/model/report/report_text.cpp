#include "ui/model/report/report_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct ReportTextWords {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

ClassAnswers answers_of(const SetMetrics& metrics, Index label, Index classes) {
    if (metrics.confusion.rows() != classes || metrics.confusion.cols() != classes) return {};
    return {metrics.confusion(label, label), metrics.confusion.row(label).sum()};
}

QString counted(Index count, Index of) {
    return of == 0 ? QStringLiteral("–")
                   : ReportTextWords::tr("%1 of %2").arg(grouped_number(count), grouped_number(of));
}

QString measured(double value) { return std::isfinite(value) ? significant(value, 4) : QStringLiteral("–"); }

/// ReLU, sigmoid or tanh in hidden layers: the only ones that can stop learning.
bool has(const Settings& settings, std::initializer_list<Activation> activations) {
    if (settings.model.model != ModelKind::mlp || settings.model.hidden.empty()) return false;
    return std::find(activations.begin(), activations.end(), settings.model.activation) != activations.end();
}

QString dead_meaning() {
    return ReportTextWords::tr(
        "Dead: a ReLU whose activation is 0 for every training movie.\n"
        "z ≤ 0 everywhere, so its derivative is 0 and no gradient reaches its weights.");
}

QString saturated_meaning() {
    return ReportTextWords::tr(
        "Saturated: a sigmoid or tanh at the ends of its range (|a| > 0.99, the sigmoid's (0, 1) taken as "
        "(−1, 1))\nfor at least 95 % of the training movies: σ′(z) is nearly 0 there, so it hardly learns.");
}

QString set_line(const QString& name, const SetMetrics& metrics) {
    if (metrics.count == 0) return {};
    return ReportTextWords::tr("%1: accuracy %2, loss %3 (%4 movie(s))", nullptr, plural(metrics.count))
        .arg(name, percent_text(metrics.accuracy), measured(metrics.loss), grouped_number(metrics.count));
}

}  // namespace

double ClassAnswers::share() const {
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(right) / count;
}

QString ClassAnswers::text() const { return count == 0 ? QStringLiteral("–") : percent_text(share()); }

QVector<ClassRow> class_rows(const Document& document, const Moment* frame) {
    QVector<ClassRow> rows;
    const auto classes = static_cast<Index>(document.classes());
    if (!frame || frame->metrics.train.confusion.rows() != classes) return rows;
    for (Index k = 0; k < classes; ++k)
        rows.push_back({static_cast<int>(k),
                        class_word(QString::fromStdString(document.class_names[static_cast<std::size_t>(k)])),
                        answers_of(frame->metrics.train, k, classes), answers_of(frame->metrics.test, k, classes)});
    return rows;
}

QVector<Fact> network_facts(const Settings& settings, const Moment* frame, const NetworkReport* report) {
    QVector<Fact> facts;
    const QString unknown = QStringLiteral("–");
    const bool known = frame && frame->checkpoint;
    facts.push_back({ReportTextWords::tr("Parameters"),
                     known ? grouped_number(frame->checkpoint->predictor.network.parameter_count()) : unknown,
                     ReportTextWords::tr("Weights and biases together: the numbers that training moves")});
    facts.push_back(
        {ReportTextWords::tr("Gradient |∇J|"), frame ? measured(frame->gradient_norm) : unknown,
         ReportTextWords::tr("Length of ∂J/∂w over all weights and biases and all training movies;\n"
                             "near 0 where the descent comes to rest. “–” where it would cost too much to compute.")});
    const Index hidden = report ? report->hidden : 0;
    if (has(settings, {Activation::relu}))
        facts.push_back({ReportTextWords::tr("Dead neurons"), report ? counted(report->dead, hidden) : unknown,
                         dead_meaning(), report && report->dead > 0});
    else
        facts.push_back({ReportTextWords::tr("Dead neurons"), ReportTextWords::tr("none possible"),
                         dead_meaning() + QLatin1Char('\n') + ReportTextWords::tr("There is no hidden ReLU here.")});
    if (has(settings, {Activation::sigmoid, Activation::tanh}))
        facts.push_back({ReportTextWords::tr("Saturated neurons"),
                         report ? counted(report->saturated, hidden) : unknown, saturated_meaning(),
                         report && report->saturated > 0});
    else
        facts.push_back({ReportTextWords::tr("Saturated neurons"), ReportTextWords::tr("none possible"),
                         saturated_meaning() + QLatin1Char('\n') +
                             ReportTextWords::tr("There is no hidden sigmoid or tanh here.")});
    return facts;
}

QString layer_title(int layer, int layers) {
    if (layer < 0) return ReportTextWords::tr("All layers");
    if (layer + 1 == layers)
        return layers == 1 ? ReportTextWords::tr("The one layer") : ReportTextWords::tr("Output layer");
    return ReportTextWords::tr("Hidden layer %1").arg(layer + 1);
}

QString histogram_text(const WeightHistogram& histogram) {
    return counted(ReportTextWords::tr("%1 weight(s)", nullptr, plural(histogram.total)), histogram.total) +
           ReportTextWords::tr(", mean %1, deviation %2")
               .arg(significant(histogram.mean, 2), significant(histogram.deviation, 2));
}

QString state_word(NeuronState state) {
    switch (state) {
        case NeuronState::dead: return ReportTextWords::tr("dead");
        case NeuronState::saturated: return ReportTextWords::tr("saturated");
        case NeuronState::learning: break;
    }
    return {};
}

QString state_text(NeuronState state) {
    switch (state) {
        case NeuronState::dead:
            return ReportTextWords::tr(
                "Dead: a = 0 for every training movie, so σ′(z) = 0 and no gradient reaches its weights.\n"
                "Drag its bias up to wake it; a smaller learning rate, He's start or leaky ReLU prevent it.");
        case NeuronState::saturated:
            return ReportTextWords::tr(
                "Saturated: |a| > 0.99 for at least 95 % of the training movies, so σ′(z) is nearly 0 and it "
                "hardly learns.\nSmaller weights (L2, a smaller learning rate) or another activation help; "
                "a sharp border may need it so.");
        case NeuronState::learning: break;
    }
    return {};
}

QString full_report_text(const Document& document, const Moment* frame, const NetworkReport* report) {
    QStringList lines;
    if (!frame) return ReportTextWords::tr("Nothing is trained yet.");
    lines << ReportTextWords::tr("Separatrix report, epoch %1").arg(grouped_number(frame->epoch));
    for (const QString& line : {set_line(ReportTextWords::tr("Training"), frame->metrics.train),
                                set_line(ReportTextWords::tr("Test"), frame->metrics.test)})
        if (!line.isEmpty()) lines << line;
    lines << QString() << ReportTextWords::tr("Per class (right answers)");
    const bool has_test = frame->metrics.test.count > 0;
    for (const ClassRow& row : class_rows(document, frame)) {
        QString line = ReportTextWords::tr("%1: training %2 (%3)")
                           .arg(row.name, row.train.text(), counted(row.train.right, row.train.count));
        if (has_test)
            line += ReportTextWords::tr(", test %1 (%2)").arg(row.test.text(), counted(row.test.right, row.test.count));
        lines << line;
    }
    for (const bool test : {false, true}) {
        if (test && !has_test) continue;
        lines << QString() << report_as_text(report_on(test, document, frame));
    }
    lines << QString() << ReportTextWords::tr("Network");
    for (const Fact& fact : network_facts(document.settings, frame, report))
        lines << QStringLiteral("%1: %2").arg(fact.name, fact.value);
    if (report) {
        const int layers = static_cast<int>(report->layers.size());
        for (int layer = 0; layer < layers; ++layer)
            lines << QStringLiteral("%1: %2").arg(
                layer_title(layer, layers), histogram_text(report->layers[static_cast<std::size_t>(layer)].weights));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace separatrix
