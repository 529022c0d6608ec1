// The works that everybody is measured on, and how a peer answers: one line "samples per second, loss before, after".
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "core/data/generators.h"
#include "core/training/job.h"

namespace separatrix::bench {

struct Work {
    const char* name;
    ModelKind model;
    std::vector<int> hidden;
    Activation activation;
    LossKind loss;
    GeneratorKind points;
    int count;
    int classes;
    int batch;
    double rate;
};

inline const std::vector<Work>& works() {
    static const std::vector<Work> all{
        {"W1", ModelKind::mlp, {4, 2}, Activation::tanh, LossKind::squared, GeneratorKind::circles, 250, 2, 10, 0.03},
        {"W2", ModelKind::neuron, {}, Activation::sigmoid, LossKind::squared, GeneratorKind::linear, 200, 2, 1, 0.1},
        {"W3",
         ModelKind::mlp,
         {16},
         Activation::sigmoid,
         LossKind::cross_entropy,
         GeneratorKind::rings,
         1000,
         5,
         32,
         0.1},
        {"W4",
         ModelKind::mlp,
         {64, 64},
         Activation::tanh,
         LossKind::cross_entropy,
         GeneratorKind::rings,
         10'000,
         5,
         256,
         0.1},
        {"W5",
         ModelKind::mlp,
         {256, 256, 256},
         Activation::relu,
         LossKind::cross_entropy,
         GeneratorKind::donut,
         100'000,
         2,
         1024,
         0.05},
    };
    return all;
}

inline const Work* work_named(const char* name) {
    for (const Work& work : works())
        if (std::strcmp(work.name, name) == 0) return &work;
    return nullptr;
}

inline std::vector<Point> points_of(const Work& work) {
    GeneratorSettings settings;
    settings.kind = work.points;
    settings.count = work.count;
    settings.classes = work.classes;
    return generate(settings, {Axis{"x1", 0, 5}, Axis{"x2", 0, 5}});
}

/// W1 has one output against 0 and 1, as the others' libraries have it: the neuron's objective on a deeper network is
/// not one of ours, so there it is the two one-hot outputs of our MLP, which is a little more to do.
inline TrainingJob job_of(const Work& work, Precision precision) {
    TrainingJob job;
    job.dataset = std::make_shared<const Dataset>(
        make_dataset(points_of(work), {Axis{"x1", 0, 5}, Axis{"x2", 0, 5}}, work.classes, 0));
    job.settings.model.model = work.model;
    job.settings.model.hidden = work.hidden;
    job.settings.model.activation = work.activation;
    job.settings.training.loss = work.loss;
    job.settings.training.learning_rate = work.rate;
    job.settings.training.batch_size = work.batch;
    job.settings.training.precision = precision;
    return job;
}

/// The points as everybody gets them: marks scaled to [-1, 1].
struct Arrays {
    std::vector<float> x;  ///< x1, x2 of each sample
    std::vector<int> y;
};
inline Arrays arrays_of(const Work& work) {
    Arrays arrays;
    for (const Point& point : points_of(work)) {
        arrays.x.push_back(static_cast<float>((point.x1 - 2.5) * 0.4));
        arrays.x.push_back(static_cast<float>((point.x2 - 2.5) * 0.4));
        arrays.y.push_back(point.label);
    }
    return arrays;
}

/// Calls `epoch` (which returns a loss) until the seconds are over and prints the line that bench/run reads.
template <class Epoch>
void report(const Work& work, double seconds, const Epoch& epoch) {
    const auto now = [] { return std::chrono::steady_clock::now(); };
    const double first = epoch();
    const auto begin = now();
    double last = first;
    double elapsed = 0;
    std::int64_t epochs = 0;
    do {
        last = epoch();
        ++epochs;
        elapsed = std::chrono::duration<double>(now() - begin).count();
    } while (elapsed < seconds);
    std::printf("%.6g %.6g %.6g\n", static_cast<double>(epochs) * work.count / elapsed, first, last);
}

/// A peer's main(): WORK SECONDS. Exit code 3: this peer cannot do this work.
template <class Run>
int peer_main(int argc, char** argv, const Run& run) {
    const Work* work = argc > 1 ? work_named(argv[1]) : nullptr;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 0.3;
    if (!work) {
        std::fprintf(stderr, "usage: %s W1|W2|W3|W4|W5 [seconds]\n", argv[0]);
        return 2;
    }
    return run(*work, seconds) ? 0 : 3;
}

}  // namespace separatrix::bench
