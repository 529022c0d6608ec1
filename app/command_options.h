// Options of the command line: what there is, what was given, and the help text of a command.
// A thin layer of our own, because every mistake must end as one clear sentence.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/outcome.h"

namespace separatrix {

struct Option {
    std::string name;   ///< without the dashes
    std::string value;  ///< what the help calls its value; empty: the option takes none
    std::string help;
    char letter = 0;  ///< -o for --out; 0: none
};

/// What was given on the command line after the command's name.
struct Arguments {
    std::vector<std::string> positional;
    std::map<std::string, std::string, std::less<>> values;

    bool has(std::string_view option) const { return values.contains(option); }
    /// The option's value, or `otherwise` if it was not given.
    std::string value(std::string_view option, const std::string& otherwise = {}) const;
};

struct Command {
    std::string name;
    std::string arguments;    ///< as in the usage line: "FILE.csv|FILE.sepx [options]"
    std::string summary;      ///< one line
    std::string description;  ///< paragraphs, one per line
    std::size_t least_positional = 0;
    std::size_t most_positional = 0;
    std::vector<Option> options;
    Outcome<void> (*run)(const Arguments&) = nullptr;
};

/// --name value, --name=value, -- before arguments that begin with a dash. An unknown option, a missing or repeated
/// value, too few or too many arguments are usage failures.
Outcome<Arguments> parse_arguments(const Command& command, const std::vector<std::string>& words);

/// "Usage: separatrix train ...", the description and the options.
std::string help_text(const Command& command);

/// `text` in lines of at most `width` characters, each line after the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 100);

}  // namespace separatrix
