// What is typed into the Generate dialog, and what it means or why it means nothing.
#pragma once

#include <QString>
#include <optional>

#include "core/data/generators.h"

namespace separatrix {

inline constexpr int most_generated = 100'000;  ///< in the window; the command line writes more

struct GenerateForm {
    GeneratorKind kind = GeneratorKind::linear;
    QString count;
    QString noise;
    int classes = 2;  ///< asked for; the kinds that do not take classes have two
    QString seed;
    bool operator==(const GenerateForm&) const = default;
};

GenerateForm form_of(const GeneratorSettings& settings);

/// One sentence for each field that makes no sense.
struct GenerateProblems {
    QString count;
    QString noise;
    QString seed;
    bool none() const { return count.isEmpty() && noise.isEmpty() && seed.isEmpty(); }
    bool operator==(const GenerateProblems&) const = default;
};
GenerateProblems problems_of(const GenerateForm& form);
/// Nothing while there is a problem.
std::optional<GeneratorSettings> settings_of(const GenerateForm& form);

/// "first 2 000 of 100 000 movies" or "200 movies"
QString preview_caption(int shown, int count);

}  // namespace separatrix
