#include "ui/model/data/generate_form.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/training/settings.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct GenerateFormWords {
    Q_DECLARE_TR_FUNCTIONS(GenerateForm)
};

QString quoted(const QString& text) { return QStringLiteral("“%1”").arg(text.trimmed().left(24)); }

/// Spaces between groups of digits are how the program itself writes numbers.
QString without_spaces(QString text) {
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

std::optional<int> count_of(const QString& text) {
    bool is_number = false;
    const qlonglong count = without_spaces(text).toLongLong(&is_number);
    if (!is_number || count < 1 || count > most_generated) return std::nullopt;
    return static_cast<int>(count);
}

std::optional<double> noise_of(const QString& text) {
    const auto noise = number_from_text(text);
    return noise && *noise >= 0 && *noise <= 1 ? noise : std::nullopt;
}

std::optional<std::uint64_t> seed_of(const QString& text) {
    // read as the command line reads it
    Settings read;
    if (!set_from_text(read, "seed", text.trimmed().toStdString())) return std::nullopt;
    return read.seed;
}

}  // namespace

GenerateForm form_of(const GeneratorSettings& settings) {
    return {settings.kind, QString::number(settings.count), exact_text(settings.noise), settings.classes,
            QString::number(settings.seed)};
}

GenerateProblems problems_of(const GenerateForm& form) {
    GenerateProblems problems;
    if (!count_of(form.count))
        problems.count = GenerateFormWords::tr("The count is a whole number from 1 to %1, not %2.")
                             .arg(grouped_number(most_generated), quoted(form.count));
    if (!noise_of(form.noise))
        problems.noise = GenerateFormWords::tr("The noise is a number from 0 to 1, not %1.").arg(quoted(form.noise));
    if (!seed_of(form.seed))
        problems.seed = GenerateFormWords::tr("The seed is a whole number from 0 to 18446744073709551615, not %1.")
                            .arg(quoted(form.seed));
    return problems;
}

std::optional<GeneratorSettings> settings_of(const GenerateForm& form) {
    if (!problems_of(form).none()) return std::nullopt;
    GeneratorSettings settings;
    settings.kind = form.kind;
    settings.count = *count_of(form.count);
    settings.noise = *noise_of(form.noise);
    settings.classes = takes_classes(form.kind) ? std::clamp(form.classes, 2, 10) : 2;
    settings.seed = *seed_of(form.seed);
    return settings;
}

QString preview_caption(int shown, int count) {
    if (shown < count)
        return GenerateFormWords::tr("the first %1 of %2 movie(s)", nullptr, plural(count))
            .arg(grouped_number(shown), grouped_number(count));
    return counted(GenerateFormWords::tr("%1 movie(s)", nullptr, plural(count)), count);
}

}  // namespace separatrix
