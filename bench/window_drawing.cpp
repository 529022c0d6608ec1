// What it costs to draw: the plane's layers with more and more movies, 1440 x 900. Median of 20 each. Usage:
// window_drawing [most points]
#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "core/data/generators.h"
#include "core/data/numbers.h"
#include "ui/model/canvas/field_image.h"
#include "ui/model/look/theme.h"
#include "ui/model/session/session.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

template <class Action>
double median_ms(const Action& action) {
    std::vector<double> spent;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer clock;
        clock.start();
        action();
        spent.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::sort(spent.begin(), spent.end());
    return spent[spent.size() / 2];
}

void settle(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    settle(500);
    Session& session = window.session();
    auto* const plane = window.findChild<PlaneView*>();
    if (!plane) return 1;
    std::printf("points     a paint  everything, ms\n");
    const int most = argc > 1 ? static_cast<int>(parse_integer(argv[1]).value_or(1'000'000)) : 1'000'000;
    for (const int points : {200, 1000, 10'000, 100'000, 1'000'000}) {
        if (points > most) break;
        session.apply(QStringLiteral("generate"), [points](Document document) {
            GeneratorSettings settings;
            settings.count = points;
            auto generated = generate(settings, document.axes);
            return with_points(std::move(document), std::move(generated), 2);
        });
        settle(1000);
        const double paint = median_ms([&] { plane->repaint(); });
        const double everything = median_ms([&] { plane->replot(QCustomPlot::rpImmediateRefresh); });
        std::printf("%-10d %7.2f  %10.2f\n", points, paint, everything);
    }
    if (const auto field = session.field())
        std::printf("field's colours %d x %d (on the field's thread): %.2f ms\n", field->field.columns,
                    field->field.rows, median_ms([&] { (void)field_image(field->field, *field->palette); }));
    return 0;
}
