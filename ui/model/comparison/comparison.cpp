#include "ui/model/comparison/comparison.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct ComparisonWords {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

}  // namespace

Settings softmax_beside(const Document& document) {
    Settings settings = document.settings;
    settings.model.model = ModelKind::softmax;
    settings.model.output = OutputKind::linear;
    settings.training.loss = LossKind::cross_entropy;
    settings.training.frozen.clear();  // they are the one number's weights
    return compatible(settings, document.classes());
}

Rule rule_of_comparison(const Document& document) {
    if (document.settings.model.model != ModelKind::regression)
        return {false, ComparisonWords::tr("Choose the model “%1” first: this shows what is wrong with it.")
                           .arg(title(ModelKind::regression))};
    if (document.classes() < 3)
        return {false, ComparisonWords::tr("With two labels there is no order to go wrong: add a third class first.")};
    return {};
}

QString comparison_title(const Settings& settings, int classes, const TrainingFrame* frame, bool with_epoch) {
    QString text = settings.model.model == ModelKind::regression
                       ? ComparisonWords::tr("One number for %n label(s)", nullptr, classes)
                       : title(settings.model.model);
    if (!frame) return text;
    const bool on_test = frame->metrics.test.count > 0;
    const double accuracy = on_test ? frame->metrics.test.accuracy : frame->metrics.train.accuracy;
    if (std::isfinite(accuracy))
        text += QStringLiteral(" · ") +
                (on_test ? ComparisonWords::tr("test accuracy %1") : ComparisonWords::tr("accuracy %1"))
                    .arg(percent_text(accuracy));
    if (frame->run_state == RunState::diverged) return text + QStringLiteral(" · ") + ComparisonWords::tr("diverged");
    if (with_epoch) text += QStringLiteral(" · ") + ComparisonWords::tr("epoch %1").arg(grouped_number(frame->epoch));
    return text;
}

QString comparison_sentence(const Document& document) {
    if (document.classes() < 3) return {};
    const auto name = [&document](std::size_t label) {
        return QStringLiteral("“%1”").arg(class_word(QString::fromStdString(document.class_names[label])));
    };
    const bool five = document.classes() >= 5;
    return ComparisonWords::tr(
               "One number puts the labels in a row: %1 is farther from %2 than %3 is, an order that does not exist. "
               "Softmax gives each label a neuron of its own.")
        .arg(name(five ? 4 : 2), name(five ? 2 : 0), name(1));
}

}  // namespace separatrix
