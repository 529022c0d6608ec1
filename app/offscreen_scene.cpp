#include "app/offscreen_scene.h"

#include <QApplication>
#include <QBuffer>
#include <QDeadlineTimer>
#include <QStandardPaths>

#include "app/commands.h"
#include "app/terminal.h"
#include "ui/model/files/document_files.h"
#include "ui/model/words/language.h"
#include "ui/model/words/sentences.h"
#include "ui/view/shell/main_window.h"

namespace separatrix {

namespace {

constexpr std::int64_t scene_epochs = 300;
constexpr QSize scene_size(1440, 900);
constexpr int longest_wait_ms = 120'000;

/// Lets the window live until `done`; false if that takes too long.
template <class Done>
bool live_until(const Done& done) {
    const QDeadlineTimer deadline(longest_wait_ms);
    while (!done()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

/// A little longer: queued repaints come after the last signal.
void settle() {
    const QDeadlineTimer deadline(300);
    while (!deadline.hasExpired()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

bool train_scene(Session& session) {
    if (!live_until([&] { return session.frame() != nullptr; })) return false;
    const std::int64_t missing = session.isUntouched() && !session.refusal() ? scene_epochs : 0;
    const std::int64_t target = session.frame()->epoch + missing;
    for (std::int64_t i = 0; i < missing; ++i) session.stepEpoch();
    return live_until([&] {
        const auto field = session.field();
        return session.frame()->epoch >= target && field && !field->coarse && field->epoch >= target;
    });
}

QByteArray picture_of(MainWindow& window) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    window.grab().save(&buffer, "PNG");
    return bytes;
}

int failed(const std::string& sentence, int code) {
    write_message(sentence);
    return code;
}

}  // namespace

int run_offscreen_scene(const std::vector<std::string>& words) {
    if (words.empty() || words.size() > 3 || !QString::fromStdString(words[0]).endsWith(QStringLiteral(".png")))
        return failed("--offscreen-scene takes PICTURE.png [light|dark] [FILE].", exit_usage);
    const bool dark = words.size() > 1 && words[1] == "dark";

    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    QStandardPaths::setTestModeEnabled(true);
    int argument_count = 1;
    char name[] = "separatrix";
    char* arguments[] = {name, nullptr};
    QApplication application(argument_count, arguments);
    install_language(&application, QLocale::system());
    MainWindow window;
    window.setTheme(dark ? dark_theme() : light_theme());
    window.resize(scene_size);
    if (words.size() > 2) {
        auto opened = open_file(QString::fromStdString(words[2]));
        if (!opened) return failed(sentence(opened.error()).toStdString(), exit_data);
        window.session().open(std::move(opened->saved), {});
    }
    window.show();
    if (!train_scene(window.session())) return failed("The scene could not be drawn in time.", exit_data);
    settle();
    if (const auto saved = save_file(QString::fromStdString(words[0]), picture_of(window)); !saved)
        return failed(sentence(saved.error()).toStdString(), exit_data);
    const auto written = write_output(words[0] + "\n");
    return written ? exit_done : failed(written.error().sentence, written.error().exit_code);
}

}  // namespace separatrix
