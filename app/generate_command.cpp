// separatrix generate KIND
#include <algorithm>

#include "app/commands.h"
#include "app/setting_options.h"
#include "app/terminal.h"
#include "core/data/csv.h"
#include "core/data/generators.h"
#include "core/data/numbers.h"
#include "core/data/point.h"
#include "core/document/document.h"

namespace separatrix {

namespace {

constexpr int max_count = 1'000'000;

std::string kinds_text() {
    std::string text;
    for (const auto kind : all_generators) text += (text.empty() ? "" : ", ") + std::string(name_of(kind));
    return text;
}

Outcome<GeneratorSettings> generator_settings(const Arguments& arguments) {
    GeneratorSettings settings;
    const std::string kind = arguments.positional.front();
    const auto found = std::find_if(all_generators.begin(), all_generators.end(),
                                    [&](GeneratorKind known) { return name_of(known) == kind; });
    if (found == all_generators.end()) {
        Error error;
        error.code = ErrorCode::unknown_choice;
        error.subject = "KIND";
        error.given = kind;
        error.expected = kinds_text();
        return usage_failure(error);
    }
    settings.kind = *found;
    const auto count = whole_number(arguments, "count", settings.count, 1, max_count);
    if (!count) return Failed(count.error());
    settings.count = static_cast<int>(*count);
    const auto classes = whole_number(arguments, "classes", settings.classes, 2, max_classes);
    if (!classes) return Failed(classes.error());
    settings.classes = static_cast<int>(*classes);
    if (settings.classes != 2 && !takes_classes(settings.kind))
        return usage_failure("--classes: " + kind + " always has two classes.");
    if (arguments.has("noise")) {
        const auto noise = parse_number(arguments.value("noise"));
        Error error;
        error.code = noise ? ErrorCode::out_of_range : ErrorCode::not_a_number;
        error.subject = "--noise";
        error.given = arguments.value("noise");
        error.expected = from_to(0.0, 1.0);
        if (!noise || !(*noise >= 0 && *noise <= 1)) return usage_failure(error);
        settings.noise = *noise;
    }
    if (arguments.has("seed")) {
        Arguments seed_only;
        seed_only.values.emplace("seed", arguments.value("seed"));
        const auto seeded = with_options(Settings{}, seed_only, 2);
        if (!seeded) return Failed(seeded.error());
        settings.seed = seeded->seed;
    }
    return settings;
}

Outcome<void> run_generate(const Arguments& arguments) {
    const auto settings = generator_settings(arguments);
    if (!settings) return Failed(settings.error());
    // labels as numbers, which every other program reads too
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(settings->classes));
    for (int k = 0; k < settings->classes; ++k) names.push_back(std::to_string(k));
    return write_output(write_csv(generate(*settings, Document{}.axes), names));
}

}  // namespace

Command generate_command() {
    const GeneratorSettings standard;
    Command command;
    command.name = "generate";
    command.arguments = "KIND [options]";
    command.summary = "a data set as CSV: " + kinds_text();
    command.description =
        "Prints points of the plane 0 to 5 with labels 0, 1, … as CSV (x1,x2,label). KIND is one of " + kinds_text() +
        ".\nThe same options give the same points on every machine.";
    command.least_positional = command.most_positional = 1;
    command.options = {
        {"count", "N",
         "number of points, 1 to " + std::to_string(max_count) + " (" + std::to_string(standard.count) + ")"},
        {"noise", "F",
         "deviation of the noise added to the points, in sides of the square, 0 to 1 (" + number_text(standard.noise) +
             ")"},
        {"classes", "K",
         "2 to " + std::to_string(max_classes) + ", for rings, spiral and gaussians (" +
             std::to_string(standard.classes) + ")"},
        {"seed", "N", "of the random numbers (" + std::to_string(standard.seed) + ")"},
    };
    command.run = run_generate;
    return command;
}

}  // namespace separatrix
