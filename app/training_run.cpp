#include "app/training_run.h"

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/progress.h"
#include "app/terminal.h"
#include "core/export/csv_tables.h"
#include "core/training/stop_reason.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

std::string row_of(std::int64_t epoch, const Metrics& metrics) {
    return metrics_row({epoch, metrics.train.loss, metrics.train.accuracy, metrics.test.loss, metrics.test.accuracy});
}

double samples_per_second(const TrainingRun& run, const Trainer& trainer) {
    return run.seconds > 0 ? static_cast<double>(trainer.samples_seen()) / run.seconds : 0;
}

QString padded(const QString& text, int width) { return text.leftJustified(width); }

QString metrics_line(const QString& name, const SetMetrics& set) {
    return padded(name, 8) + padded(significant(set.loss, 6), 14) + padded(percent_text(set.accuracy), 12) +
           grouped_number(set.count) + QLatin1Char('\n');
}

}  // namespace

TrainingRun run_training(Trainer& trainer, std::int64_t epochs, bool with_metrics) {
    using Clock = std::chrono::steady_clock;
    TrainingRun run;
    if (with_metrics) run.metrics_csv = metrics_header();
    const auto begin = Clock::now();
    ProgressLine progress(epochs);
    catch_interrupts();
    while (run.epochs < epochs && !run.interrupted) {
        if (!trainer.run_epoch()) break;
        ++run.epochs;
        const Metrics& metrics = trainer.metrics();
        if (with_metrics) run.metrics_csv += row_of(trainer.epoch(), metrics);
        progress.show(run.epochs, metrics);
        run.interrupted = was_interrupted();
        if (stop_reason(trainer.settings().training, metrics, run.epochs) == StopReason::loss) break;
    }
    run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return run;
}

std::string summary_text(const TrainingRun& run, const Trainer& trainer) {
    const Settings& settings = trainer.settings();
    const Metrics& metrics = trainer.metrics();
    QString text = QStringLiteral("%1 after %2 epochs in %3 s, %4 samples a second\n")
                       .arg(trainer.diverged() ? QStringLiteral("Diverged")
                            : run.interrupted  ? QStringLiteral("Interrupted")
                                               : QStringLiteral("Finished"),
                            grouped_number(run.epochs), significant(run.seconds, 3),
                            grouped_number(std::llround(samples_per_second(run, trainer))));
    const auto name = name_of(settings.model.model);
    text += QStringLiteral("%1, %2 parameters, seed %3, epoch %4\n\n")
                .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                     grouped_number(trainer.parameter_count()), QString::number(settings.seed),
                     grouped_number(trainer.epoch()));
    text += padded({}, 8) + padded(QStringLiteral("loss"), 14) + padded(QStringLiteral("accuracy"), 12) +
            QStringLiteral("points\n");
    text += metrics_line(QStringLiteral("train"), metrics.train);
    if (metrics.test.count > 0) text += metrics_line(QStringLiteral("test"), metrics.test);
    return text.toStdString();
}

std::string summary_json(const TrainingRun& run, const Trainer& trainer) {
    const auto number = [](double value) {
        return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
    };
    const Metrics& metrics = trainer.metrics();
    nlohmann::ordered_json summary;
    summary["status"] = trainer.diverged() ? "diverged" : "finished";
    summary["epochs"] = run.epochs;
    summary["seconds"] = number(run.seconds);
    summary["samples_per_second"] = number(samples_per_second(run, trainer));
    summary["parameters"] = trainer.parameter_count();
    summary["loss"] = number(metrics.train.loss);
    summary["accuracy"] = number(metrics.train.accuracy);
    summary["test_loss"] = number(metrics.test.loss);
    summary["test_accuracy"] = number(metrics.test.accuracy);
    summary["penalty"] = number(metrics.penalty);
    summary["epoch"] = trainer.epoch();
    summary["interrupted"] = run.interrupted;
    summary["model"] = std::string(name_of(trainer.settings().model.model));
    summary["seed"] = std::to_string(trainer.settings().seed);  // 64 bits: text, as in all our JSON
    return summary.dump() + "\n";
}

}  // namespace separatrix
