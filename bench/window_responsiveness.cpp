// How long the window keeps the person waiting while a neuron trains as fast as it can: the longest and typical gap
// between ticks of a 10 ms timer, the time Stop takes, and frames drawn. Usage: window_responsiveness [points]
// [seconds]
#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "core/data/generators.h"
#include "core/data/numbers.h"
#include "ui/model/session/session.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

double at(std::vector<double> sorted, double share) {
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

/// Milliseconds that this thread has computed.
double own_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int points = argc > 1 ? static_cast<int>(parse_integer(argv[1]).value_or(200)) : 200;
    const int seconds = argc > 2 ? static_cast<int>(parse_integer(argv[2]).value_or(10)) : 10;

    MainWindow window;
    window.show();
    Session& session = window.session();
    session.apply("generate", [points](Document document) {
        GeneratorSettings settings;
        settings.count = points;
        auto generated = generate(settings, document.axes);
        return with_points(std::move(document), std::move(generated), 2);
    });
    session.setSpeed(1);

    std::vector<double> gaps;
    QElapsedTimer since_tick;
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    QObject::connect(&ticks, &QTimer::timeout, [&] {
        gaps.push_back(static_cast<double>(since_tick.nsecsElapsed()) * 1e-6);
        since_tick.restart();
    });
    int frames = 0;
    int fields = 0;
    QObject::connect(&session, &Session::frameChanged, [&] { ++frames; });
    QObject::connect(session.fieldFeed(), &FieldFeed::fieldChanged, [&] { ++fields; });

    // a second to settle: the first layout and the fonts are not training
    double computed = 0;
    QTimer::singleShot(1000, [&] {
        computed = own_ms();
        frames = fields = 0;
        session.setTraining(true);
        since_tick.start();
        ticks.start(10);
    });
    double stop_ms = 0;
    QTimer::singleShot(1000 + seconds * 1000, [&] {
        ticks.stop();
        const auto epochs = session.frame()->epoch;
        std::printf("points                   %d\n", points);
        std::printf("seconds                  %d\n", seconds);
        std::printf("epochs                   %lld\n", static_cast<long long>(epochs));
        std::printf("frames taken per second  %.1f\n", static_cast<double>(frames) / seconds);
        std::printf("fields drawn per second  %.1f\n", static_cast<double>(fields) / seconds);
        std::printf("of the window's thread   %.2f ms a frame\n", (own_ms() - computed) / std::max(frames, 1));
        std::printf("gap between 10 ms ticks  median %.1f ms, 99 %% %.1f ms, longest %.1f ms\n", at(gaps, 0.5),
                    at(gaps, 0.99), at(gaps, 1));
        QElapsedTimer stop;
        stop.start();
        session.setTraining(false);
        while (session.frame()->run_state != RunState::paused && stop.elapsed() < 10000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
        stop_ms = static_cast<double>(stop.nsecsElapsed()) * 1e-6;
        std::printf("Stop answered after      %.1f ms\n", stop_ms);
        // what is still under way (the field, the verdicts) may end first
        const auto wait = [](int milliseconds) {
            QEventLoop loop;
            QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
            loop.exec();
        };
        wait(1000);
        const std::clock_t begin = std::clock();
        wait(2000);
        std::printf("processor while paused   %.2f %%\n",
                    100.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / 2);
        QCoreApplication::exit(at(gaps, 1) <= 50 && stop_ms <= 100 ? 0 : 1);
    });
    return QApplication::exec();
}
