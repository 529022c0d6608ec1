#include "ui/model/words/status_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct StatusTextWords {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

constexpr QLatin1String dot(" \xb7 ");

QString counted_movies(qint64 count) {
    return counted(StatusTextWords::tr("%1 movie(s)", nullptr, plural(count)), count);
}

QString counted_test_movies(qint64 count) {
    return counted(StatusTextWords::tr("%1 test movie(s)", nullptr, plural(count)), count);
}

/// Three digits are enough for a rate, and they flicker less.
QString rate(double value) {
    if (!std::isfinite(value) || value < 0) return QStringLiteral("–");
    const double grain = value < 1000 ? 1 : std::pow(10.0, std::floor(std::log10(value)) - 2);
    return grouped_number(std::llround(std::round(value / grain) * grain));
}

}  // namespace

QString movies_text(const Document& document) {
    const auto count = static_cast<qint64>(document.points.size());
    const auto test = static_cast<qint64>(test_count(document.points.size(), document.settings.training.test_fraction));
    QString text = counted_movies(count);
    if (test > 0)
        text += dot + StatusTextWords::tr("%1 train").arg(grouped_number(count - test)) + dot +
                StatusTextWords::tr("%1 test").arg(grouped_number(test));
    return text;
}

QString progress_text(const TrainingFrame& frame) {
    QStringList parts;
    const double accuracy = frame.metrics.train.accuracy;
    if (std::isfinite(accuracy)) parts << StatusTextWords::tr("accuracy %1").arg(QString::number(accuracy, 'f', 3));
    if (std::isfinite(frame.gradient_norm))
        parts << StatusTextWords::tr("|∇J| %1").arg(significant(frame.gradient_norm, 3));
    if (frame.checkpoint) {
        const auto count = frame.checkpoint->predictor.network.parameter_count();
        parts << counted(StatusTextWords::tr("%1 parameter(s)", nullptr, plural(count)), count);
    }
    return parts.join(dot);
}

QString speed_text(const TrainingFrame& frame) {
    switch (frame.run_state) {
        case RunState::paused: return StatusTextWords::tr("paused");
        case RunState::finished: return StatusTextWords::tr("finished");
        case RunState::diverged: return StatusTextWords::tr("diverged");
        case RunState::failed: return StatusTextWords::tr("cannot train");
        case RunState::running: break;
    }
    return StatusTextWords::tr("%1 samples/s").arg(rate(frame.samples_per_second)) + dot +
           StatusTextWords::tr("%1 epochs/s").arg(rate(frame.epochs_per_second));
}

QString run_text(const TrainingFrame& frame, const TrainingSettings& training) {
    if (frame.run_state != RunState::finished) return speed_text(frame);
    if (frame.stop_reason == StopReason::loss)
        return StatusTextWords::tr("stopped: the loss fell below %1").arg(exact_text(training.stop_loss));
    if (frame.stop_reason == StopReason::epochs)
        return counted(StatusTextWords::tr("stopped after %1 epoch(s)", nullptr, plural(training.stop_epochs)),
                       training.stop_epochs);
    return speed_text(frame);
}

QString rate_number(double rate) { return significant(rate, 3); }

QString rate_text(const Moment& frame, const TrainingSettings& training) {
    if (frame.learning_rate == training.learning_rate || training.schedule.kind == ScheduleKind::constant) return {};
    return StatusTextWords::tr("α %1").arg(rate_number(frame.learning_rate));
}

Report report_of(const Document& document, const Moment* frame) {
    return report_on(frame && frame->metrics.test.count > 0, document, frame);
}

Report report_on(bool on_test, const Document& document, const Moment* frame) {
    Report report;
    for (const auto& name : document.class_names) report.class_names << class_word(QString::fromStdString(name));
    if (!frame) {
        report.title = StatusTextWords::tr("Confusion");
        report.accuracy = QStringLiteral("–");
        return report;
    }
    const SetMetrics& metrics = on_test ? frame->metrics.test : frame->metrics.train;
    report.title = StatusTextWords::tr("Confusion on %1")
                       .arg(on_test ? counted_test_movies(metrics.count) : counted_movies(metrics.count));
    report.accuracy = percent_text(metrics.accuracy);
    const auto classes = static_cast<Index>(report.class_names.size());
    // a frame of other classes may still be on its way
    if (metrics.confusion.rows() != classes || metrics.confusion.cols() != classes) return report;
    for (Index t = 0; t < classes; ++t) {
        QVector<int> row;
        for (Index p = 0; p < classes; ++p) row.push_back(metrics.confusion(t, p));
        report.confusion.push_back(row);
    }
    if (classes == 2)
        for (const int t : {1, 0})
            report.rows << (report.class_names[0].back().isDigit()  // "class 1 9" would read as one number
                                ? StatusTextWords::tr("%1 → %1: %2 · %3: %4")
                                : StatusTextWords::tr("%1 → %1 %2 · %3 %4"))
                               .arg(report.class_names[t], grouped_number(report.confusion[t][t]),
                                    report.class_names[1 - t], grouped_number(report.confusion[t][1 - t]));
    return report;
}

QString report_as_text(const Report& report) {
    QStringList lines{report.title + QStringLiteral(": ") + report.accuracy};
    for (qsizetype t = 0; t < report.confusion.size(); ++t) {
        QStringList cells;
        for (qsizetype p = 0; p < report.confusion[t].size(); ++p)
            cells << QStringLiteral("%1 %2").arg(report.class_names[p], grouped_number(report.confusion[t][p]));
        lines << StatusTextWords::tr("%1 → %2").arg(report.class_names[t], cells.join(dot));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace separatrix
