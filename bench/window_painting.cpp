// What one gesture costs the window with many movies on the plane, training as fast as it goes: from the event to the
// drawn points. Usage: window_painting [points]
#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include "core/data/numbers.h"
#include "core/document/edits.h"
#include "ui/model/session/selection_edits.h"
#include "ui/view/plane/plane_view.h"

using namespace separatrix;

namespace {

double at(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Milliseconds of the event and of all drawing that it asked for.
void measure(const char* what, int times, const std::function<void(int)>& event) {
    std::vector<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer clock;
        clock.start();
        event(i);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        milliseconds.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::printf("%-28s median %6.2f ms   90 %% %6.2f   longest %6.2f\n", what, at(milliseconds, 0.5),
                at(milliseconds, 0.9), at(milliseconds, 1));
}

/// All that the window's thread computes for one frame while it trains.
double frame_milliseconds(const Session& session) {
    int frames = 0;
    QEventLoop loop;
    QObject::connect(&session, &Session::frameChanged, &loop, [&] { ++frames; });
    QTimer::singleShot(3000, &loop, &QEventLoop::quit);
    timespec begin{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    loop.exec();
    timespec end{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    const double spent =
        static_cast<double>(end.tv_sec - begin.tv_sec) * 1e3 + static_cast<double>(end.tv_nsec - begin.tv_nsec) * 1e-6;
    return spent / std::max(frames, 1);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int count = argc > 1 ? static_cast<int>(parse_integer(argv[1]).value_or(100'000)) : 100'000;
    Session session;
    PlaneView plane(&session);
    plane.resize(800, 800);
    plane.show();
    std::vector<Point> points(static_cast<std::size_t>(count));
    Rng rng(1);
    for (auto& point : points) {
        point = {rng.uniform(0, 5), rng.uniform(0, 5), 0, 0, {}};
        point.label = point.x1 + point.x2 > 5 ? 1 : 0;
    }
    session.apply("many", [&](Document d) { return add_points(std::move(d), points); });
    const auto settle = [&](int milliseconds) {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < milliseconds) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    };
    settle(1500);
    session.setSpeed(1);
    session.setTraining(true);
    settle(1000);

    PlaneGestures& gestures = *plane.gestures();
    const QRectF area = gestures.mapping().pixels;
    const auto place = [&](double x, double y) {
        return QPointF(area.left() + x * area.width(), area.top() + y * area.height());
    };
    std::printf("%d points, %s\n", count, session.isTraining() ? "training" : "paused");
    plane.clearFocus();  // nobody has come by the keyboard, whose frame would be drawn
    std::printf("a frame of training, 800 x 800 %5.2f ms of the window's thread\n", frame_milliseconds(session));
    gestures.move(place(0.5, 0.5), Qt::NoButton);
    std::printf("with the cursor on the plane   %5.2f ms\n", frame_milliseconds(session));
    gestures.leave();
    const int n = 60;
    measure("add", n, [&](int i) { gestures.addAt({0.05 * i, 2}, i % 2); });
    measure("undo", n, [&](int) { session.undoStack()->undo(); });
    gestures.press(gestures.mapping().to_pixel(points[0].x1, points[0].x2), Qt::LeftButton);
    measure("drag", n, [&](int i) { gestures.move(place(0.2 + 0.01 * i, 0.5), Qt::LeftButton); });
    gestures.release(place(0.8, 0.5), Qt::LeftButton);
    gestures.setTool(PlaneTool::erase);
    gestures.press(place(0.2, 0.2), Qt::LeftButton);
    measure("erase", n, [&](int i) { gestures.move(place(0.2 + 0.01 * i, 0.2), Qt::LeftButton); });
    gestures.release(place(0.8, 0.2), Qt::LeftButton);
    gestures.setTool(PlaneTool::brush);
    ToolOptions options;
    options.brush_radius = 60;
    options.brush_density = 100;
    gestures.setOptions(options);
    const auto before = session.document().points.size();
    gestures.press(place(0.1, 0.7), Qt::LeftButton);
    measure("brush", 240, [&](int i) {
        gestures.move(place(0.5 + 0.4 * std::sin(i / 10.0), 0.6 + 0.3 * std::cos(i / 13.0)), Qt::LeftButton);
    });
    gestures.release(place(0.5, 0.6), Qt::LeftButton);
    std::printf("painted                      %zu movies\n", session.document().points.size() - before);
    measure("undo of all that paint", 1, [&](int) { session.undoStack()->undo(); });
    measure("select all", 1, [&](int) { select_all(session); });
    measure("everything drawn anew", 5, [&](int i) { gestures.wheel(place(0.5, 0.5), i % 2 == 0 ? 1 : -1); });
    return 0;
}
