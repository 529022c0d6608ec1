// An hour (or as many minutes as asked) of training at full speed with edits in between: does the window's memory stay
// flat? Exit code 1 if it grows by more than 5 MB after the first minute. Usage: window_soak [minutes] [points]
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "core/data/generators.h"
#include "core/data/numbers.h"
#include "ui/model/session/session.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

double resident_megabytes() {
    long whole = 0;
    long resident = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &whole, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int minutes = argc > 1 ? static_cast<int>(parse_integer(argv[1]).value_or(60)) : 60;
    const int points = argc > 2 ? static_cast<int>(parse_integer(argv[2]).value_or(200)) : 200;
    MainWindow window;
    window.show();
    Session& session = window.session();
    session.apply(QStringLiteral("generate"), [points](Document document) {
        GeneratorSettings settings;
        settings.count = points;
        auto generated = generate(settings, document.axes);
        return with_points(std::move(document), std::move(generated), 2);
    });
    session.undoStack()->clear();  // the undo steps are kept on purpose and grow with what the person does
    session.setSpeed(1);
    session.setTraining(true);

    const double settled_after = std::min(60.0, minutes * 60.0 / 2);
    QElapsedTimer clock;
    clock.start();
    double settled = 0;
    double largest = 0;
    int seconds = 0;
    QTimer every_second;
    QObject::connect(&every_second, &QTimer::timeout, [&] {
        ++seconds;
        // the learning rate to and fro: a live change each second
        session.apply(QStringLiteral("rate"), [seconds](Document document) {
            document.settings.training.learning_rate = seconds % 2 == 0 ? 0.1 : 0.05;
            return document;
        });
        if (seconds % 10 == 0) session.undoStack()->clear();
        const double elapsed = static_cast<double>(clock.elapsed()) / 1000;
        const double now = resident_megabytes();
        if (settled == 0 && elapsed >= settled_after) settled = now;
        if (settled > 0) largest = std::max(largest, now);
        if (seconds % 60 == 0) {
            std::printf("%5d s  %8.1f MB  epoch %lld\n", seconds, now, static_cast<long long>(session.frame()->epoch));
            std::fflush(stdout);
        }
        if (elapsed < minutes * 60.0) return;
        std::printf("points %d, %.0f s, epoch %lld: %.1f MB after %.0f s, %.1f MB at most since, %.1f MB now\n", points,
                    elapsed, static_cast<long long>(session.frame()->epoch), settled, settled_after, largest, now);
        QCoreApplication::exit(now - settled <= 5 ? 0 : 1);
    });
    every_second.start(1000);
    return QApplication::exec();
}
