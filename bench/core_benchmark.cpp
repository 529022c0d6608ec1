// Google Benchmark over the core: training works through Trainer::run_epoch with its exact loss of every epoch,
// decision surfaces with and without their border, and what an epoch is made of. `--points WORK` prints a work's points
// for peers.
#include <benchmark/benchmark.h>

#include "bench/works.h"
#include "core/analysis/boundary.h"
#include "core/analysis/neuron_maps.h"
#include "core/data/csv.h"
#include "core/training/epoch_order.h"
#include "core/training/trainer.h"
#include "core/training/training_engine.h"

using namespace separatrix;
using namespace separatrix::bench;

namespace {

void train(benchmark::State& state, const Work& work, Precision precision) {
    Trainer trainer(job_of(work, precision));
    const double before = trainer.metrics().train.loss;
    trainer.run_epoch();
    for (auto _ : state) trainer.run_epoch();
    state.SetItemsProcessed(state.iterations() * work.count);
    state.counters["before"] = before;
    state.counters["after"] = trainer.metrics().train.loss;
    if (!(trainer.metrics().train.loss < before)) state.SkipWithError("the loss does not fall");
}

/// Shuffle, forward, backward, update: what the peers do. Without the exact loss, accuracy and confusion of every
/// epoch.
template <class Scalar>
void train_alone(benchmark::State& state, const Work& work) {
    const TrainingJob job = job_of(work, Precision::double_);
    const auto& training = job.settings.training;
    const Architecture architecture = architecture_of(job.settings.model, work.classes);
    const auto n = static_cast<Index>(job.dataset->train.size());
    Engine<Scalar> engine;
    engine.network = cast<Scalar>(initial_network(architecture, job.settings.model.initializer, job.settings.seed));
    engine.X = scaled(input_scale(job.settings.model.scale, *job.dataset), job.dataset->X).template cast<Scalar>();
    engine.y = job.dataset->y;
    engine.frozen = frozen_places({}, engine.network);
    const StepSettings step{
        objective_of(job.settings, work.classes), training.penalty, training.optimizer, training.learning_rate, {}};
    const auto loss = [&] { return engine.evaluate(step.objective, 0, job.dataset->train).loss; };
    const double before = loss();
    Rng rng(job.settings.seed, RandomStream::order);
    std::vector<Index> order;
    for (auto _ : state) {
        draw_epoch_order(training, *job.dataset, rng, order);
        engine.train(step, order.data(), n, work.batch);
    }
    state.SetItemsProcessed(state.iterations() * work.count);
    state.counters["before"] = before;
    state.counters["after"] = loss();
    if (!(loss() < before)) state.SkipWithError("the loss does not fall");
}

void evaluate(benchmark::State& state, const Work& work, Precision precision) {
    const Trainer trainer(job_of(work, precision));
    for (auto _ : state) benchmark::DoNotOptimize(trainer.evaluate());
    state.SetItemsProcessed(state.iterations() * work.count);
}

Predictor predictor_of(std::vector<int> hidden, Activation activation, int classes) {
    Predictor predictor;
    predictor.architecture.model = ModelKind::mlp;
    predictor.architecture.hidden = std::move(hidden);
    predictor.architecture.activation = activation;
    predictor.architecture.classes = classes;
    predictor.scale = {ScaleKind::range, {2.5, 2.5}, {0.4, 0.4}};
    predictor.network = initial_network(predictor.architecture, Initializer::glorot, 1);
    return predictor;
}

void field(benchmark::State& state, const Predictor& predictor, int size, bool border) {
    for (auto _ : state) {
        const auto answer = decision_field(predictor, {}, size, size);
        if (border) benchmark::DoNotOptimize(boundary_of(answer));
        benchmark::DoNotOptimize(answer.p.data());
    }
}

void maps(benchmark::State& state, const Predictor& predictor, int size) {
    for (auto _ : state) benchmark::DoNotOptimize(neuron_maps(predictor, {}, size, size).p.data());
}

/// A table as a person has it: two columns of marks with three decimals and a label, 15 MB for a million rows.
void csv(benchmark::State& state, int rows) {
    std::string text = "x1,x2,label\n";
    Rng rng(1);
    char line[64];
    for (int i = 0; i < rows; ++i) {
        const double x1 = rng.uniform(0, 5);
        const double x2 = rng.uniform(0, 5);
        text.append(line, static_cast<std::size_t>(
                              std::snprintf(line, sizeof line, "%.3f,%.3f,%d\n", x1, x2, x1 + x2 > 5 ? 1 : 0)));
    }
    for (auto _ : state) {
        const auto data = read_csv(text, "bench.csv", {});
        if (!data || data->points.size() != static_cast<std::size_t>(rows)) state.SkipWithError("not read");
    }
}

int print_points(const char* name) {
    const Work* work = work_named(name);
    if (!work) return 2;
    const Arrays arrays = arrays_of(*work);
    for (std::size_t i = 0; i < arrays.y.size(); ++i)
        std::printf("%.9g %.9g %d\n", static_cast<double>(arrays.x[2 * i]), static_cast<double>(arrays.x[2 * i + 1]),
                    arrays.y[i]);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "--points") == 0) return print_points(argv[2]);
    for (const Work& work : works()) {
        for (const auto precision : {Precision::double_, Precision::float_}) {
            const std::string end = precision == Precision::double_ ? "/double" : "/float";
            const std::string name = work.name;
            const auto add = [&](const std::string& what, auto... arguments) {
                benchmark::RegisterBenchmark((name + what + end).c_str(), arguments...)->UseRealTime();
            };
            add("", train, work, precision);
            add("/alone", precision == Precision::double_ ? train_alone<double> : train_alone<float>, work);
            add("/evaluate", evaluate, work, precision);
        }
    }
    const Predictor r1 = predictor_of({16}, Activation::tanh, 2);
    const Predictor r2 = predictor_of({64, 64}, Activation::tanh, 5);
    const auto add = [](const char* name, auto... arguments) {
        benchmark::RegisterBenchmark(name, arguments...)->Unit(benchmark::kMillisecond)->UseRealTime();
    };
    add("R1/256", field, r1, 256, false);
    add("R1/1000", field, r1, 1000, false);
    add("R1/1000/border", field, r1, 1000, true);
    add("R2/256", field, r2, 256, false);
    add("R2/512", field, r2, 512, false);
    add("R2/256/border", field, r2, 256, true);
    add("maps/R1/160", maps, r1, 160);
    add("maps/R2/160", maps, r2, 160);
    add("csv/1000000", csv, 1'000'000);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
