#include "app/commands.h"

#include <algorithm>

#include "app/terminal.h"

namespace separatrix {

namespace {

int finish(const Outcome<void>& outcome) {
    if (outcome) return exit_done;
    write_message(outcome.error().sentence);
    return outcome.error().exit_code;
}

}  // namespace

std::vector<Command> all_commands() {
    return {train_command(),     predict_command(),   generate_command(),
            movielens_command(), gradcheck_command(), export_command()};
}

int run_command(const Command& command, const std::vector<std::string>& words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    const auto asks = [&](const char* word) { return std::find(words.begin(), end, word) != end; };
    if (asks("--help") || asks("-h")) return finish(write_output(help_text(command)));
    if (asks("--version")) return finish(write_output(version_text()));
    const auto arguments = parse_arguments(command, words);
    if (!arguments) return finish(Failed(arguments.error()));
    return finish(command.run(*arguments));
}

std::string version_text() { return "separatrix " SEPARATRIX_VERSION "\n"; }

std::string overview_text() {
    std::string text =
        "Usage: separatrix [FILE]              open the window, with a document (.sepx) or a CSV file\n"
        "       separatrix COMMAND ...         work without a window\n"
        "\n"
        "Watch a neural network learn.\n"
        "\n"
        "Commands:\n";
    for (const Command& command : all_commands())
        text += "  " + command.name + std::string(12 - command.name.size(), ' ') + command.summary + "\n";
    text +=
        "\n"
        "Options:\n"
        "  --help      this text; separatrix COMMAND --help for a command\n"
        "  --version   the version\n"
        "\n"
        "Exit codes: 0 done, 1 the data are wrong or a file cannot be read or written, 2 the command line is wrong.\n";
    return text;
}

}  // namespace separatrix
