// Dispatch only: a command works without a window, anything else opens it.
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/offscreen_scene.h"
#include "app/terminal.h"
#include "app/window.h"

namespace {

using namespace separatrix;

int print(const std::string& text) {
    const auto written = write_output(text);
    if (written) return exit_done;
    write_message(written.error().sentence);
    return written.error().exit_code;
}

int dispatch(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) return run_window(argc, argv);
    for (const Command& command : all_commands())
        if (command.name == words.front()) return run_command(command, {words.begin() + 1, words.end()});
    for (const std::string& word : words) {
        if (word == "--") break;
        if (word == "--help" || word == "-h") return print(overview_text());
        if (word == "--version") return print(version_text());
    }
    // not in the help: what ./run shows where there is no screen
    if (words.front() == "--offscreen-scene") return run_offscreen_scene({words.begin() + 1, words.end()});
    return run_window(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
    prepare_terminal();
    try {
        return dispatch(argc, argv);
    } catch (const std::bad_alloc&) {
        write_message("There is not enough memory.");
    } catch (const std::exception& problem) {
        write_message(std::string("An unexpected error ended the program: ") + problem.what() + ".");
    }
    return exit_data;
}
