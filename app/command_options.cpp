#include "app/command_options.h"

#include <algorithm>

#include "core/data/error.h"

namespace separatrix {

namespace {

const Option* find_option(const std::vector<Option>& options, std::string_view name) {
    const auto found =
        std::find_if(options.begin(), options.end(), [name](const Option& option) { return option.name == name; });
    return found == options.end() ? nullptr : &*found;
}

/// The option that a word as it was written names: --out, or -o.
const Option* option_of(const std::vector<Option>& options, std::string_view written) {
    if (written.starts_with("--")) return find_option(options, written.substr(2));
    const auto found = std::find_if(options.begin(), options.end(), [written](const Option& option) {
        return option.letter != 0 && written == std::string{'-', option.letter};
    });
    return found == options.end() ? nullptr : &*found;
}

std::string see_help(const Command& command) { return "see separatrix " + command.name + " --help."; }

/// Foreign text within a sentence: quoted, and not a page long.
std::string quoted(std::string_view text) {
    const std::string_view kept = beginning_of(text, longest_excerpt);
    return "“" + std::string(kept) + (kept.size() < text.size() ? "…”" : "”");
}

/// A negative number is a value, anything else that begins with a dash is meant as an option.
bool looks_like_option(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && !(word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
}

}  // namespace

std::string Arguments::value(std::string_view option, const std::string& otherwise) const {
    const auto found = values.find(option);
    return found == values.end() ? otherwise : found->second;
}

Outcome<Arguments> parse_arguments(const Command& command, const std::vector<std::string>& words) {
    Arguments arguments;
    bool only_positional = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (!only_positional && word == "--") {
            only_positional = true;
            continue;
        }
        if (only_positional || !looks_like_option(word)) {
            if (arguments.positional.size() == command.most_positional)
                return usage_failure(command.name + ": the argument " + quoted(word) + " is one too many; " +
                                     see_help(command));
            arguments.positional.emplace_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string_view written = word.substr(0, equals);
        const Option* option = option_of(command.options, written);
        if (!option)
            return usage_failure(command.name + ": there is no option " + quoted(written) + "; " + see_help(command));
        if (arguments.has(option->name))
            return usage_failure(command.name + ": --" + option->name + " is given twice.");
        std::string value;
        if (option->value.empty()) {
            if (equals != std::string_view::npos)
                return usage_failure(command.name + ": --" + option->name + " takes no value.");
        } else if (equals != std::string_view::npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 < words.size() && !looks_like_option(words[i + 1])) {
            value = words[++i];
        } else {
            return usage_failure(command.name + ": --" + option->name + " needs a value (" + option->value + ").");
        }
        arguments.values.emplace(option->name, std::move(value));
    }
    if (arguments.positional.size() < command.least_positional)
        return usage_failure("The command is: separatrix " + command.name + " " + command.arguments + ".");
    return arguments;
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string result;
    std::size_t column = indent;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (column > indent && column + 1 + word.size() > width) {
            result += '\n' + std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            result += ' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

std::string help_text(const Command& command) {
    std::string text = "Usage: separatrix " + command.name + " " + command.arguments + "\n\n";
    std::string_view rest = command.description;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        text += wrapped(rest.substr(0, end), 0) + "\n";
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    text += "\nOptions:\n";
    const std::size_t indent = 28;
    auto options = command.options;
    options.push_back({"help", "", "this text"});
    options.push_back({"version", "", "the version"});
    for (const Option& option : options) {
        std::string head = (option.letter != 0 ? std::string("  -") + option.letter + ", --" : "  --") + option.name +
                           (option.value.empty() ? "" : " " + option.value);
        head += head.size() + 2 <= indent ? std::string(indent - head.size(), ' ') : "\n" + std::string(indent, ' ');
        text += head + wrapped(option.help, indent) + "\n";
    }
    return text;
}

}  // namespace separatrix
