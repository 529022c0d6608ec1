#include "app/setting_options.h"

#include "core/data/numbers.h"
#include "core/training/setting_text.h"

namespace separatrix {

namespace {

/// The row's help with what only the table and the defaults know put in.
std::string help_of(const Setting& setting) {
    std::string help = setting.help;
    const auto put = [&help](std::string_view place, const std::string& words) {
        const auto found = help.find(place);
        if (found != std::string::npos) help.replace(found, place.size(), words);
    };
    put("{choices}", setting.choices ? listed(setting.choices()) : std::string());
    put("{default}", setting_text(setting, Settings{}));
    put("{low}", number_text(setting.range.low));
    put("{high}", number_text(setting.range.high));
    put("{count}", std::to_string(limits::max_hidden_layers));
    return help;
}

/// The error in the words of the command line: --learning-rate, not its title in the window.
Error as_option(Error error) {
    if (!error.subject.empty()) error.subject = "--" + error.subject;
    return error;
}

}  // namespace

std::vector<Option> setting_options() {
    std::vector<Option> options;
    for (const Setting& setting : settings_table())
        if (*setting.argument != 0) options.push_back({std::string(setting.name), setting.argument, help_of(setting)});
    return options;
}

Outcome<Settings> with_options(Settings settings, const Arguments& arguments, int classes) {
    bool given = false;
    for (const Option& option : setting_options()) {
        if (!arguments.has(option.name)) continue;
        given = true;
        if (const auto set = set_from_text(settings, option.name, arguments.value(option.name)); !set)
            return usage_failure(as_option(set.error()));
    }
    if (!given) return settings;
    if (arguments.has("hidden") && !arguments.has("model")) settings.model.model = ModelKind::mlp;
    const Settings fitting = compatible(settings, classes);
    if (!arguments.has("model")) settings.model.model = fitting.model.model;
    if (!arguments.has("loss")) settings.training.loss = fitting.training.loss;
    return settings;
}

Outcome<void> check_settings(const Settings& settings, int classes, const Arguments& arguments,
                             const std::string& file) {
    const auto error = validate(settings, classes);
    if (!error) return {};
    if (arguments.has(error->subject)) return usage_failure(*error);
    return data_failure(*error, file);
}

Outcome<std::int64_t> whole_number(const Arguments& arguments, const std::string& option, std::int64_t otherwise,
                                   std::int64_t low, std::int64_t high) {
    if (!arguments.has(option)) return otherwise;
    const std::string text = arguments.value(option);
    Error error;
    error.subject = "--" + option;
    error.given = text;
    error.expected = from_to(low, high);
    const auto number = parse_integer(text);
    error.code = number || parse_number(text) ? ErrorCode::out_of_range : ErrorCode::not_a_number;
    if (!number || *number < low || *number > high) return usage_failure(error);
    return *number;
}

}  // namespace separatrix
