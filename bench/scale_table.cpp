// Cost against size: seconds of one epoch (with its exact loss) as points, hidden neurons or layers grow, as CSV lines
// "what,size,seconds,samples per second"; bench/scale_plot.py draws them. Usage: scale_table [seconds for each]
#include <cmath>

#include "bench/works.h"
#include "core/training/trainer.h"

using namespace separatrix;
using namespace separatrix::bench;

namespace {

void measure(const char* what, int size, const Work& work, double seconds) {
    Trainer trainer(job_of(work, Precision::double_));
    trainer.run_epoch();
    const auto now = [] { return std::chrono::steady_clock::now(); };
    double best = HUGE_VAL;
    const auto begin = now();
    do {  // the shortest: whatever else the machine does only makes it longer
        const auto start = now();
        trainer.run_epoch();
        best = std::min(best, std::chrono::duration<double>(now() - start).count());
    } while (std::chrono::duration<double>(now() - begin).count() < seconds);
    std::printf("%s,%d,%.6g,%.6g\n", what, size, best, work.count / best);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 0.3;
    std::printf("what,size,seconds,samples_per_second\n");
    Work work{"",  ModelKind::mlp, {16}, Activation::tanh, LossKind::cross_entropy, GeneratorKind::donut, 1000, 2, 32,
              0.05};
    for (const int points : {100, 300, 1000, 3000, 10'000, 30'000, 100'000, 300'000, 1'000'000}) {
        Work w = work;
        w.count = points;
        measure("points", points, w, seconds);
    }
    for (const int hidden : {1, 2, 4, 8, 16, 32, 64}) {
        Work w = work;
        w.count = 10'000;
        w.hidden = {hidden, hidden};
        measure("hidden", hidden, w, seconds);
    }
    for (const int layers : {1, 2, 3, 4, 5, 6}) {
        Work w = work;
        w.count = 10'000;
        w.hidden.assign(static_cast<std::size_t>(layers), 16);
        measure("layers", layers, w, seconds);
    }
    return 0;
}
