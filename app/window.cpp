#include "app/window.h"

#include <unistd.h>

#include <QApplication>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <string_view>

#include "app/commands.h"
#include "app/terminal.h"
#include "ui/model/shell/quit_signals.h"
#include "ui/model/words/file_name.h"
#include "ui/model/words/language.h"
#include "ui/view/shell/main_window.h"

namespace separatrix {

namespace {

int usage_error(const std::string& sentence) {
    write_message(sentence);
    return exit_usage;
}

/// How many words belong to an option of Qt's at this place: 0, 1 or 2.
int words_of_qt_option(std::string_view word) {
    constexpr std::array with_value{"platform", "style",    "stylesheet",      "platformpluginpath", "platformtheme",
                                    "plugin",   "geometry", "qwindowgeometry", "qwindowicon",        "qwindowtitle",
                                    "session",  "display",  "fontengine"};
    if (!word.starts_with('-')) return 0;
    word.remove_prefix(word.starts_with("--") ? 2 : 1);
    const auto name = word.substr(0, word.find('='));
    if (name == "reverse" || name == "widgetcount") return 1;
    if (std::find(with_value.begin(), with_value.end(), name) == with_value.end()) return 0;
    return name.size() == word.size() ? 2 : 1;
}

/// The file to open, or a usage failure: found before Qt looks for a screen.
Outcome<std::string> file_of(int argc, char** argv) {
    std::vector<std::string> files;
    bool only_files = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const int qt_words = only_files ? 0 : words_of_qt_option(word);
        if (qt_words > 0) {
            i += qt_words - 1;
        } else if (!only_files && word == "--") {
            only_files = true;
        } else if (!only_files && word.size() > 1 && word.starts_with('-')) {
            return usage_failure("There is no option “" + std::string(word) + "”; see separatrix --help.");
        } else {
            files.emplace_back(word);
        }
    }
    if (files.empty()) return std::string();
    // a word that is neither a file nor looks like one is a mistyped command
    const std::string& first = files.front();
    if (first.find_first_of("./") == std::string::npos && ::access(first.c_str(), F_OK) != 0)
        return usage_failure("There is no command and no file “" + first + "”; see separatrix --help.");
    if (files.size() > 1)
        return usage_failure("The window opens one file, “" + files[1] + "” is one too many; see separatrix --help.");
    return first;
}

bool has_screen() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

bool names_platform(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](std::string_view word) {
        return word.starts_with("-platform") || word.starts_with("--platform");
    });
}

}  // namespace

int run_window(int argc, char** argv) {
    const auto file = file_of(argc, argv);
    if (!file) return usage_error(file.error().sentence);
    if (!has_screen() && !names_platform(argc, argv)) {
        write_message(
            "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set); separatrix --help "
            "tells what works without one.");
        return exit_data;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("separatrix"));
    QApplication::setApplicationDisplayName(QStringLiteral("Separatrix"));
    QApplication::setApplicationVersion(QStringLiteral(SEPARATRIX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("separatrix"));
    install_language(&application, QLocale::system());
    MainWindow window(text_of_file_name(*file));
    window.keepRecoveryFiles(recovery_folder());
    const QuitSignals signals_of_the_system([&window] { window.saveForRecovery(); });
    window.show();
    return QApplication::exec();
}

}  // namespace separatrix
